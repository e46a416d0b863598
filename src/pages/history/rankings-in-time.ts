import type { DatedRanks } from '../../charts/history/rank-bumps.ts';
import type { Snapshot } from '../../core/history/snapshots.ts';
import type { DatedRanking } from '../../state/history/rank-history.svelte.ts';
import { timeStyleOf } from './time-style.ts';

/** Rankings by when their fits finished, with day and time of each. */
export function fitsInTime(fits: readonly DatedRanking[], locale: string): DatedRanks[] {
  const timeStyle = timeStyleOf(fits.map(({ run }) => run.finishedAt));
  return fits.map(({ run, names }) => {
    const date = new Date(run.finishedAt);
    return {
      names,
      day: dayOf(date, locale),
      time: date.toLocaleTimeString(locale, { timeStyle }),
    };
  });
}

/**
 * Rankings of all judgments by then, with the day and how many they are.
 * @param nameOf how a model is shown, by its id
 */
export function snapshotsInTime(
  snapshots: readonly Snapshot[],
  locale: string,
  nameOf: (id: string) => string,
  judgments: (count: number) => string,
): DatedRanks[] {
  return snapshots.map((own) => ({
    names: own.names.map(nameOf),
    day: dayOf(new Date(own.until), locale),
    time: judgments(own.judgments),
  }));
}

function dayOf(date: Date, locale: string): string {
  return date.toLocaleDateString(locale, { dateStyle: 'medium' });
}
