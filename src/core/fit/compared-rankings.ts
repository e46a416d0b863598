import type { ModelIndex } from '../table/judgments.ts';
import type { SettingChanges, Shift } from './compare-settings.ts';
import type { SettingFit } from './setting-fit.ts';

/** What several settings do to a ranking, taken together. */
export interface ComparedRankings {
  /** Who is first, and under how many settings; the most frequent first. */
  readonly leaders: readonly { readonly model: ModelIndex; readonly times: number }[];
  /** Models that have another rank somewhere than under the reference. */
  readonly moved: number;
  /** The largest shift, in standard deviations, and under which setting; null where there is none. */
  readonly largest: (Shift & { readonly setting: number }) | null;
}

interface Compared {
  readonly fit: SettingFit;
  /** Null for the one that the others are compared with. */
  readonly changes: SettingChanges | null;
}

export function comparedRankings(settings: readonly Compared[]): ComparedRankings {
  const times = new Map<ModelIndex, number>();
  for (const { fit } of settings) {
    const leader = fit.standings.findIndex((own) => own?.rank === 1);
    if (leader >= 0) times.set(leader, (times.get(leader) ?? 0) + 1);
  }
  const moved = new Set(
    settings.flatMap(({ changes }) => changes?.moved ?? []).map((m) => m.model),
  );
  const shifts = settings.flatMap(({ changes }, setting) => {
    const largest = changes?.shifts.at(0);
    return largest ? [{ ...largest, setting }] : [];
  });
  shifts.sort((a, b) => Math.abs(b.sds) - Math.abs(a.sds));
  return {
    leaders: [...times]
      .map(([model, n]) => ({ model, times: n }))
      .sort((a, b) => b.times - a.times),
    moved: moved.size,
    largest: shifts.at(0) ?? null,
  };
}
