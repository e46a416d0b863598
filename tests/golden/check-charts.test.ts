import AutocorrelationPlot from '../../src/charts/checks/AutocorrelationPlot.svelte';
import CountHistogram from '../../src/charts/checks/CountHistogram.svelte';
import CurveBand from '../../src/charts/checks/CurveBand.svelte';
import DotRows from '../../src/charts/checks/DotRows.svelte';
import EnergyPlot from '../../src/charts/checks/EnergyPlot.svelte';
import FlipDots from '../../src/charts/checks/FlipDots.svelte';
import GapTies from '../../src/charts/checks/GapTies.svelte';
import JudgeHabits from '../../src/charts/matches/JudgeHabits.svelte';
import KHatBars from '../../src/charts/checks/KHatBars.svelte';
import PairScatter from '../../src/charts/checks/PairScatter.svelte';
import QuestionDots from '../../src/charts/questions/QuestionDots.svelte';
import RankHistograms from '../../src/charts/checks/RankHistograms.svelte';
import JudgeHeat from '../../src/charts/matches/JudgeHeat.svelte';
import ShadeGrid from '../../src/charts/matches/ShadeGrid.svelte';
import TracePlot from '../../src/charts/checks/TracePlot.svelte';
import {
  autocorrelation,
  rankHistograms,
  traces,
} from '../../src/core/posterior/diagnostics/chain-plots.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { golden } from './golden-drawing.ts';

/** The drawings of the checks, of invented numbers with whatever each must be able to show. */
const write = (value: number, decimals: number) => value.toFixed(decimals);
const percent = (value: number) => `${(100 * value).toFixed(0)}%`;
const saved = { title: 'Six models', source: 'invented', font: 'sans-serif' };

/** Two sound chains, and one that is elsewhere for half of the time. */
const random = createRandom(7);
const PER_CHAIN = 120;
const values = Float64Array.from({ length: 3 * PER_CHAIN }, (_, at) => {
  const isAstray = at >= 2.5 * PER_CHAIN;
  return random.normal() + (isAstray ? 4 : 0);
});

