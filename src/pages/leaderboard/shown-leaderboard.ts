import { frameOf } from '../../charts/leaderboard/frame.ts';
import { leaderboardOf } from '../../charts/leaderboard/leaderboard.ts';
import type { Leaderboard } from '../../charts/leaderboard/leaderboard.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import { session } from '../../state/fit/session.svelte.ts';
import { numbers } from '../../state/preferences/numbers.svelte.ts';
import { preferences } from '../../state/preferences/preferences.svelte.ts';

/** The leaderboard in the reader's words and numbers, for the page and for what is saved of it. */
export function shownLeaderboard(summary: FitSummary): Leaderboard {
  const frame = frameOf(summary, numbers.toShown);
  return leaderboardOf(summary, frame, session.faces, preferences.words.leaderboard, numbers.write);
}
