import { CaravanError } from '../../../core/failure.ts';
import type { RowRejection } from '../../../core/formats/file/file-failure.ts';
import { readBatch } from '../../../core/judge/batch/read.ts';
import type { BatchFailure } from '../../../core/judge/batch/read.ts';
import { CallCosts } from '../../../core/judge/money/call-costs.ts';
import { judgeConversation } from '../../../core/judge/conversation.ts';
import { isOneByOne } from '../../../core/judge/kinds.ts';
import { fillPrompt } from '../../../core/judge/prompt/prompt.ts';
import type { JudgeReply, JudgeTask } from '../../../core/judge/setup.ts';
import { readVerdict } from '../../../core/judge/reading/verdict.ts';
import { Outcome } from '../../../core/table/judgments.ts';
import type { ModelReply } from '../../../judges/contract.ts';
import { providerOf } from '../../../judges/registry.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { isForModel, taskKey } from '../run/tasks.ts';
import type { BatchRun } from './batch-run.ts';

/** What came of output files. */
export interface BatchReport {
  readonly added: number;
  /** Replies that were there already. */
  readonly known: number;
  /** Replies to tasks that the run does not ask for. */
  readonly notPlanned: number;
  readonly failures: readonly BatchFailure[];
  /** The first of the lines that were left out, and how many there are. */
  readonly rejections: readonly RowRejection[];
  readonly rejected: number;
}

/** Characters of an output file that are read at a time, without holding the page. */
const PIECE = 250_000;

/** Takes up what a batch gave; null where another tab has the run. */
export async function readBatchInto(
  run: BatchRun,
  files: readonly File[],
): Promise<BatchReport | null> {
  if (!(await run.hold())) return null;
  try {
    return await takeFiles(run, files);
  } finally {
    run.letGo();
  }
}

/** Takes the replies of output files into the run's journal, each once. */
async function takeFiles(run: BatchRun, files: readonly File[]): Promise<BatchReport> {
  const { id, setup } = run.record;
  const { judges, models, questions } = setup;
  const scope = { run: id, judges: judges.length, questions, models: models.length };
  const planned = run.tasks.filter((task) => isForModel(setup, task));
  const isPlanned = new Set(planned.map(taskKey));
  const replyOf = replyReader(run);
  const report = { added: 0, known: 0, notPlanned: 0, rejected: 0 };
  const failures: BatchFailure[] = [];
  const rejections: RowRejection[] = [];
  for (const file of files) {
    let before = 0;
    for await (const piece of piecesOf(file)) {
      const read = readBatch(file.name, [piece], scope, (body) => answerIn(run.record, body));
      const answers = read.answers.filter(({ task }) => isPlanned.has(taskKey(task)));
      const added = await run.journal.add(
        await Promise.all(answers.map(({ task, answer }) => replyOf(task, answer))),
      );
      report.added += added;
      report.known += answers.length - added;
      report.notPlanned += read.answers.length - answers.length;
      report.rejected += read.rejected;
      failures.push(...read.failures);
      rejections.push(...read.rejections.map((row) => ({ ...row, line: row.line + before })));
      before += piece.split('\n').length - 1;
    }
  }
  return { ...report, failures, rejections };
}

/** Makes replies of answers as if they had been asked for one by one. */
function replyReader(run: BatchRun): (task: JudgeTask, answer: ModelReply) => Promise<JudgeReply> {
  const { setup } = run.record;
  const costs = new CallCosts(setup.judges, setup.prices);
  return async (task, { text, stop, usage }) => {
    const { judge } = task;
    const asked = await run.question(task.question);
    if (asked === null) throw new CaravanError({ kind: 'run-gone' });
    const { template } = setup.judges[judge];
    const sent = judgeConversation(template, fillPrompt(template, asked, task));
    const outcome = stop === 'refusal' ? Outcome.unparsed : readVerdict(text, run.readingOf(judge));
    const charge = costs.settle(judge, sent, usage);
    return { ...task, outcome, text, ...charge, at: Date.now(), elapsed: 0 };
  };
}

/** The ends of lines are where pieces end. */
async function* piecesOf(file: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let text = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    text += decoder.decode(next.value, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    if (text.length < PIECE || end === 0) continue;
    yield text.slice(0, end);
    text = text.slice(end);
    await new Promise((resolve) => setTimeout(resolve));
  }
  text += decoder.decode();
  if (text !== '') yield text;
}

/** A reply's body says of itself which API it is of. */
function answerIn({ setup }: JudgingRecord, body: unknown): ModelReply | null {
  for (const judge of setup.judges) {
    const answer = isOneByOne(judge) ? null : providerOf(judge).read(body);
    if (answer !== null) return answer;
  }
  return null;
}
