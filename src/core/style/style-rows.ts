import { countPairs } from '../table/choices/count-pairs.ts';
import { Outcome, UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable, PairCounts } from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';
import type { Contrasts } from '../model/contrasts.ts';
import { oriented } from '../table/sides.ts';
import type { MeasuredAnswers } from './answers.ts';
import { contrastOf } from './covariates.ts';
import type { Covariate } from './covariates.ts';
import type { TextCounts } from './text-counts.ts';

/** Judgments with the contrasts of their answers. */
export interface StyleRows {
  /** Of the judgments whose answers are kept. */
  readonly counts: PairCounts;
  readonly contrasts: Contrasts;
  /** What the columns of `contrasts` are, each divided by its standard deviation. */
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
  const counts = countPairs(own);
  return {
    counts,
    contrasts: mergeAlike(own, counts.models, moving, share),
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

function mergeAlike(
  table: JudgmentTable,
  models: readonly string[],
  columns: readonly { readonly values: Float64Array; readonly sd: number }[],
  share: 0 | 0.5,
): Contrasts {
  const { left, right, outcome, weight, sides } = table;
  const place = table.models.map((name) => models.indexOf(name));
  const found = new Map<string, { readonly row: number; wins: number; total: number }>();
  for (let row = 0; row < left.length; row++) {
    const each = weight?.[row] ?? 1;
    const isTie = outcome[row] === Outcome.tie;
    if (isTie && share === 0) continue;
    const key = [
      left[row],
      right[row],
      sides?.[row],
      ...columns.map(({ values }) => values[row]),
    ].join();
    const contest = found.get(key) ?? { row, wins: 0, total: 0 };
    contest.wins += isTie ? share * each : outcome[row] === Outcome.left ? each : 0;
    contest.total += isTie ? 2 * share * each : each;
    found.set(key, contest);
  }
  const contests = [...found.values()];
  return {
    left: Uint32Array.from(contests, ({ row }) => place[left[row]]),
    right: Uint32Array.from(contests, ({ row }) => place[right[row]]),
    ...(sides && { sides: Uint8Array.from(contests, ({ row }) => sides[row]) }),
    wins: Float64Array.from(contests, ({ wins }) => wins),
    total: Float64Array.from(contests, ({ total }) => total),
    x: Float64Array.from(
      contests.flatMap(({ row }) => columns.map(({ values, sd }) => values[row] / sd)),
    ),
    width: columns.length,
  };
}
