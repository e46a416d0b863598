import SlicePanels from '../../src/charts/slices/SlicePanels.svelte';
import { DEFAULT_SCALE, logOddsToRating } from '../../src/core/posterior/ranking/scale.ts';
import { numberWriter } from '../../src/ui/text/numbers.ts';
import { golden } from './golden-drawing.ts';

const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });
const ends = (median: number, width: number) => ({
  ...{ median, lower: median - width, upper: median + width },
  ...{ lowerWide: median - 2 * width, upperWide: median + 2 * width },
});
const overall = [1.1, 0.4, -0.3, -1.2].map((median) => ends(median, 0.1));
const names = [
  'coding',
  'extraction',
  '日本語の推論',
  'writing <b>long</b> emails to nobody at all',
];
const panels = names.map((name, s) => ({
  name,
  ends: overall.map(({ median }, m) => ends(median + (s === 2 ? 0.4 * (m - 1.5) : 0), 0.2)),
  marks: overall.map((_, m) =>
    s !== 2 || (m > 0 && m < 3) ? 'as-overall' : m === 3 ? 'stronger' : 'weaker',
  ),
}));
const drawn = {
  rows: ['gpt-4', 'claude-v1', 'モデル', 'a-model-with-a-very-long-name-indeed'].map(
    (name, model) => ({ model, name }),
  ),
  ...{ overall, panels },
  words: {
    label: 'Four slices',
    axis: 'Rating',
    overall: 'Overall',
    inSlice: 'In this slice',
    stronger: 'Clearly stronger than overall',
    weaker: 'Clearly weaker than overall',
  },
  toShown: (x: number) => logOddsToRating(x, DEFAULT_SCALE),
  write: (x: number, decimals: number) => write.fixed(x, decimals),
} as const;

golden('slice-panels', SlicePanels, { ...drawn, width: 900 });
golden('slice-panels-narrow', SlicePanels, { ...drawn, width: 328 });
golden('slice-panels-saved', SlicePanels, {
  ...{ ...drawn, width: 720 },
  ...{ title: 'Slices', source: 'Nothing', font: 'sans-serif' },
});
