import { countPairs } from '../../table/choices/count-pairs.ts';
import { judgmentTotal } from '../../table/counts.ts';
import { countsOfVerdicts } from '../../table/grades.ts';
import { Outcome, Sides, UNKNOWN } from '../../table/judgments.ts';
import type { JudgmentTable, PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { withQuestions } from '../../table/questions/question-counts.ts';
import { oriented } from '../../table/sides.ts';
import { NO_COUNTS } from './run-counts.ts';

/** What a project holds when a run begins, by the run's questions. */
export interface Before {
  /** By question as far as it is known, also where no question was judged twice. */
  readonly base: PairCounts;
  /** By question of `base`: its position in the run, or −1 of others. */
  readonly baseQuestions: readonly number[];
  /** Judgments on questions of the run, on others, and on those that nothing names. */
  readonly judged: { readonly here: number; readonly elsewhere: number; readonly unknown: number };
}

export const NOTHING_BEFORE: Before = {
  ...{ base: NO_COUNTS, baseQuestions: [] },
  judged: { here: 0, elsewhere: 0, unknown: 0 },
};

/**
 * A question is the run's where both have one name: runs are made of the same files as their project.
 * @param table once it is edited
 * @param questions ids of the run's questions, by position
 */
export function judgedBeforeRun(table: JudgmentTable, questions: readonly string[]): Before {
  const counts = countPairs(table);
  const placeInRun = new Map(questions.map((id, at) => [id, at]));
  const { byQuestion, names, known } = rowsOf(oriented(table), counts);
  const baseQuestions = names.map((name) => placeInRun.get(name) ?? -1);
  let here = 0;
  byQuestion.question.forEach((question, row) => {
    if (baseQuestions[question] < 0) return;
    here += byQuestion.leftWins[row] + byQuestion.rightWins[row] + byQuestion.ties[row];
  });
  const unknown = judgmentTotal(counts) - known;
  return {
    base: withQuestions(counts, byQuestion.questions === 0 ? undefined : byQuestion),
    baseQuestions,
    judged: { here, elsewhere: known - here, unknown },
  };
}

/** The rows that say their question, in the table's order; how many judgments they are. */
function rowsOf(
  { models, questions, left, right, outcome, question, weight, sides }: JudgmentTable,
  counts: PairCounts,
): { byQuestion: QuestionCounts; names: readonly string[]; known: number } {
  const size = counts.models.length;
  const keyOf = (side: number, a: number, b: number) => (side * size + a) * size + b;
  const pairAt = new Map(
    Array.from(counts.left, (a, p) => [
      keyOf(counts.sides?.[p] ?? Sides.shown, a, counts.right[p]),
      p,
    ]),
  );
  const place = new Map(counts.models.map((name, m) => [name, m]));
  const places = models.map((name) => place.get(name) ?? -1);
  const numbers = new Map<number, number>();
  const cells = new Map<number, Float64Array>();
  let known = 0;
  for (let row = 0; row < outcome.length; row++) {
    const [a, b, by] = [places[left[row]], places[right[row]], weight?.[row] ?? 1];
    if (question[row] === UNKNOWN || outcome[row] === Outcome.unparsed || by === 0) continue;
    if (a < 0 || b < 0) continue;
    const pair = pairAt.get(keyOf(sides?.[row] ?? Sides.shown, a, b));
    // None where a model is against itself.
    if (pair === undefined) continue;
    const number = numbers.get(question[row]) ?? numbers.size;
    numbers.set(question[row], number);
    const key = number * counts.left.length + pair;
    const cell = cells.get(key) ?? new Float64Array(3);
    cells.set(key, cell);
    cell[outcome[row]] += by;
    known += by;
  }
  const rows = [...cells].sort(([a], [b]) => a - b);
  const pairs = counts.left.length;
  const columns = [0, 1, 2].map((at) => Float64Array.from(rows, ([, cell]) => cell[at]));
  return {
    byQuestion: {
      questions: numbers.size,
      question: Uint32Array.from(rows, ([key]) => Math.floor(key / pairs)),
      pair: Uint32Array.from(rows, ([key]) => key % pairs),
      ...countsOfVerdicts(columns),
    },
    names: [...numbers.keys()].map((at) => questions[at]),
    known,
  };
}
