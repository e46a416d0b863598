import { log } from '../numerics/elementary.ts';
import { MAX_JUDGE_CARDS, MIN_OBSERVATIONS } from '../limits.ts';
import type { Quantity } from '../overview/finding.ts';
import type { MeasuredAnswers } from '../style/answers.ts';
import { ratioContrast } from '../style/covariates.ts';
import { exampleContrast } from '../style/effect.ts';
import { judgmentsWithTexts } from '../style/style-rows.ts';
import type { TextCounts } from '../style/text-counts.ts';
import { selectRows } from '../table/merge-tables.ts';
import { Outcome } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { oriented } from '../table/sides.ts';
import { ClusteredShare } from './clustered-share.ts';
import type { CountedShare } from './clustered-share.ts';
import { rowContests, whyNoOrderIn } from './contests.ts';
import { effectOf } from './effect.ts';
import type { Effect, ClusteredEstimate } from './effect.ts';
import { fitHabits } from './habit-fit.ts';
import { estimatesOf } from './habits.ts';
import { pooledStrengths } from './judge-cards.ts';
import { rowsByJudge } from './judge-rows.ts';

/** What of Markdown a judge may like or dislike. */
export const FORMATS = ['lists', 'headings', 'bold', 'code'] as const;
export type Format = (typeof FORMATS)[number];

/** What a judge thinks of how answers look; intervals as on its card. */
export interface StyleHabits {
  readonly judge: string;
  /** Judgments whose answers are both kept. */
  readonly judgments: number;
  /** Log-odds for an answer twice as long, adjusted for strength; null with too little. */
  readonly length: Effect | null;
  /** Of decided judgments of answers of different length, those that the longer won. */
  readonly longerWins: CountedShare | null;
  /** Likewise of answers that differ in a format, those that the one with more of it won. */
  readonly moreWins: Readonly<Record<Format, CountedShare | null>>;
  /**
   * Log-odds for an answer with four marks against one with none, adjusted for strength, length and
   * each other; null where no two answers differ in it.
   */
  readonly formats: Readonly<Record<Format, Effect | null>>;
}

export interface StyleReport {
  /** Most judgments first; none where no answers are kept. */
  readonly judges: readonly StyleHabits[];
  /** Judgments without answers. */
  readonly withoutTexts: number;
}

/** @param table as the edits leave it */
export function styleHabits(
  table: JudgmentTable,
  answers: Pick<MeasuredAnswers, 'find'>,
  onProgress: (done: number, total: number) => void = () => undefined,
): StyleReport {
  const turned = oriented(table);
  const { used, texts, withoutTexts } = judgmentsWithTexts(turned, answers);
  const own = selectRows(turned, used);
  const { judges, all } = rowsByJudge(own, MAX_JUDGE_CARDS);
  const pool = pooledStrengths(own, all);
  const found = judges.map(({ judge, rows, judgments }, at): StyleHabits => {
    const { length, formats } = styleEstimates(own, rows, texts, pool);
    onProgress(at + 1, judges.length);
    return {
      ...{ judge: own.judges[judge], judgments },
      longerWins: moreWins('length', own, rows, texts),
      moreWins: byFormat((format) => moreWins(format, own, rows, texts)),
      length: length && effectOf(length),
      formats: byFormat((format) => {
        const estimate = formats[format];
        return estimate && effectOf(estimate);
      }),
    };
  });
  return { judges: found, withoutTexts };
}

type Texts = readonly (readonly [TextCounts, TextCounts])[];

/**
 * The same as estimates.
 * @param rows by question
 * @param texts by row of the table
 */
export function styleEstimates(
  table: JudgmentTable,
  rows: Uint32Array,
  texts: Texts,
  pool: Float64Array,
): {
  readonly length: ClusteredEstimate | null;
  readonly formats: Readonly<Record<Format, ClusteredEstimate | null>>;
} {
  const lengths = Float64Array.from(rows, (row) => doublings(texts[row]));
  const others = FORMATS.filter((format) =>
    rows.some((row) => texts[row][0][format] !== texts[row][1][format]),
  );
  const fitted = (x: Float64Array, width: number, wanted: readonly number[]) => {
    const contests = rowContests(table, rows, x, width);
    const fit = fitHabits(contests, pool, {
      hasOrder: whyNoOrderIn(contests) === null,
      hasTies: rows.some((row) => table.outcome[row] === Outcome.tie),
    });
    const at = wanted.map((column) => fit.further + column);
    return estimatesOf(table, rows, { x, width }, fit, at);
  };
  const isEnough = rows.length >= MIN_OBSERVATIONS;
  const isMoving = lengths.some((value) => value !== 0);
  const [length = null] = isEnough && isMoving ? fitted(lengths, 1, [0]) : [];
  const width = 1 + others.length;
  const x = new Float64Array(rows.length * width);
  rows.forEach((row, at) => {
    x[at * width] = lengths[at];
    others.forEach((format, j) => {
      // In units of the example, so that the coefficient is its effect.
      const [a, b] = texts[row];
      x[at * width + 1 + j] = ratioContrast(a[format], b[format]) / exampleContrast('lists');
    });
  });
  const formats =
    isEnough && others.length > 0
      ? fitted(
          x,
          width,
          others.map((_, j) => 1 + j),
        )
      : [];
  return {
    length,
    formats: byFormat((format) => formats.at(others.indexOf(format)) ?? null, others),
  };
}

/** How often the left answer's length is that of the right one, as a power of two. */
function doublings([left, right]: readonly [TextCounts, TextCounts]): number {
  return log(Math.max(1, left.characters) / Math.max(1, right.characters)) / Math.LN2;
}

/**
 * Whether the answer that has more of something won; null where neither won or both have as much.
 * @param texts of the row's answers, left first
 */
export function isMoreWin(
  of: Quantity,
  { outcome }: JudgmentTable,
  row: number,
  [left, right]: readonly [TextCounts, TextCounts],
): boolean | null {
  const said = outcome[row];
  if (said !== Outcome.left && said !== Outcome.right) return null;
  const name = of === 'length' ? 'characters' : of;
  if (left[name] === right[name]) return null;
  return left[name] > right[name] === (said === Outcome.left);
}

function moreWins(
  of: Quantity,
  table: JudgmentTable,
  rows: Uint32Array,
  texts: Texts,
): CountedShare | null {
  const share = new ClusteredShare();
  for (const row of rows) {
    const isMore = isMoreWin(of, table, row, texts[row]);
    if (isMore !== null) share.add(table.question[row], isMore, table.weight?.[row] ?? 1);
  }
  return share.share();
}

function byFormat<T>(
  of: (format: Format) => T | null,
  there: readonly Format[] = FORMATS,
): Readonly<Record<Format, T | null>> {
  const own = (format: Format): T | null => (there.includes(format) ? of(format) : null);
  return { lists: own('lists'), headings: own('headings'), bold: own('bold'), code: own('code') };
}
