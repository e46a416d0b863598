import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { runChain } from '../../../src/core/sampler/chain.ts';
import { approximate } from '../../../src/core/sampler/approximation/laplace.ts';
import type { SamplerName } from '../../../src/core/sampler/settings.ts';
import { DEFAULT_SAMPLER, SAMPLERS } from '../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';
import { expectAgreement } from './agreeing.ts';

/** For what does not depend on the counts. */
const FEW = countsOf([
  ['a', 'b', 8, 3, 2],
  ['b', 'c', 2, 5],
  ['c', 'a', 4, 4, 1],
]);

describe('samplers', () => {
  it.each<[string, ModelSettings, SamplerName[]]>([
    ['default', DEFAULT_MODEL, ['nuts', 'ensemble']],
    // The ensemble never sees the gradient, which is what may be wrong here.
    ['Rao–Kupper', { ...DEFAULT_MODEL, ties: 'rao-kupper' }, ['nuts']],
  ])('agree: %s', (_, model, others) => expectAgreement(model, others));

  it.each(SAMPLERS)('give the same bytes for the same seed: %s', (sampler) => {
    const approximation = approximate(FEW, DEFAULT_MODEL);
    const run = (seed: number, chain: number) => {
      const settings = { ...DEFAULT_SAMPLER, sampler, draws: 40, warmup: 40, seed };
      return runChain(FEW, DEFAULT_MODEL, settings, approximation, chain);
    };
    const first = run(3, 1);
    expect(run(3, 1)).toEqual(first);
    expect(run(3, 2).draws).not.toEqual(first.draws);
    expect(run(4, 1).draws).not.toEqual(first.draws);
  });

  it.each(SAMPLERS)('report their progress to the end: %s', (sampler) => {
    const seen: [number, number][] = [];
    const settings = { ...DEFAULT_SAMPLER, sampler, draws: 20, warmup: 20, chains: 2 };
    fitAll(FEW, DEFAULT_MODEL, settings, INTERVALS, (done, total) => seen.push([done, total]));
    const shares = seen.map(([done, total]) => done / total);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
  });

  it('have energies where they have trajectories', () => {
    const approximation = approximate(RAKUDA.counts, DEFAULT_MODEL);
    const settings = { ...DEFAULT_SAMPLER, sampler: 'nuts', draws: 40 } as const;
    const chain = runChain(RAKUDA.counts, DEFAULT_MODEL, settings, approximation, 0);
    expect(chain.energy?.length).toBe(40);
    expect(chain.depth?.every((depth) => depth >= 1 && depth <= 10)).toBe(true);
    const { energyFraction } = fitAll(RAKUDA.counts, DEFAULT_MODEL, settings, INTERVALS).summary
      .diagnostics;
    expect(energyFraction).toBeGreaterThan(0.3);
  });
});