golden('check-trace', TracePlot, {
  traces: traces(values, 3, 60),
  divergent: [[], [10, 90], []],
  width: 480,
  words: {
    label: 'Trace of alpha',
    value: 'alpha',
    draw: 'Draw',
    chain: (chain: number) => `Chain ${String(chain)}`,
  },
  write,
});
golden('check-ranks', RankHistograms, {
  panels: rankHistograms(values, 3, 10).map((counts, chain) => ({
    name: `Chain ${String(chain + 1)}`,
    counts,
    expected: PER_CHAIN / 10,
    low: 4,
    high: 21,
  })),
  width: 480,
  words: { label: 'Ranks by chain', key: 'Band: 99%' },
  ...saved,
});
golden('check-autocorrelation', AutocorrelationPlot, {
  chains: autocorrelation(values, 3, 20),
  perChain: PER_CHAIN,
  width: 480,
  words: {
    label: 'Autocorrelation of alpha',
    correlation: 'Correlation',
    lag: 'Lag',
    noise: 'grey: chance',
  },
  write,
});
golden('check-energy', EnergyPlot, {
  edges: [-4, -3, -2, -1, 0, 1, 2, 3, 4],
  marginal: [0, 3, 20, 40, 38, 17, 5, 1],
  transition: [0, 0, 6, 55, 50, 12, 0, 0],
  width: 480,
  words: { label: 'Energy', axis: 'Energy', marginal: 'draws', transition: 'steps' },
  write,
});
const rows = [
  { name: 'alpha', middle: 0.8, lower: 0.7, upper: 0.9, observed: 0.82 },
  { name: '日本語のモデル', middle: 0.5, lower: 0.4, upper: 0.6, observed: 0.7, isMarked: true },
  { name: '<b>bold</b>', middle: 0.3, lower: 0.2, upper: 0.4, observed: 0.31 },
];
golden('check-scores', DotRows, {
  rows,
  width: 520,
  words: { label: 'Scores', axis: 'Score' },
  write: percent,
});
golden('check-scores-narrow', DotRows, {
  rows,
  width: 300,
  words: { label: 'Scores', axis: 'Score' },
  write: percent,
});
golden('check-differences', DotRows, {
  rows: [
    { name: 'Davidson', middle: 0, lower: 0, upper: 0, inner: [0, 0] as const },
    {
      name: 'Rao–Kupper',
      middle: -3.2,
      lower: -7.4,
      upper: 1,
      inner: [-5.3, -1.1] as const,
      isMarked: true,
    },
  ],
  include: [0],
  reference: 0,
  width: 520,
  words: { label: 'elpd', axis: 'elpd minus best' },
  write,
  ...saved,
});
const predicted = Float64Array.from({ length: 30 }, (_, at) => (at + 0.5) / 30);
golden('check-pairs', PairScatter, {
  points: {
    predicted,
    lower: predicted.map((share) => Math.max(0, share - 0.2)),
    upper: predicted.map((share) => Math.min(1, share + 0.2)),
    observed: predicted.map((share, at) =>
      at === 22 ? 0.3 : Math.min(1, Math.max(0, share + 0.1 * random.normal())),
    ),
    judgments: predicted.map((_, at) => 1 + at * at),
    numbers: new Map([[22, 1]]),
  },
  width: 360,
  words: { label: 'Pairs', predicted: 'Predicted', observed: 'Observed' },
  write: percent,
});
golden('check-ties', GapTies, {
  groups: [
    { from: 0, to: 40, observed: 0.3, median: 0.28, lower: 0.2, upper: 0.35 },
    { from: 40, to: 120, observed: 0.4, median: 0.24, lower: 0.18, upper: 0.3 },
    { from: 120, to: 480, observed: 0.1, median: 0.12, lower: 0.06, upper: 0.2 },
  ],
  width: 480,
  words: { label: 'Ties', gap: 'Gap', share: 'Share of ties' },
  write: { gap: write, share: percent },
});
golden('check-circles', CountHistogram, {
  replicates: [0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 6],
  observed: 5,
  width: 480,
  words: { label: 'Circles', axis: 'Circles', observed: 'observed: 5' },
  write: (value: number) => value.toFixed(0),
});
golden('check-k-hat', KHatBars, {
  k: [-0.2, 0.05, 0.12, 0.4, 0.74, 1.3],
  weight: [40, 300, 120, 10, 2, 1],
  threshold: 0.7,
  width: 480,
  words: { label: 'k-hat', axis: 'k-hat', threshold: 'limit 0.70' },
  write,
});
golden('check-flips', FlipDots, {
  flips: 9,
  judgments: 400,
  width: 480,
  words: {
    label: '9 of 400',
    flipped: 'turned round',
    dot: (judgments: number) => `each dot ${String(judgments)}`,
  },
});
golden('check-separation', CurveBand, {
  points: [0, 25, 50, 100, 200, 400].map((x, at) => ({
    x,
    y: at / 6,
    lower: Math.max(0, at / 6 - 0.1),
    upper: Math.min(1, at / 6 + 0.1),
  })),
  level: 0.5,
  reached: 100,
  width: 480,
  words: { label: 'Separation', x: 'Judgments', y: 'Told apart', reached: 'even at 100' },
  write: { x: String, y: percent },
});

