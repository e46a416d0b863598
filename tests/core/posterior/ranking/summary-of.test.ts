import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { isSummaryOf } from '../../../../src/core/posterior/ranking/summary-of.ts';
import { DEFAULT_SAMPLER, SAMPLERS } from '../../../../src/core/sampler/settings.ts';
import type { SamplerName } from '../../../../src/core/sampler/settings.ts';

const COUNTS: PairCounts = {
  models: ['a', 'b', 'c'],
  left: Uint32Array.of(0, 1, 0),
  right: Uint32Array.of(1, 2, 2),
  leftWins: Float64Array.of(5, 4, 6),
  rightWins: Float64Array.of(3, 2, 4),
  ties: Float64Array.of(2, 1, 1),
};

function fitBy(sampler: SamplerName, model: ModelSettings = DEFAULT_MODEL) {
  const settings = { ...DEFAULT_SAMPLER, sampler, chains: 2, draws: 100, warmup: 100 };
  return fitAll(COUNTS, model, settings, { narrow: 0.68, wide: 0.95 });
}

const MODELS: readonly (readonly [string, ModelSettings])[] = [
  ['with a flat prior', RAKUDA_MODEL],
  ['without an order effect', { ...DEFAULT_MODEL, order: null }],
  ['with ties after Davidson', { ...DEFAULT_MODEL, ties: 'davidson' }],
  [
    'with hierarchical strengths',
    {
      ...DEFAULT_MODEL,
      strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
      ties: 'rao-kupper',
    },
  ],
];

describe('a summary', () => {
  it.each(SAMPLERS)('is known by its draws: %s', (sampler) => {
    const { summary, draws } = fitBy(sampler);
    expect(isSummaryOf(summary, draws)).toBe(true);
    const values = draws.values.map((x, at) => (at === 0 ? x + 0.1 : x));
    expect(isSummaryOf(summary, { ...draws, values })).toBe(false);
  });

  it.each(MODELS)('is known by its draws: of a model %s', (_what, model) => {
    const { summary, draws } = fitBy('split-hmc', model);
    expect(isSummaryOf(summary, draws)).toBe(true);
  });

  it('is not that of other draws, nor with another verdict, order or share', () => {
    const { summary, draws } = fitBy('split-hmc');
    const { rows, diagnostics } = summary;
    const settings = { ...DEFAULT_SAMPLER, chains: 2, draws: 100, warmup: 100, seed: 2 };
    const other = fitAll(COUNTS, DEFAULT_MODEL, settings, { narrow: 0.68, wide: 0.95 });
    expect(isSummaryOf(summary, other.draws)).toBe(false);
    const turned = { ...diagnostics, converged: !diagnostics.converged };
    expect(isSummaryOf({ ...summary, diagnostics: turned }, draws)).toBe(false);
    const renamed = rows.map((row) => ({ ...row, model: (row.model + 1) % 3 }));
    expect(isSummaryOf({ ...summary, rows: renamed }, draws)).toBe(false);
    const [first, ...rest] = rows;
    const surer = { ...first, strongerThanNext: 0.999 };
    expect(isSummaryOf({ ...summary, rows: [surer, ...rest] }, draws)).toBe(false);
  });
});
