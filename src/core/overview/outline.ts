import { giveUp } from '../numerics/freed-memory.ts';
import { judgeAgreements } from '../agreement/agreement.ts';
import type { JudgeAgreement } from '../agreement/agreement.ts';
import { NOTHING_SPENT, spentAlso } from '../table/benchmark.ts';
import type { Benchmark, Ranking, Spent } from '../table/benchmark.ts';
import { listedJudges } from './further-judges.ts';
import type { ListedJudges } from './further-judges.ts';
import { findDuplicates } from '../table/duplicates.ts';
import { Outcome } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { swapConsistency } from '../agreement/swap-consistency.ts';
import type { SwapConsistency } from '../agreement/swap-consistency.ts';
import { groupByThing } from '../agreement/things.ts';
import { roundedSum } from '../numerics/weight-sum.ts';

/** A model of the table or of the answers; judgments with an outcome, by weight. */
export interface ModelOutline {
  readonly name: string;
  readonly judgments: number;
  readonly answers: number;
  /** What its answers, or its outputs that were scored, cost and how long they took; not there where no file says so. */
  readonly spent?: Spent;
}

/** What the page shows of a source before the user's edits; small and plain. */
export interface DataOutline extends ListedJudges {
  readonly rows: number;
  /** Judgments with an outcome and without, by weight. */
  readonly judgments: number;
  readonly unparsed: number;
  /** Every model of the table or of the answers, by name. */
  readonly models: readonly ModelOutline[];
  /** Of the judges with most judgments, up to MAX_JUDGES_COMPARED. */
  readonly agreement: readonly JudgeAgreement[];
  /** Of judges who judged something in both orders. */
  readonly swaps: readonly SwapConsistency[];
  readonly duplicates: { readonly agreeing: number; readonly contradicting: number };
  /** Different questions, of the files of questions and of the table. */
  readonly questions: number;
  /** Those of them that a judgment with an outcome is on; not there where all are. */
  readonly judgedQuestions?: number;
  /** Each row has an id of its own, which may as well be the judgment's as a question's. */
  readonly isQuestionPerRow?: true;
  readonly answers: number;
  readonly prompts: readonly string[];
  /** In order of appearance; questions without one are in none. */
  readonly categories: readonly { readonly name: string; readonly questions: number }[];
  readonly rankings: readonly Ranking[];
}

/** One pass over the table for each thing that is counted; nothing is copied. */
export function outlineOf(table: JudgmentTable, benchmark: Benchmark): DataOutline {
  const { agreeing, contradicting } = findDuplicates(table);
  const { models, judges, judgments, unparsed } = tally(table);
  const things = groupByThing(table);
  const agreement = judgeAgreements(table, things);
  const swaps = swapConsistency(table, things);
  for (const column of [things.rows, things.start]) giveUp(column);
  const questions = new Set([...table.questions, ...benchmark.questions.map(({ id }) => id)]).size;
  const judged = judgedQuestions(table);
  return {
    rows: table.left.length,
    judgments,
    unparsed,
    models: modelsOf(table, models, benchmark),
    ...listedJudges(judges.sort((a, b) => b.judgments - a.judgments || compare(a.name, b.name))),
    agreement,
    swaps,
    duplicates: { agreeing, contradicting },
    questions,
    ...(judged < questions && { judgedQuestions: judged }),
    ...(isQuestionPerRow(table, benchmark) && { isQuestionPerRow: true }),
    answers: benchmark.answers.length,
    prompts: [...new Set(benchmark.prompts.map(({ name }) => name))],
    categories: categoriesOf(benchmark),
    rankings: benchmark.rankings,
  };
}

/** As in Arena's sets, whose `id` names the battle; questions with a text are what they are. */
function isQuestionPerRow({ questions, question }: JudgmentTable, benchmark: Benchmark): boolean {
  if (benchmark.questions.length > 0) return false;
  return questions.length > 1 && questions.length === question.length;
}

function judgedQuestions({ questions, question, outcome }: JudgmentTable): number {
  const isJudged = new Uint8Array(questions.length);
  question.forEach((q, row) => {
    if (q >= 0 && outcome[row] !== Outcome.unparsed) isJudged[q] = 1;
  });
  return isJudged.reduce((sum, one) => sum + one, 0);
}

function tally({ models, judges, left, right, judge, outcome, weight }: JudgmentTable) {
  const ofModel = new Float64Array(models.length);
  const ofJudge = new Float64Array(judges.length);
  const unparsedOf = new Float64Array(judges.length);
  let judgments = 0;
  let unparsed = 0;
  for (let row = 0; row < left.length; row++) {
    const count = weight === null ? 1 : weight[row];
    if (outcome[row] === Outcome.unparsed) {
      unparsed += count;
      if (judge[row] >= 0) unparsedOf[judge[row]] += count;
      continue;
    }
    judgments += count;
    ofModel[left[row]] += count;
    ofModel[right[row]] += count;
    if (judge[row] >= 0) ofJudge[judge[row]] += count;
  }
  return {
    judgments: roundedSum(judgments),
    unparsed: roundedSum(unparsed),
    models: ofModel.map(roundedSum),
    judges: judges.map((name, j) => ({
      name,
      judgments: roundedSum(ofJudge[j]),
      unparsed: roundedSum(unparsedOf[j]),
    })),
  };
}

function modelsOf(
  table: JudgmentTable,
  judgments: Float64Array,
  { answers, spent = [] }: Benchmark,
) {
  const byName = new Map<string, { judgments: number; answers: number; spent?: Spent }>();
  table.models.forEach((name, m) => byName.set(name, { judgments: judgments[m], answers: 0 }));
  for (const answer of answers) {
    const known = byName.get(answer.model) ?? { judgments: 0, answers: 0 };
    byName.set(answer.model, known);
    known.answers++;
    if (answer.cost === undefined && answer.seconds === undefined) continue;
    const { cost = null, seconds = null } = answer;
    known.spent = spentAlso(known.spent ?? NOTHING_SPENT, { cost, seconds });
  }
  for (const { model, ...more } of spent) {
    const known = byName.get(model) ?? { judgments: 0, answers: 0 };
    byName.set(model, known);
    known.spent = sumOf(known.spent ?? NOTHING_SPENT, more);
  }
  return [...byName]
    .map(([name, facts]) => ({ name, ...facts }))
    .sort((a, b) => compare(a.name, b.name));
}

function sumOf(a: Spent, b: Spent): Spent {
  return {
    priced: a.priced + b.priced,
    cost: a.cost + b.cost,
    timed: a.timed + b.timed,
    seconds: a.seconds + b.seconds,
  };
}

/** A question that stands in several files counts once, with the first category it is given. */
function categoriesOf({ questions }: Benchmark) {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  for (const { id, category } of questions) {
    if (category === null || seen.has(id)) continue;
    seen.add(id);
    counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, questions: count }));
}

/** UTF-16 order, as everywhere in the core. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
