import { describe, expect, it } from 'vitest';
import { chainReport } from '../../../src/core/checks/chain-report.ts';
import { energyReport } from '../../../src/core/checks/energy-report.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { joinChains } from '../../../src/core/posterior/draws/draws.ts';
import { energyFraction } from '../../../src/core/posterior/diagnostics/energy.ts';
import type { ChainResult } from '../../../src/core/sampler/chain-result.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { INTERVALS } from '../counts-of.ts';

const { draws, summary } = fitAll(
  RAKUDA.counts,
  DEFAULT_MODEL,
  { ...DEFAULT_SAMPLER, draws: 1000 },
  INTERVALS,
);

function chainOf(chain: number, part: Partial<ChainResult>): ChainResult {
  const facts = { acceptance: 1, divergences: 0, gradients: 0 };
  return { chain, draws: Float64Array.of(1, 2, 3), perChain: 3, parameters: 1, ...facts, ...part };
}

describe('the plots of one parameter', () => {
  it('have the figures that the summary has', () => {
    const best = summary.rows[0];
    const report = chainReport(draws, best.model);
    expect(report.mean).toBeCloseTo(best.mean, 12);
    expect(report.sd).toBeCloseTo(best.sd, 12);
    const { rhat, essBulk, essTail, mcse } = report.convergence;
    expect([rhat, essBulk, essTail]).toEqual([best.rhat, best.essBulk, best.essTail]);
    expect(mcse).toBeCloseTo(best.mcse, 12);
    expect(report.traces).toHaveLength(4);
    expect(report.traces[0].low).toHaveLength(400);
    expect(report.autocorrelation[3]).toHaveLength(51);
    expect(report.rankHistograms.map((bins) => bins.length)).toEqual([20, 20, 20, 20]);
  });

  it('have a band that holds about all bins of chains that agree', () => {
    const { rankHistograms, rankBand } = chainReport(draws, 3);
    // 1,000 of 4,000 in 20 bins of 200: mean 50, sd √(200·¼·¾·(3800/3999)) = 5.97.
    expect(rankBand[0]).toBeGreaterThanOrEqual(34);
    expect(rankBand[0]).toBeLessThanOrEqual(36);
    expect(rankBand[1]).toBeGreaterThanOrEqual(64);
    expect(rankBand[1]).toBeLessThanOrEqual(66);
    const outside = rankHistograms
      .flatMap((bins) => [...bins])
      .filter((count) => count < rankBand[0] || count > rankBand[1]);
    expect(outside.length).toBeLessThan(8);
  });

  it('mark the draws that a divergence led to, chain by chain', () => {
    const settings = { ...DEFAULT_MODEL, order: null };
    const chains = [
      chainOf(0, { divergent: Uint32Array.of(1) }),
      chainOf(1, { divergent: new Uint32Array(0) }),
      chainOf(2, { divergent: Uint32Array.of(0, 2) }),
    ];
    const joined = joinChains(chains, 1, settings);
    expect([...(joined.divergent ?? [])]).toEqual([1, 6, 8]);
    const { divergent } = chainReport(joined, 0);
    expect(divergent?.map((numbers) => [...numbers])).toEqual([[1], [], [0, 2]]);
    const unknown = joinChains([chainOf(0, {}), chains[0]], 1, settings);
    expect(chainReport(unknown, 0).divergent).toBeNull();
  });
});

describe('energies', () => {
  it('are kept with the draws, less their mean, and give the E-BFMI of the summary', () => {
    expect(draws.energy).toHaveLength(4000);
    expect([...(draws.energy ?? [])].reduce((sum, e) => sum + e, 0) / 4000).toBeCloseTo(0, 3);
    const report = energyReport(draws);
    expect(report?.chains).toHaveLength(4);
    const least = Math.min(...(report?.chains ?? []).map(({ fraction }) => fraction));
    expect(least).toBeCloseTo(summary.diagnostics.energyFraction ?? NaN, 5);
  });

  it('are counted in bins that hold all of them', () => {
    const report = energyReport(draws);
    for (const { marginal, transition } of report?.chains ?? []) {
      expect(marginal.reduce((sum, n) => sum + n, 0)).toBe(1000);
      expect(transition.reduce((sum, n) => sum + n, 0)).toBe(999);
    }
    expect(report?.edges).toHaveLength(41);
  });

  it('are those of a case by hand', () => {
    const energies = [Float64Array.of(10, 14, 12), Float64Array.of(8, 8, 8)];
    const chains = energies.map((energy, chain) => chainOf(chain, { energy }));
    const joined = joinChains(chains, 1, { ...DEFAULT_MODEL, order: null });
    expect([...(joined.energy ?? [])]).toEqual([0, 4, 2, -2, -2, -2]);
    const report = energyReport(joined);
    // Values −2 … 4: forty bins of 0.15.
    expect([report?.edges[0], report?.edges[40]]).toEqual([-2, 4]);
    const [first, second] = report?.chains ?? [];
    expect(first.fraction).toBe(energyFraction(energies[0]));
    expect(first.marginal[39]).toBe(1);
    // Steps of 4 and −2; then of 0 twice.
    expect([first.transition[39], first.transition[0]]).toEqual([1, 1]);
    expect(second.marginal[0]).toBe(3);
    expect(second.transition[13]).toBe(2);
  });

  it('are not there where no sampler had any', () => {
    const laplace = { ...DEFAULT_SAMPLER, sampler: 'laplace' } as const;
    const fit = fitAll(RAKUDA.counts, DEFAULT_MODEL, laplace, INTERVALS);
    expect(energyReport(fit.draws)).toBeNull();
    expect(fit.draws.divergent).toBeUndefined();
    const still = joinChains([chainOf(0, { energy: Float64Array.of(5, 5, 5) })], 1, {
      ...DEFAULT_MODEL,
      order: null,
    });
    expect(energyReport(still)?.chains[0].marginal.reduce((a, b) => a + b)).toBe(3);
  });
});
