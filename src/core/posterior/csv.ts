import type { PairCounts } from '../judgments.ts';
import { recordsOf } from '../counts.ts';
import { logOddsToRating, widthToRating } from './scale.ts';
import type { RatingScale } from './scale.ts';
import type { FitSummary } from './summary.ts';

/** The leaderboard as CSV with a header, best first, on the rating scale. */
export function leaderboardCsv(
  summary: FitSummary,
  counts: PairCounts,
  scale: RatingScale,
): string {
  const records = recordsOf(counts);
  const rating = (logOdds: number): string => logOddsToRating(logOdds, scale).toFixed(2);
  const lines = summary.rows.map((row) => {
    const { wins, losses, ties } = records[row.model];
    return [
      row.rank,
      quoted(counts.models[row.model]),
      rating(row.median),
      rating(row.lower),
      rating(row.upper),
      rating(row.lowerWide),
      rating(row.upperWide),
      rating(row.mean),
      widthToRating(row.sd, scale).toFixed(2),
      row.strongerThanNext ?? '',
      wins,
      losses,
      ties,
      row.rhat.toFixed(4),
      row.essBulk.toFixed(0),
      row.essTail.toFixed(0),
    ].join(',');
  });
  const percent = (p: number): string => String(Math.round(p * 100));
  const [narrow, wide] = [percent(summary.interval), percent(summary.wideInterval)];
  const header = [
    `rank,model,median,lower_${narrow},upper_${narrow},lower_${wide},upper_${wide}`,
    'mean,sd,p_stronger_than_next,wins,losses,ties,rhat,ess_bulk,ess_tail',
  ].join(',');
  return `${[header, ...lines].join('\n')}\n`;
}

/**
 * A cell that no spreadsheet takes for a formula: names come from files of strangers (a
 * leading =, +, − or @ would be run).
 */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