const NAMES = ['alpha', 'beta', '日本語のモデル', '<b>bold</b>', 'epsilon', 'zeta'];
const gridWords = {
  label: 'Ranks of six models',
  columns: 'Rank',
  low: 'never',
  high: 'always',
  figure: percent,
};
golden('check-rank-heat', ShadeGrid, {
  names: NAMES,
  share: (row: number, rank: number) => [0.7, 0.14, 0.01][Math.abs(row - rank)] ?? 0,
  scale: 'share' as const,
  marked: { row: 1, column: 2 },
  width: 640,
  words: gridWords,
});
/** Departures large and small, clear and not, of judges whose names are not short. */
const heatRows = NAMES.map((_, m) =>
  [0.9, -0.4, 0.05].map((by) => {
    const value = by * (1 - m);
    const isClear = Math.abs(value) > 0.3;
    return {
      value,
      text: `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(0)}`,
      isClear,
    };
  }),
);
const heatWords = {
  ...{ label: 'Which judge favours which model', columns: 'Judges' },
  ...{ low: 'rates lower', high: 'rates higher' },
  key: (number: string, judge: string) => `${number} ${judge}`,
};
const heatJudges = ['gpt-4, pair-v2', '<b>claude</b> & co', '日本語の審査員'];
golden('check-judge-heat', JudgeHeat, {
  ...{ models: NAMES, judges: heatJudges, rows: heatRows },
  width: 640,
  words: heatWords,
});
golden('check-judge-heat-narrow', JudgeHeat, {
  ...{ models: NAMES, judges: heatJudges, rows: heatRows },
  width: 300,
  words: heatWords,
  ...saved,
});
/** Fourteen models are too many for figures in the cells. */
golden('check-versus', ShadeGrid, {
  names: Array.from({ length: 14 }, (_, m) => `model ${String(m)}`),
  share: (row: number, column: number) =>
    row === column ? null : 1 / (1 + Math.exp((row - column) / 2)),
  scale: 'versus' as const,
  words: { ...gridWords, columns: 'Against', low: 'column', high: 'row' },
  ...saved,
});

const dots = Array.from({ length: 40 }, (_, at) => ({
  discrimination: 0.6 + 0.9 * random.normal() * (at % 3 === 0 ? 0.2 : 0.4),
  influence: 6 * random.normal(),
  kind: at % 7 === 0 ? ('unclear' as const) : ('separates' as const),
  number: at < 2 ? at + 1 : null,
}));
for (const [name, width] of [
  ['check-questions', 560],
  ['check-questions-narrow', 300],
] as const)
  golden(name, QuestionDots, {
    dots: [
      ...dots,
      { discrimination: 0, influence: -1, kind: 'dead' as const, number: null },
      { discrimination: -0.8, influence: 9, kind: 'reversed' as const, number: 3 },
      // At the right edge, its number before it; and one that lies on another.
      { discrimination: 2.4, influence: -11, kind: 'separates' as const, number: 4 },
      { discrimination: 0, influence: -1, kind: 'dead' as const, number: null },
    ],
    width,
    words: { label: 'Questions', x: 'Discrimination', y: 'Influence on the lead' },
    write: { x: write, y: (value: number, decimals: number) => write(value, decimals) },
    ...(width < 400 ? {} : saved),
  });
const mark = (value: number, reach: number, isClear = false) => ({
  ...{ value, lower: value - reach, upper: value + reach },
  isClear,
});
const habits = {
  names: ['gpt-4', '<b>審査員</b>', 'a judge whose name is longer than there is room for it'],
  panels: [
    {
      ...{ title: 'First shown wins', reference: 0.5, write: percent },
      marks: [mark(0.71, 0.1, true), mark(0.47, 0.1), null],
    },
    {
      ...{ title: 'Ties', reference: null, write: percent },
      // The last one is so wide that it says nothing, and is cut.
      marks: [mark(0.11, 0.04), mark(0.14, 0.05), mark(0.5, 0.45)],
    },
    {
      ...{ title: 'Own family, points', reference: 0 },
      write: (value: number) => (100 * value).toFixed(0),
      marks: [mark(0.06, 0.16), null, mark(-0.02, 0.1)],
    },
  ],
  label: 'Three judges',
};
golden('check-judge-habits', JudgeHabits, { ...habits, width: 720, ...saved });
/** So many that the end of the axis is far away. */
const many = Array.from({ length: 25 }, (_, at) => at);
golden('check-judge-habits-many', JudgeHabits, {
  names: many.map((at) => `judge ${String(at)}`),
  panels: habits.panels.map((panel) => ({
    ...panel,
    marks: many.map((at) => panel.marks[at % panel.marks.length]),
  })),
  width: 720,
  label: 'Judges',
});
golden('check-judge-habits-narrow', JudgeHabits, { ...habits, width: 320 });
