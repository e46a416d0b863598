import { settingStyle } from '../../charts/priors/setting-rows.ts';
import type { SettingStyle } from '../../charts/priors/setting-rows.ts';
import { compareSettings } from '../../core/fit/compare-settings.ts';
import type { SettingChanges } from '../../core/fit/compare-settings.ts';
import type { SettingFit } from '../../core/fit/setting-fit.ts';
import { shownName } from '../../core/names/shown-name.ts';
import type { Compared, Entry } from '../../state/fit/comparison.svelte.ts';
import type { compareWords } from '../../words/compare.ts';

type Words = ReturnType<typeof compareWords>;

/** A setting that there is a ranking of, as the figure and the tables show it. */
export interface ShownSetting {
  readonly id: string;
  readonly name: string;
  readonly style: SettingStyle;
  readonly fit: SettingFit;
  /** Null for the one that the others are compared with. */
  readonly changes: SettingChanges | null;
}

export interface ComparisonView {
  /** In the order of the list. */
  readonly settings: readonly ShownSetting[];
  /** Null while it is not fitted: then nothing is compared. */
  readonly reference: ShownSetting | null;
}

export function nameOf(compared: Compared, { names }: Words): string {
  switch (compared.kind) {
    case 'fit':
      return names.fit;
    case 'preset':
      return names.presets[compared.preset];
    case 'kept':
      return compared.name === null ? names.kept(compared.serial) : shownName(compared.name);
  }
}

export function viewOf(
  entries: readonly Entry[],
  reference: Entry | null,
  words: Words,
): ComparisonView {
  const base = reference?.fit.result ?? null;
  const settings = entries.flatMap(({ id, compared, fit: { result: fit } }, at): ShownSetting[] => {
    if (fit === null) return [];
    const changes = base === null || id === reference?.id ? null : changesBetween(base, fit);
    return [{ id, name: nameOf(compared, words), style: settingStyle(at), fit, changes }];
  });
  return { settings, reference: settings.find(({ id }) => id === reference?.id) ?? null };
}

/** Comparisons that were made, since the page asks with every step of a progress. */
const known = new WeakMap<SettingFit, WeakMap<SettingFit, SettingChanges>>();

function changesBetween(reference: SettingFit, other: SettingFit): SettingChanges {
  const own = known.get(reference) ?? new WeakMap<SettingFit, SettingChanges>();
  known.set(reference, own);
  const found = own.get(other) ?? compareSettings(reference, other);
  own.set(other, found);
  return found;
}
