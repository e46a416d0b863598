import { unmodelledTies } from '../core/checks/unmodelled-ties.ts';
import type { PairCounts } from '../core/table/judgments.ts';
import type { TieModel } from '../core/model/settings.ts';
import { ties as words } from '../words/en/leaderboard/ties.ts';

/** What to know where many judgments are ties and no outcome of the model; else null. */
export function tiesText(counts: PairCounts, ties: TieModel): string | null {
  const share = unmodelledTies(counts, ties);
  if (share === null) return null;
  const said = ties === 'drop' ? words.unmodelled.drop : words.unmodelled.half;
  return `${said(`${(100 * share).toFixed(0)}%`)} ${words.commandLine}`;
}
