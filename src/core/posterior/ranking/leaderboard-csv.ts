import type { PairCounts } from '../../table/judgments.ts';
import { recordsOf } from '../../table/counts.ts';
import { spreadsheetLine } from '../../table/csv.ts';
import type { Cell } from '../../table/csv.ts';
import { logOddsToRating, widthToRating } from './scale.ts';
import type { RatingScale } from './scale.ts';
import type { FitSummary } from './summary.ts';

const NOTHING = { fields: [], values: [] };

/**
 * The leaderboard as CSV with a header, best first, on the rating scale: for spreadsheets, so
 * names that one would run as formulas have an apostrophe before them.
 * @param whole what every row says of the whole result, by its fields
 */
export function leaderboardCsv(
  summary: FitSummary,
  counts: PairCounts,
  scale: RatingScale,
  whole: { readonly fields: readonly string[]; readonly values: readonly Cell[] } = NOTHING,
): string {
  const records = recordsOf(counts);
  const rating = (logOdds: number): string => logOddsToRating(logOdds, scale).toFixed(2);
  const lines = summary.rows.map((row) => {
    const { wins, losses, ties } = records[row.model];
    return spreadsheetLine([
      row.rank,
      counts.models[row.model],
      rating(row.median),
      rating(row.lower),
      rating(row.upper),
      rating(row.lowerWide),
      rating(row.upperWide),
      row.lacks === 'mean' ? '' : rating(row.mean),
      row.lacks === undefined ? widthToRating(row.sd, scale).toFixed(2) : '',
      row.strongerThanNext,
      wins,
      losses,
      ties,
      row.rhat.toFixed(4),
      row.essBulk.toFixed(0),
      row.essTail.toFixed(0),
      ...whole.values,
    ]);
  });
  const percent = (p: number): string => String(Math.round(p * 100));
  const [narrow, wide] = [percent(summary.interval), percent(summary.wideInterval)];
  const header = spreadsheetLine([
    ...['rank', 'model', 'median', `lower_${narrow}`, `upper_${narrow}`, `lower_${wide}`],
    ...[`upper_${wide}`, 'mean', 'sd', 'p_stronger_than_next', 'wins', 'losses', 'ties'],
    ...['rhat', 'ess_bulk', 'ess_tail', ...whole.fields],
  ]);
  return [header, ...lines].join('');
}
