import { gradeField, judgeParts } from '../formats/write/judgments-of.ts';
import { Grade, swapped } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { TableBuilder } from '../table/table-builder.ts';
import { fillPrompt } from './prompt/prompt.ts';
import { readStrength, readVerdict } from './reading/verdict.ts';
import type { ReadingRule } from './reading/verdict.ts';
import type { JudgedQuestion, JudgeReply, JudgingSetup } from './setup.ts';

/** A run as far as it has come; the order of its replies says nothing. */
export interface JudgedRun {
  readonly setup: Pick<JudgingSetup, 'models' | 'judges'>;
  /** By judge the rule that its replies are read by; null: that of its prompt. */
  readonly rules: readonly (ReadingRule | null)[];
  readonly questions: readonly JudgedQuestion[];
  readonly replies: readonly JudgeReply[];
}

/**
 * The run's judgments, unparsed ones among them: by judge, question and pair, of two orders the
 * one that shows the first of the run's models first; repeats are left out. As in FastChat, the turn of a judgment is
 * the number of turns that it is about.
 */
export function runTable(run: JudgedRun): JudgmentTable {
  const { setup, questions, replies } = run;
  const table = new TableBuilder();
  for (const reply of inOrder(replies)) {
    const { judge, question, left, right, outcome } = reply;
    const grade = gradeOf(run, reply);
    table.add({
      left: setup.models[left],
      right: setup.models[right],
      outcome,
      question: questions[question].id,
      judge: setup.judges[judge].name,
      turn: turnOf(questions[question]),
      weight: 1,
      ...(grade !== undefined && { grade }),
    });
  }
  return table.build();
}

/** By Outcome: left, right, tie, unparsed. */
const WINNERS = ['model_1', 'model_2', 'tie', 'error'] as const;

/**
 * The run as JSON Lines of FastChat pair judgments, with question and answers as ja-vicuna-qa
 * has them: what reads them shows question, answers and reasoning without any other file. Both
 * orders of a pair share a line. Reading it back gives `runTable`.
 */
export function* writeRun(run: JudgedRun): Generator<string> {
  const { setup, questions, replies } = run;
  const sorted = inOrder(replies);
  for (let at = 0; at < sorted.length; at++) {
    const first = sorted[at];
    const next = sorted.at(at + 1);
    const second = next !== undefined && isSwapOf(first, next) ? next : undefined;
    if (second !== undefined) at++;
    const judge = setup.judges[first.judge];
    const question = questions[first.question];
    const prompt = (reply: JudgeReply) =>
      judge.provider === 'human' ? null : fillPrompt(judge.template, question, reply).user;
    const record = {
      question_id: question.id,
      model_1: setup.models[first.left],
      model_2: setup.models[first.right],
      g1_winner: WINNERS[first.outcome],
      ...(second === undefined ? {} : { g2_winner: WINNERS[swapped(second.outcome)] }),
      ...gradeField(gradeOf(run, first), 'g1_grade'),
      ...(second === undefined ? {} : gradeField(gradeOf(run, second), 'g2_grade')),
      judge: judgeParts(judge.name),
      question: asText(question.turns),
      answer_1: asText(question.answers[first.left]),
      answer_2: asText(question.answers[first.right]),
      g1_user_prompt: prompt(first),
      g1_judgment: first.text,
      ...(second === undefined ? {} : { g2_user_prompt: prompt(second), g2_judgment: second.text }),
      turn: turnOf(question),
      tstamp: Math.max(first.at, second?.at ?? 0) / 1000,
    };
    yield `${JSON.stringify(record)}\n`;
  }
}

/** How clear a win the reply says it is, where its rule has marks for it. */
function gradeOf({ setup, rules }: JudgedRun, reply: JudgeReply): Grade | undefined {
  const { provider, template } = setup.judges[reply.judge];
  // People write notes.
  if (provider === 'human') return undefined;
  const rule = rules[reply.judge] ?? template.convention;
  const isStrong = readStrength(reply.text, rule);
  const isRead = isStrong !== null && readVerdict(reply.text, rule) === reply.outcome;
  return isRead ? (isStrong ? Grade.strong : Grade.plain) : undefined;
}

/** Questions as JSON Lines of FastChat questions; neither judgments nor answers name a category. */
export function* writeQuestions(
  questions: readonly Omit<JudgedQuestion, 'answers'>[],
): Generator<string> {
  for (const { id, category, turns, reference } of questions) {
    const record = {
      question_id: id,
      ...(category === null ? {} : { category }),
      turns,
      ...(reference.length === 0 ? {} : { reference }),
    };
    yield `${JSON.stringify(record)}\n`;
  }
}

/** By judge, question and pair; each pair's orders one behind the other. */
function inOrder(replies: readonly JudgeReply[]): JudgeReply[] {
  return replies
    .filter(({ again }) => !again)
    .sort(
      (a, b) =>
        a.judge - b.judge ||
        a.question - b.question ||
        Math.min(a.left, a.right) - Math.min(b.left, b.right) ||
        Math.max(a.left, a.right) - Math.max(b.left, b.right) ||
        a.left - b.left,
    );
}

function isSwapOf(a: JudgeReply, b: JudgeReply): boolean {
  return (
    a.judge === b.judge && a.question === b.question && a.left === b.right && a.right === b.left
  );
}

/** Tables hold turns up to 127. */
function turnOf({ turns }: JudgedQuestion): number {
  return Math.min(127, Math.max(1, turns.length));
}

/** One turn as a text, as it mostly is; several as a list. */
function asText(turns: readonly string[] | null): string | readonly string[] | null {
  return turns?.length === 1 ? turns[0] : turns;
}
