import type { DatedRanks } from '../../charts/history/rank-bumps.ts';
import type { Snapshot } from '../../core/history/snapshots.ts';
import { shownName } from '../../core/names/shown-name.ts';
import type { DatedRanking } from '../../state/history/rank-history.svelte.ts';

/** Rankings by when their fits finished, with day and time of each. */
export function fitsInTime(fits: readonly DatedRanking[], locale: string): DatedRanks[] {
  return fits.map(({ run, names }) => {
    const date = new Date(run.finishedAt);
    return {
      names: names.map(shownName),
      day: dayOf(date, locale),
      time: date.toLocaleTimeString(locale, { timeStyle: 'short' }),
    };
  });
}

/** Rankings of all judgments by then, with the day and how many they are. */
export function snapshotsInTime(
  snapshots: readonly Snapshot[],
  locale: string,
  judgments: (count: number) => string,
): DatedRanks[] {
  return snapshots.map((own) => ({
    names: own.names.map(shownName),
    day: dayOf(new Date(own.until), locale),
    time: judgments(own.judgments),
  }));
}

function dayOf(date: Date, locale: string): string {
  return date.toLocaleDateString(locale, { dateStyle: 'medium' });
}
