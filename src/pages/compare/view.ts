import { settingStyle } from '../../charts/priors/setting-rows.ts';
import type { SettingStyle } from '../../charts/priors/setting-rows.ts';
import { shownName } from '../../core/names/shown-name.ts';
import type { Compared } from '../../state/fit/comparison.svelte.ts';
import type { RankedSetting } from '../../state/fit/ranked-setting.ts';
import type { compareWords } from '../../words/compare.ts';

type Words = ReturnType<typeof compareWords>;

/** A setting that there is a ranking of, as the figure and the tables show it. */
export interface ShownSetting extends RankedSetting {
  readonly name: string;
  readonly style: SettingStyle;
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

export function shownSettings(ranked: readonly RankedSetting[], words: Words): ShownSetting[] {
  return ranked.map((setting) => ({
    ...setting,
    name: nameOf(setting.compared, words),
    style: settingStyle(setting.at),
  }));
}
