import type { ModelSettings } from '../core/model/settings.ts';
import { DEFAULT_SCALE } from '../core/posterior/ranking/scale.ts';
import type { FitSummary } from '../core/posterior/ranking/summary.ts';
import { tableCsv } from '../core/publish/table-csv.ts';
import { tableHtml } from '../core/publish/table-html.ts';
import { tableLatex } from '../core/publish/table-latex.ts';
import { tableMarkdown } from '../core/publish/table-markdown.ts';
import { rankingTable } from '../core/publish/table.ts';
import type { RankingTable, TableColumnId } from '../core/publish/table.ts';
import { recordsOf } from '../core/table/counts.ts';
import type { PairCounts } from '../core/table/judgments.ts';
import { numberWriter } from '../ui/text/numbers.ts';
import { unusualText } from '../ui/text/settings-text.ts';
import { settingsText as settingsEn } from '../words/en/settings-text.ts';
import { settingsText as settingsJa } from '../words/ja/settings-text.ts';
import { table as tableEn } from '../words/en/publish/table.ts';
import { table as tableJa } from '../words/ja/publish/table.ts';

/** As what a table is written. LaTeX needs booktabs; CSV has every digit, and no caption. */
export const TABLE_FORMATS = {
  markdown: tableMarkdown,
  latex: tableLatex,
  html: tableHtml,
  csv: (table: RankingTable) => tableCsv(table, 'programs'),
} as const satisfies Readonly<Record<string, (table: RankingTable) => string>>;

/** How a table is written; what is not given is as `rank --markdown` has it. */
export interface TableOptions {
  readonly format?: keyof typeof TABLE_FORMATS;
  readonly language?: 'en' | 'ja';
  readonly scale?: 'rating' | 'log-odds';
  readonly columns?: readonly Exclude<TableColumnId, 'price' | 'seconds'>[];
  /** So many models at the most. */
  readonly first?: number;
}

/** A column of strengths is named by its scale. */
const LOG_ODDS = { en: 'Log-odds', ja: '対数オッズ' };

/** A ranking as a table, best first. */
export function tableOf(
  fit: {
    readonly counts: PairCounts;
    readonly model: ModelSettings;
    readonly summary: FitSummary;
  },
  { format = 'markdown', language = 'en', scale = 'rating', columns, first }: TableOptions,
): string {
  const { counts, summary } = fit;
  const own = language === 'ja' ? tableJa : tableEn;
  const settingsText = language === 'ja' ? settingsJa : settingsEn;
  const isRating = scale === 'rating';
  const words = isRating
    ? own
    : { ...own, columns: { ...own.columns, rating: LOG_ODDS[language] } };
  const made = rankingTable(
    { summary, records: recordsOf(counts), prices: [], names: counts.models },
    {
      columns: columns ?? ['rank', 'model', 'rating', 'stronger', 'judgments', 'rate'],
      first: first ?? null,
      scale: isRating ? DEFAULT_SCALE : null,
      settings: unusualText(fit, { settingsText }),
    },
    words,
    numberWriter(language === 'ja' ? 'ja' : 'en-GB', {
      scale: DEFAULT_SCALE,
      showLogOdds: !isRating,
    }),
  );
  return TABLE_FORMATS[format](made);
}
