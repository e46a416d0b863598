/** The note that sets the sample's fit beside the published ranking, in English. */
export const published = {
  agrees: (points: string) => `Medians match the published ranking within ${points}.`,
  width: (percent: string) => `Its intervals were printed about ${percent} too wide`,
  why: 'why',
  title: 'Against the published ranking of 2023-07-14',
  explanation: [
    'The published ranking came from an affine-invariant ensemble sampler (emcee) that was given one coordinate too many: one strength is fixed by the others, because they sum to zero, and was overwritten inside the model, yet the sampler still counted it.',
    'The sampler weights a stretch move by z to the power of the number of coordinates minus one. With one coordinate too many it favours large steps, and the draws spread too widely.',
    'Checked with three programs: an exact sampler gives widths 0.94–0.97 times the published ones; the same ensemble with the extra coordinate reproduces the published widths, and without it the exact ones. The medians hardly change.',
  ],
  other: 'These settings differ from those of the published ranking.',
  restore: 'Use Rakuda’s settings',
  columns: {
    model: 'Model',
    published: 'Published',
    here: 'Here',
    ratio: 'Width here ÷ published',
  },
  source: 'Source: Rakuda benchmark, YuzuAI, 2023-07-14.',
};
