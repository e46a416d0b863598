import { describe, expect, it } from 'vitest';
import { parameterTable } from '../../../src/core/posterior/draws/parameters.ts';
import { convergenceVerdict } from '../../../src/core/checks/verdict.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { positionsOf } from '../../../src/core/posterior/draws/draws.ts';
import type { Diagnostics, FitSummary } from '../../../src/core/posterior/ranking/summary.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { INTERVALS } from '../counts-of.ts';

const fit = (model = DEFAULT_MODEL, sampler = DEFAULT_SAMPLER) =>
  fitAll(RAKUDA.counts, model, sampler, INTERVALS);

/** The sample's fit with other diagnostics, and other figures of its third row. */
function altered(
  diagnostics: Partial<Diagnostics>,
  row: Partial<FitSummary['rows'][number]> = {},
): FitSummary {
  const { summary } = fit();
  return {
    ...summary,
    rows: summary.rows.map((one, at) => (at === 2 ? { ...one, ...row } : one)),
    diagnostics: { ...summary.diagnostics, ...diagnostics },
  };
}

describe('the verdict on convergence', () => {
  it('believes chains that agree, and tells every figure', () => {
    const { summary } = fit();
    const { state, reasons } = convergenceVerdict(summary);
    expect(state).toBe('converged');
    expect(reasons.map(({ kind }) => kind)).toEqual([
      ...['rhat', 'ess-bulk', 'ess-tail', 'divergences', 'chains', 'energy', 'acceptance'],
    ]);
    expect(reasons.every(({ isMet }) => isMet)).toBe(true);
    const [rhat, bulk, tail] = reasons;
    expect(rhat).toMatchObject({ value: summary.diagnostics.rhatMax, limit: 1.01, of: 10 });
    expect(bulk).toMatchObject({ value: summary.diagnostics.essBulkMin, limit: 400, missing: 0 });
    expect(tail.value).toBe(summary.diagnostics.essTailMin);
  });

  it('names the parameter that misses a limit, first of all', () => {
    const summary = altered({}, { essTail: 400 });
    const { state, reasons } = convergenceVerdict(summary);
    expect(state).toBe('not-converged');
    expect(reasons[0]).toEqual({
      kind: 'ess-tail',
      parameter: { kind: 'strength', model: summary.rows[2].model },
      value: 400,
      limit: 400,
      isMet: false,
      missing: 1,
      of: 10,
    });
    expect(convergenceVerdict(altered({}, { rhat: 1.01 })).state).toBe('not-converged');
    expect(convergenceVerdict(altered({}, { essBulk: 399 })).reasons[0].kind).toBe('ess-bulk');
    // A figure that can't be computed is no good figure.
    expect(convergenceVerdict(altered({}, { rhat: NaN })).reasons[0]).toMatchObject({
      kind: 'rhat',
      isMet: false,
    });
  });

  it('does not forgive a divergence or a chain alone, and doubts energies and acceptance', () => {
    const one = convergenceVerdict(altered({ divergences: 1 }));
    expect(one.state).toBe('not-converged');
    expect(one.reasons[0]).toMatchObject({ kind: 'divergences', value: 1, draws: 4000 });
    const alone = convergenceVerdict(altered({ chains: 1 }));
    expect(alone.state).toBe('not-converged');
    expect(alone.reasons[0]).toMatchObject({ kind: 'chains', value: 1, isMet: false });
    for (const [facts, kind] of [
      [{ energyFraction: 0.29 }, 'energy'],
      [{ acceptance: 0.59 }, 'acceptance'],
    ] as const) {
      const { state, reasons } = convergenceVerdict(altered(facts));
      expect(state).toBe('doubtful');
      expect(reasons[0]).toMatchObject({ kind, isMet: false });
    }
    expect(convergenceVerdict(altered({ energyFraction: 0.3, acceptance: 0.6 })).state).toBe(
      'converged',
    );
  });

  it('does not judge what did not sample', () => {
    const laplace = fit(DEFAULT_MODEL, { ...DEFAULT_SAMPLER, sampler: 'laplace' });
    expect(convergenceVerdict(laplace.summary)).toEqual({
      state: 'not-sampled',
      sampler: 'laplace',
      reasons: [],
    });
    const mle = fit(DEFAULT_MODEL, { ...DEFAULT_SAMPLER, sampler: 'mle', draws: 20 });
    expect(convergenceVerdict(mle.summary).state).toBe('maximum');
    // The ensemble's acceptance is no measure of an approximation.
    const ensemble = altered({ sampler: 'ensemble', acceptance: 0.3 });
    expect(convergenceVerdict(ensemble).state).toBe('converged');
  });
});

describe('the table of parameters', () => {
  it('is in the order of a draw', () => {
    const { summary, draws } = fit({
      ...DEFAULT_MODEL,
      ties: 'davidson',
      strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
    });
    const table = parameterTable(summary);
    const at = positionsOf(draws);
    expect(table).toHaveLength(at.count);
    expect(table.map(({ place }) => place)).toEqual(table.map((_, place) => place));
    expect(table.slice(0, 9).map(({ parameter }) => parameter)).toEqual(
      Array.from({ length: 9 }, (_, model) => ({ kind: 'strength', model })),
    );
    expect(table[at.order ?? -1].parameter).toEqual({ kind: 'order' });
    expect(table[at.tie ?? -1].parameter).toEqual({ kind: 'tie', name: 'log_nu' });
    expect(table[at.tau ?? -1].parameter).toEqual({ kind: 'tau' });
    for (const { place, mean } of table) {
      let sum = 0;
      for (let s = 0; s < 4000; s++) sum += draws.values[s * at.count + place];
      expect(mean).toBeCloseTo(sum / 4000, 9);
    }
  });
});
