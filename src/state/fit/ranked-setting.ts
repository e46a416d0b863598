import { compareSettings } from '../../core/fit/compare-settings.ts';
import type { SettingChanges } from '../../core/fit/compare-settings.ts';
import type { SettingFit } from '../../core/fit/setting-fit.ts';
import type { Compared } from './compared.ts';

/** A setting that there is a ranking of. */
export interface RankedSetting {
  readonly id: string;
  readonly compared: Compared;
  /** Its place on the list. */
  readonly at: number;
  readonly fit: SettingFit;
  /** Null for the one that the others are compared with, and while that is not fitted. */
  readonly changes: SettingChanges | null;
}

/** A setting on the list, fitted or not. */
interface Listed extends Pick<RankedSetting, 'id' | 'compared'> {
  readonly fit: { readonly result: SettingFit | null };
}

/** In the order of the list. */
export function rankedSettings(
  entries: readonly Listed[],
  reference: Listed | null,
): readonly RankedSetting[] {
  const base = reference?.fit.result ?? null;
  return entries.flatMap(({ id, compared, fit: { result: fit } }, at): RankedSetting[] => {
    if (fit === null) return [];
    const changes = base === null || id === reference?.id ? null : changesBetween(base, fit);
    return [{ id, compared, at, fit, changes }];
  });
}

/** Comparisons that were made, since they are asked for with every step of a progress. */
const known = new WeakMap<SettingFit, WeakMap<SettingFit, SettingChanges>>();

function changesBetween(reference: SettingFit, other: SettingFit): SettingChanges {
  const own = known.get(reference) ?? new WeakMap<SettingFit, SettingChanges>();
  known.set(reference, own);
  const found = own.get(other) ?? compareSettings(reference, other);
  own.set(other, found);
  return found;
}
