import { countPairs } from '../table/choices/count-pairs.ts';
import { Outcome, UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable, PairCounts, StyledContests } from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';
import { contrastsOf } from '../model/contrasts.ts';
import type { Contrasts } from '../model/contrasts.ts';
import { oriented } from '../table/sides.ts';
import { sortRows } from '../table/sort-rows.ts';
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
 * Judgments alike in everything become one contest.
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
  const own = selectRows(turned, used);
  const weight = (row: number): number => own.weight?.[row] ?? 1;
  const columns = wanted.map((name) => {
    const values = Float64Array.from(texts, ([left, right]) => contrastOf(name, left, right));
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
    judgments: texts.reduce((sum, _, row) => sum + weight(row), 0),
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

/** Judgments alike in everything as one, and the same by question. */
function mergeAlike(
  table: JudgmentTable,
  models: readonly string[],
  columns: readonly {
    readonly name: Covariate;
    readonly values: Float64Array;
    readonly sd: number;
  }[],
): StyledContests {
  const { left, right, outcome, question, sides } = table;
  const place = table.models.map((name) => models.indexOf(name));
  const found = new Map<string, number>();
  const firsts: number[] = [];
  const contestOf = Uint32Array.from(left, (model, row) => {
    const own = columns.map(({ values }) => values[row]);
    const key = [model, right[row], sides?.[row], ...own].join();
    const before = found.get(key);
    if (before !== undefined) return before;
    found.set(key, firsts.length);
    return firsts.push(row) - 1;
  });
  const rows = Uint32Array.from(left.keys());
  const byContest = sortRows(rows, contestOf, 0, firsts.length);
  const sorted = sortRows(byContest, question, 0, table.questions.length);
  const [contests, cells] = [new Verdicts(firsts.length), new Verdicts(rows.length)];
  const [ofQuestion, ofContest] = [new Uint32Array(rows.length), new Uint32Array(rows.length)];
  let [size, questions] = [0, 0];
  for (let at = 0; at < sorted.length; at++) {
    const row = sorted[at];
    const before = at === 0 ? row : sorted[at - 1];
    const isNewQuestion = at === 0 || question[row] !== question[before];
    if (isNewQuestion) questions++;
    if (isNewQuestion || contestOf[row] !== contestOf[before]) {
      ofQuestion[size] = questions - 1;
      ofContest[size++] = contestOf[row];
    }
    const worth = table.weight?.[row] ?? 1;
    contests.add(contestOf[row], outcome[row], worth);
    cells.add(size - 1, outcome[row], worth);
  }
  return {
    left: Uint32Array.from(firsts, (row) => place[left[row]]),
    right: Uint32Array.from(firsts, (row) => place[right[row]]),
    ...(sides && { sides: Uint8Array.from(firsts, (row) => sides[row]) }),
    ...contests.columns(firsts.length),
    covariates: columns.map(({ name, sd }) => ({ name, sd })),
    x: Float64Array.from(
      firsts.flatMap((row) => columns.map(({ values, sd }) => values[row] / sd)),
    ),
    byQuestion: {
      questions,
      question: ofQuestion.slice(0, size),
      contest: ofContest.slice(0, size),
      ...cells.columns(size),
    },
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
