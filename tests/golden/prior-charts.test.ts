import DensityOverlay from '../../src/charts/priors/DensityOverlay.svelte';
import type { Curve } from '../../src/core/posterior/prior/curves.ts';
import DriverMark from '../../src/charts/priors/DriverMark.svelte';
import ExpectedHistogram from '../../src/charts/priors/ExpectedHistogram.svelte';
import { markStyle } from '../../src/charts/sheet/marker.ts';
import WhatIfDrawing from '../../src/charts/priors/WhatIfDrawing.svelte';
import type { WhatIfRow } from '../../src/charts/priors/what-if-rows.ts';
import { preview } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import { observedOf } from '../../src/core/posterior/prior/observed.ts';
import { designOf, priorPredictive } from '../../src/core/posterior/prior/prior-predictive.ts';
import { priorMarginal } from '../../src/core/posterior/prior/prior-marginal.ts';
import { likelihoodCurve, profileLikelihood } from '../../src/core/posterior/prior/profile.ts';
import { DEFAULT_SCALE, logOddsToRating } from '../../src/core/posterior/ranking/scale.ts';
import { shapeOf } from '../../src/core/posterior/prior/what-if.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../src/core/samples/rakuda-2023-07-14.ts';
import { numberWriter } from '../../src/ui/text/numbers.ts';
import { countsOf } from '../core/counts-of.ts';
import { golden } from './golden-drawing.ts';

/** Drawings of the Priors page, of the sample under its own settings and under the default. */
const INTERVALS = { narrow: 0.68, wide: 0.95 };
const { summary } = preview(RAKUDA.counts, RAKUDA_MODEL, INTERVALS);
const tried = preview(RAKUDA.counts, DEFAULT_MODEL, INTERVALS).summary;
const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });
const fixed = (value: number, decimals: number) => write.fixed(value, decimals);
const toShown = (logOdds: number) => logOddsToRating(logOdds, DEFAULT_SCALE);
const paper = { title: 'Rakuda 2023-07-14', source: 'Made with Caravan.', font: 'sans-serif' };

const DRIVERS = ['data', 'prior', 'conflict'] as const;
const rows = summary.rows.map((before, at): WhatIfRow => {
  const now = tried.rows.find(({ model }) => model === before.model) ?? null;
  const { shortName, licence } = RAKUDA.models[before.model];
  return {
    ...{ model: before.model, name: shortName, style: markStyle(licence), before, now },
    rankBefore: before.rank,
    // As if two had changed places.
    rank: at === 4 ? 6 : at === 5 ? 5 : before.rank,
    belief: at === 2 ? { mean: 0.9, scale: 0.4 } : at === 8 ? { mean: -4, scale: 1 } : null,
    driver: { sign: DRIVERS[at % 3], text: DRIVERS[at % 3], note: 'what it means' },
  };
});
const whatIf = {
  rows,
  label: 'nine models in the fit and now',
  headers: { rank: 'Rank', model: 'Model', rating: 'Rating', driver: 'Decided by' },
  was: (rank: string) => `was ${rank}`,
  toShown,
  write,
};
golden('prior-what-if', WhatIfDrawing, { ...whatIf, ...paper, width: 900 });
golden('prior-what-if-narrow', WhatIfDrawing, { ...whatIf, width: 340 });
for (const sign of DRIVERS)
  golden(`prior-driver-${sign}`, DriverMark, { x: 0, y: 8, sign, text: sign });

const names = {
  prior: 'Prior',
  data: 'Data alone',
  fit: 'Posterior in the fit',
  posterior: 'Posterior',
};
const leader = { kind: 'strength', model: summary.rows[0].model } as const;
const prior = priorMarginal(RAKUDA.counts.models, DEFAULT_MODEL, leader);
const profile = profileLikelihood(RAKUDA.counts, DEFAULT_MODEL, leader);
if (prior === null || profile === null) throw new Error('nothing to draw');
const curves: Curve[] = [
  { name: 'fit', density: summary.rows[0].density },
  { name: 'prior', density: shapeOf(prior, INTERVALS).density },
  { name: 'posterior', density: tried.rows[0].density },
  { name: 'data', density: likelihoodCurve(profile) },
];
const overlay = { words: { label: 'the leader', axis: 'GPT-4', names }, toShown, write: fixed };
golden('prior-overlay', DensityOverlay, { ...overlay, ...paper, curves, width: 720 });

const undefeated = countsOf([
  ['a', 'b', 5, 0],
  ['a', 'c', 6, 0],
  ['b', 'c', 4, 3],
]);
const alone = { ...DEFAULT_MODEL, order: null };
const first = { kind: 'strength', model: 0 } as const;
const oneSided = profileLikelihood(undefeated, alone, first);
const wide = priorMarginal(undefeated.models, alone, first);
if (oneSided === null || wide === null) throw new Error('nothing to draw');
golden('prior-overlay-one-sided', DensityOverlay, {
  ...overlay,
  curves: [
    { name: 'prior', density: shapeOf(wide, INTERVALS).density },
    { name: 'posterior', density: preview(undefeated, alone, INTERVALS).summary.rows[0].density },
    { name: 'data', density: likelihoodCurve(oneSided), isOpen: true },
  ],
  width: 340,
  cursor: 1,
});

const davidson = { ...DEFAULT_MODEL, ties: 'davidson' } as const;
const expected = priorPredictive(designOf(RAKUDA.counts), davidson);
const observed = observedOf(RAKUDA.counts, 'davidson', summary);
if (expected === null) throw new Error('nothing to draw');
const histogram = {
  words: { label: 'expected', axis: 'share', observed: 'in the data', below: '', above: '' },
  write: fixed,
};
golden('prior-expected-wins', ExpectedHistogram, {
  ...{ ...histogram, ...paper },
  expected: expected.win,
  other: observed.win,
  scale: { kind: 'share' },
  width: 520,
});
golden('prior-expected-spread', ExpectedHistogram, {
  ...histogram,
  expected: expected.spread,
  observed: Math.log10(observed.spread),
  scale: { kind: 'width', unit: 400 / Math.LN10 },
  width: 320,
});
golden('prior-expected-ties', ExpectedHistogram, {
  ...histogram,
  words: { ...histogram.words, above: '3%' },
  expected: expected.ties ?? expected.win,
  observed: observed.ties,
  scale: { kind: 'share' },
  width: 320,
});
