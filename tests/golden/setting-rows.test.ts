import SettingRows from '../../src/charts/priors/SettingRows.svelte';
import { settingStyle } from '../../src/charts/priors/setting-rows.ts';
import { preview } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import { DEFAULT_SCALE, logOddsToRating } from '../../src/core/posterior/ranking/scale.ts';
import { settingFit, winRateFit } from '../../src/core/fit/setting-fit.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../src/core/samples/rakuda-2023-07-14.ts';
import { numberWriter } from '../../src/ui/text/numbers.ts';
import { golden } from './golden-drawing.ts';

const INTERVALS = { narrow: 0.68, wide: 0.95 };
const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });
const flat = preview(RAKUDA.counts, RAKUDA_MODEL, INTERVALS).summary;
const narrow = { ...DEFAULT_MODEL, strength: { family: 'normal', scale: 0.3 } } as const;
const none = { stronger: new Float32Array(81), decided: 0 };
const series = [
  { name: 'The fit', ends: settingFit(flat, none).standings, isOwnScale: false },
  {
    name: 'Narrow prior',
    ends: settingFit(preview(RAKUDA.counts, narrow, INTERVALS).summary, none).standings,
    isOwnScale: false,
  },
  {
    name: 'Win rate (its log-odds)',
    ends: winRateFit(RAKUDA.counts, 'half', INTERVALS).standings,
    isOwnScale: true,
  },
].map((own, at) => ({ ...own, style: settingStyle(at) }));
const drawn = {
  rows: flat.rows.map(({ model }) => ({ model, name: RAKUDA.models[model].shortName })),
  series,
  words: { label: 'Three settings', axis: 'Rating' },
  toShown: (x: number) => logOddsToRating(x, DEFAULT_SCALE),
  write: (x: number, decimals: number) => write.fixed(x, decimals),
};

golden('setting-rows', SettingRows, { ...drawn, width: 720 });
golden('setting-rows-narrow', SettingRows, {
  ...{ ...drawn, rows: drawn.rows.slice(0, 2), range: drawn.rows, width: 328 },
  series: [
    ...series,
    {
      name: '<b>日本語の設定</b>',
      ends: series[1].ends.toReversed(),
      isOwnScale: false,
      style: settingStyle(7),
    },
  ],
});
golden('setting-rows-saved', SettingRows, {
  ...{ ...drawn, rows: drawn.rows.slice(0, 3), width: 720 },
  ...{ title: 'Settings side by side', source: RAKUDA.source, font: 'sans-serif' },
});
