import { countPairs } from '../table/choices/count-pairs.ts';
import { Outcome, UNKNOWN } from '../table/judgments.ts';
import type {
  ContestsByQuestion,
  JudgmentTable,
  PairCounts,
  StyledContests,
} from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';
import { contrastsOf } from '../model/contrasts.ts';
import type { Contrasts } from '../model/contrasts.ts';
import { oriented } from '../table/sides.ts';
import { sortRows } from '../numerics/sort-rows.ts';
import type { MeasuredAnswers } from './answers.ts';
import { contrastOf } from './covariates.ts';
import type { Covariate } from './covariates.ts';
import type { TextCounts } from './text-counts.ts';

/** Judgments with the contrasts of their answers. */
export interface StyleRows {
  /** Of the judgments whose answers are kept, as pairs: without grades, raters and choices. */
  readonly counts: PairCounts;
  /** The same as contests; undefined where their answers differ in nothing that is asked for. */
  readonly styled: StyledContests | undefined;
  readonly contrasts: Contrasts;
  /** What the columns are, each divided by its standard deviation. */
  readonly covariates: readonly { readonly name: Covariate; readonly sd: number }[];
  /** Asked for, but the same in every judgment. */
  readonly constant: readonly Covariate[];
  readonly judgments: number;
  /** Judgments left out because an answer is not kept, or its question not known. */
  readonly withoutTexts: number;
}

/**
 * Contrasts are divided by their standard deviation, as LMArena does, but not centred: 0 stays
 * "alike", so that the order effect keeps its meaning, and swapping sides only turns their signs.
 * Judgments alike in everything become one contest. The rows' order leaves no trace in the result.
 * @param table as the edits leave it
 * @param share of a tie that counts for each side
 */
export function styleRows(
  table: JudgmentTable,
  answers: Pick<MeasuredAnswers, 'find'>,
  wanted: readonly Covariate[],
  share: 0 | 0.5,
): StyleRows {
  const turned = oriented(table);
  const { used, texts, withoutTexts } = judgmentsWithTexts(turned, answers);
  const unsorted = wanted.map((name) =>
    Float64Array.from(texts, ([left, right]) => contrastOf(name, left, right)),
  );
  const order = inContentOrder(selectRows(turned, used), unsorted);
  const own = selectRows(
    turned,
    order.map((at) => used[at]),
  );
  const weight = (row: number): number => own.weight?.[row] ?? 1;
  const columns = wanted.map((name, c) => {
    const values = Float64Array.from(order, (at) => unsorted[c][at]);
    return { name, values, sd: deviation(values, weight) };
  });
  const moving = columns.filter(({ sd }) => sd > 0);
  const { grades: _g, byRater: _r, choices: _c, ...counts } = countPairs(ungraded(own));
  const styled = mergeAlike(own, counts.models, moving);
  return {
    counts,
    styled: moving.length === 0 ? undefined : styled,
    contrasts: contestsThatCount(contrastsOf(styled, share === 0 ? 'drop' : 'half')),
    covariates: moving.map(({ name, sd }) => ({ name, sd })),
    constant: columns.filter(({ sd }) => !(sd > 0)).map(({ name }) => name),
    judgments: own.left.reduce((sum, _, row) => sum + weight(row), 0),
    withoutTexts,
  };
}

/** The rows both of whose answers are kept, with what was counted in those; left first. */
export function judgmentsWithTexts(
  table: JudgmentTable,
  answers: Pick<MeasuredAnswers, 'find'>,
): {
  readonly used: Uint32Array<ArrayBuffer>;
  readonly texts: readonly (readonly [TextCounts, TextCounts])[];
  /** Judgments without. */
  readonly withoutTexts: number;
} {
  const { left, right, outcome, question, turn, weight } = table;
  const used: number[] = [];
  const texts: (readonly [TextCounts, TextCounts])[] = [];
  let withoutTexts = 0;
  for (let row = 0; row < left.length; row++) {
    if (outcome[row] === Outcome.unparsed || left[row] === right[row]) continue;
    const upTo = turn[row] === UNKNOWN ? null : turn[row];
    const find = (model: number): TextCounts | null =>
      question[row] === UNKNOWN
        ? null
        : answers.find(table.questions[question[row]], table.models[model], upTo);
    const [a, b] = [find(left[row]), find(right[row])];
    if (a === null || b === null) {
      withoutTexts += weight?.[row] ?? 1;
      continue;
    }
    used.push(row);
    texts.push([a, b]);
  }
  return { used: Uint32Array.from(used), texts, withoutTexts };
}

function deviation(values: Float64Array, weight: (row: number) => number): number {
  let [total, sum, squares] = [0, 0, 0];
  values.forEach((value, row) => {
    total += weight(row);
    sum += weight(row) * value;
  });
  values.forEach((value, row) => {
    squares += weight(row) * (value - sum / total) ** 2;
  });
  const sd = Math.sqrt(squares / total);
  // What rounding leaves of values that are all the same is no difference.
  return sd > 1e-12 ? sd : 0;
}

/**
 * Positions of rows by what is in them: models by name, sides, contrasts, then outcome and weight, so
 * that equal contests lie together and sums of fractions do not depend on the file.
 */
