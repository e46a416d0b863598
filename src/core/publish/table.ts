import type { VerdictState } from '../checks/verdict.ts';
import { convergenceVerdict } from '../checks/verdict.ts';
import type { ClusterKind } from '../model/settings.ts';
import { wholeName } from '../names/shown-name.ts';
import { logOddsToRating, widthToRating } from '../posterior/ranking/scale.ts';
import type { RatingScale } from '../posterior/ranking/scale.ts';
import type { FitSummary, StrengthRow } from '../posterior/ranking/summary.ts';
import type { Cell } from '../table/csv.ts';
import { extraText } from './extra-text.ts';
import { extraValue } from './extra-value.ts';
import type { BoardFacts } from './extra-value.ts';

/** What a table may have, in its order; `rating` is the strength with its ±. */
export const TABLE_COLUMNS = [
  ...(['rank', 'model', 'rating', 'interval', 'stronger'] as const),
  ...(['ranks', 'judgments', 'rate', 'best', 'tier', 'price', 'seconds'] as const),
] as const;
export type TableColumnId = (typeof TABLE_COLUMNS)[number];

/** A ranking as a table, before it is Markdown, LaTeX, HTML or CSV. */
export interface RankingTable {
  /** What ± is over, and whether the fit can be believed; plain text. */
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** Best first; a cell for every column. */
  readonly rows: readonly (readonly TableCell[])[];
}

export interface TableColumn {
  readonly id: TableColumnId;
  /** As people read it. */
  readonly header: string;
  readonly align: 'left' | 'right';
  /** Names for programs, of each of its values. */
  readonly fields: readonly string[];
}

export interface TableCell {
  /** As people read it; '' where it is unknown. Plain text, escaped by nobody yet. */
  readonly text: string;
  /** Exact, one for each field of its column; names as they are, strengths on the scale shown. */
  readonly values: readonly Cell[];
}

/** Which part of a ranking is printed. */
export interface TableChoice {
  readonly columns: readonly TableColumnId[];
  /** So many rows at the most; null for all. */
  readonly first: number | null;
  /** The scale of the exact values; null for natural log-odds. */
  readonly scale: RatingScale | null;
  /** The model with its priors, in words, where readers must be told (unusual-model.ts). */
  readonly settings: string | null;
}

/** Facts that a caption puts into words. */
export interface CaptionFacts {
  /** What ± is over: others like what was judged, or this alone. */
  readonly isAlike: boolean;
  readonly by: ClusterKind;
  /** Whether strengths are as they are without the style of the answers. */
  readonly isAdjusted: boolean;
  /** The probability of the interval that ± is half of, written. */
  readonly narrow: string;
  readonly state: VerdictState;
  /** Models of the ranking, and judgments with a verdict, written. */
  readonly models: string;
  readonly judgments: string;
  /** Rows of the table, written, where it is cut; else null. */
  readonly first: string | null;
  readonly settings: TableChoice['settings'];
  /** Columns of the table whose headers leave open what they are. */
  readonly explained: readonly ExplainedColumn[];
}

const EXPLAINED = ['ranks', 'rate', 'tier'] as const;
export type ExplainedColumn = (typeof EXPLAINED)[number];

/** The words of a table, in one language. */
export interface TableWords {
  readonly columns: Readonly<Record<TableColumnId, string>>;
  readonly span: (lower: string, upper: string) => string;
  readonly caption: (facts: CaptionFacts) => string;
}

/** How numbers are written; a `NumberWriter` of the page is one. */
export interface TableNumbers {
  whole(value: number): string;
  fixed(value: number, decimals: number): string;
  percent(share: number): string;
  probability(p: number): string;
  strength(logOdds: number): string;
  width(logOdds: number): string;
  duration(milliseconds: number): string;
}

/** @param facts names as they are to be printed, by model */
export function rankingTable(
  facts: BoardFacts,
  { columns, first, scale, settings }: TableChoice,
  words: TableWords,
  write: TableNumbers,
): RankingTable {
  const { summary, records } = facts;
  const shown = first === null ? summary.rows : summary.rows.slice(0, first);
  const made = columns.map((id) => columnOf(id, facts, scale, words, write));
  // Each judgment is in the records of two models.
  const judgments = records.reduce((sum, { wins, losses, ties }) => sum + wins + losses + ties, 0);
  return {
    caption: words.caption({
      ...captionFacts(summary),
      narrow: write.percent(summary.interval),
      models: write.whole(summary.rows.length),
      judgments: write.whole(judgments / 2),
      first: shown.length < summary.rows.length ? write.whole(shown.length) : null,
      settings,
      explained: EXPLAINED.filter((id) => columns.includes(id)),
    }),
    columns: made.map(({ column }) => column),
    rows: shown.map((row, at) => made.map(({ cell }) => cell(row, at))),
  };
}

/** What a caption says of a fit. */
export function captionFacts(
  summary: FitSummary,
): Pick<CaptionFacts, 'isAlike' | 'by' | 'isAdjusted' | 'state'> {
  const { questions, style } = summary;
  return {
    isAlike: questions?.isAlike ?? false,
    by: questions?.by ?? 'questions',
    isAdjusted: style !== undefined,
    state: convergenceVerdict(summary).state,
  };
}

interface Made {
  readonly column: TableColumn;
  readonly cell: (row: StrengthRow, at: number) => TableCell;
}

function columnOf(
  id: TableColumnId,
  facts: BoardFacts,
  scale: RatingScale | null,
  words: TableWords,
  write: TableNumbers,
): Made {
  const place = (x: number): number => (scale ? logOddsToRating(x, scale) : x);
  const width = (x: number): number => (scale ? widthToRating(x, scale) : x);
  const made = (fields: readonly string[], cell: Made['cell']): Made => ({
    column: { id, header: words.columns[id], align: id === 'model' ? 'left' : 'right', fields },
    cell,
  });
  const narrow = String(Number((100 * facts.summary.interval).toFixed(2)));
  switch (id) {
    case 'rank':
      return made(['rank'], ({ rank }) => ({ text: write.whole(rank), values: [rank] }));
    case 'model':
      return made(['model'], ({ model }) => {
        const name = facts.names[model];
        return { text: wholeName(name), values: [name] };
      });
    case 'rating':
      return made([scale ? 'rating' : 'log_odds', 'half_width'], ({ median, lower, upper }) => ({
        text: `${write.strength(median)} ± ${write.width((upper - lower) / 2)}`,
        values: [place(median), width((upper - lower) / 2)],
      }));
    case 'interval':
      return made([`lower_${narrow}`, `upper_${narrow}`], ({ lower, upper }) => ({
        text: words.span(write.strength(lower), write.strength(upper)),
        values: [place(lower), place(upper)],
      }));
    case 'stronger':
      return made(['p_stronger_than_next'], ({ strongerThanNext: p }) => ({
        text: p === null ? '' : write.probability(p),
        values: [p],
      }));
    default: {
      const value = extraValue(id, facts);
      const fields = EXTRA_FIELDS[id];
      return made(fields, (_, at) => {
        const own = value(at);
        if (own === null) return { text: '', values: fields.map(() => null) };
        const values = typeof own === 'object' ? [own.from, own.to] : [own];
        return { text: extraText(id, own, write), values };
      });
    }
  }
}

const EXTRA_FIELDS = {
  ranks: ['rank_from', 'rank_to'],
  judgments: ['judgments'],
  rate: ['win_rate'],
  best: ['p_best'],
  tier: ['tier'],
  price: ['usd_per_answer'],
  seconds: ['seconds_per_answer'],
} as const;
