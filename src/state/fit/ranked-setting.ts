import { compareSettings, comparing } from '../../core/fit/compare-settings.ts';
import type { SettingChanges } from '../../core/fit/compare-settings.ts';
import type { SettingFit } from '../../core/fit/setting-fit.ts';
import { inSlices } from '../work/in-slices.ts';
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

/**
 * Compares fits with the reference in tasks of their own, before they are shown: of thousands of
 * models each comparison takes a long one.
 */
export async function compareAhead(
  reference: SettingFit | null,
  others: readonly (SettingFit | null)[],
): Promise<void> {
  if (reference === null) return;
  for (const other of others) {
    if (other === null || other === reference) continue;
    const own = madeWith(reference);
    if (!own.has(other)) own.set(other, await inSlices(comparing(reference, other)));
  }
}

/** Comparisons that were made, since they are asked for with every step of a progress. */
const made = new WeakMap<SettingFit, WeakMap<SettingFit, SettingChanges>>();

function madeWith(reference: SettingFit): WeakMap<SettingFit, SettingChanges> {
  const own = made.get(reference) ?? new WeakMap<SettingFit, SettingChanges>();
  made.set(reference, own);
  return own;
}

function changesBetween(reference: SettingFit, other: SettingFit): SettingChanges {
  const own = madeWith(reference);
  const found = own.get(other) ?? compareSettings(reference, other);
  own.set(other, found);
  return found;
}