function inContentOrder(
  table: JudgmentTable,
  values: readonly Float64Array[],
): Uint32Array<ArrayBuffer> {
  const { models, left, right, outcome, sides, weight } = table;
  const ranks = new Uint32Array(models.length);
  const byName = [...models.keys()].sort((a, b) => (models[a] < models[b] ? -1 : 1));
  byName.forEach((model, rank) => (ranks[model] = rank));
  const [first, second] = [left.map((m) => ranks[m]), right.map((m) => ranks[m])];
  const bySecond = sortRows(Uint32Array.from(left.keys()), second, 0, models.length);
  const rows = sortRows(bySecond, first, 0, models.length);
  const keys = [...(sides ? [sides] : []), ...values, outcome, ...(weight ? [weight] : [])];
  const compare = (a: number, b: number): number => {
    for (const key of keys) if (key[a] !== key[b]) return key[a] - key[b];
    return 0;
  };
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const [a, b] = [first[rows[from]], second[rows[from]]];
    while (to < rows.length && first[rows[to]] === a && second[rows[to]] === b) to++;
    rows.subarray(from, to).sort(compare);
  }
  return rows;
}

/**
 * Judgments alike in everything as one, and the same by question.
 * @param table its rows in the order of their content
 */
function mergeAlike(
  table: JudgmentTable,
  models: readonly string[],
  columns: readonly {
    readonly name: Covariate;
    readonly values: Float64Array;
    readonly sd: number;
  }[],
): StyledContests {
  const { left, right, outcome, sides } = table;
  const place = table.models.map((name) => models.indexOf(name));
  const firsts: number[] = [];
  const keys = [left, right, ...(sides ? [sides] : []), ...columns.map(({ values }) => values)];
  const contestOf = Uint32Array.from(left, (_, row) => {
    const isNew = row === 0 || keys.some((key) => key[row] !== key[row - 1]);
    return (isNew ? firsts.push(row) : firsts.length) - 1;
  });
  const contests = new Verdicts(firsts.length);
  for (let row = 0; row < left.length; row++)
    contests.add(contestOf[row], outcome[row], table.weight?.[row] ?? 1);
  return {
    left: Uint32Array.from(firsts, (row) => place[left[row]]),
    right: Uint32Array.from(firsts, (row) => place[right[row]]),
    ...(sides && { sides: Uint8Array.from(firsts, (row) => sides[row]) }),
    ...contests.columns(firsts.length),
    covariates: columns.map(({ name, sd }) => ({ name, sd })),
    x: Float64Array.from(
      firsts.flatMap((row) => columns.map(({ values, sd }) => values[row] / sd)),
    ),
    byQuestion: contestsByQuestion(table, contestOf),
  };
}

/** What was judged of each question; questions are numbered by that, whatever they are called. */
function contestsByQuestion(table: JudgmentTable, contestOf: Uint32Array): ContestsByQuestion {
  const { question, outcome, weight } = table;
  const rows = sortRows(Uint32Array.from(question.keys()), question, 0, table.questions.length);
  const cells = new Verdicts(rows.length);
  const contest = new Uint32Array(rows.length);
  /** Where the cells of each question begin; and where the last ones end. */
  const start: number[] = [];
  let size = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const isNewQuestion = at === 0 || question[row] !== question[rows[at - 1]];
    if (isNewQuestion) start.push(size);
    if (isNewQuestion || contestOf[row] !== contestOf[rows[at - 1]])
      contest[size++] = contestOf[row];
    cells.add(size - 1, outcome[row], weight?.[row] ?? 1);
  }
  const found = { contest: contest.slice(0, size), ...cells.columns(size) };
  const keys = [found.contest, found.leftWins, found.rightWins, found.ties];
  const endOf = (q: number): number => start[q + 1] ?? size;
  const compare = (a: number, b: number): number => {
    const [own, other] = [endOf(a) - start[a], endOf(b) - start[b]];
    for (let at = 0; at < own && at < other; at++)
      for (const key of keys) {
        const difference = key[start[a] + at] - key[start[b] + at];
        if (difference !== 0) return difference;
      }
    return own - other;
  };
  const order = [...start.keys()].sort(compare);
  const cellsInOrder = Uint32Array.from(
    order.flatMap((q) => Array.from({ length: endOf(q) - start[q] }, (_, at) => start[q] + at)),
  );
  const numbers = order.flatMap((q, number) => new Array<number>(endOf(q) - start[q]).fill(number));
  const inOrder = (column: Float64Array): Float64Array =>
    Float64Array.from(cellsInOrder, (at) => column[at]);
  return {
    questions: start.length,
    question: Uint32Array.from(numbers),
    contest: cellsInOrder.map((at) => found.contest[at]),
    leftWins: inOrder(found.leftWins),
    rightWins: inOrder(found.rightWins),
    ties: inOrder(found.ties),
  };
}

/** Sums of verdicts. */
class Verdicts {
  readonly #columns: readonly [Float64Array, Float64Array, Float64Array];

  constructor(most: number) {
    this.#columns = [new Float64Array(most), new Float64Array(most), new Float64Array(most)];
  }

  add(at: number, outcome: number, worth: number): void {
    const [leftWins, rightWins, ties] = this.#columns;
    const column = outcome === Outcome.tie ? ties : outcome === Outcome.left ? leftWins : rightWins;
    column[at] += worth;
  }

  columns(size: number) {
    const [leftWins, rightWins, ties] = this.#columns.map((column) => column.slice(0, size));
    return { leftWins, rightWins, ties };
  }
}

/** Without those that are ties alone, where these don't count. */
function contestsThatCount(all: Contrasts): Contrasts {
  const { left, right, sides, wins, total, x, width } = all;
  if (total.every((n) => n > 0)) return all;
  const counts = (_: number, r: number): boolean => total[r] > 0;
  return {
    left: left.filter(counts),
    right: right.filter(counts),
    ...(sides && { sides: sides.filter(counts) }),
    wins: wins.filter(counts),
    total: total.filter(counts),
    x: x.filter((_, at) => total[Math.floor(at / width)] > 0),
    width,
  };
}

/** The same without how clear wins are, and what rows are choices together. */
function ungraded({ grade: _g, choice: _c, ...table }: JudgmentTable): JudgmentTable {
  return table;
}
