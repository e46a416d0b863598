import { describe, expect, it } from 'vitest';
import { MAX_KHAT } from '../../../../src/core/limits.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { weightedQuantiles } from '../../../../src/core/numerics/weighted-quantile.ts';
import { columnsOf } from '../../../../src/core/posterior/draws/columns.ts';
import { positionsOf } from '../../../../src/core/posterior/draws/draws.ts';
import { logLikelihoods } from '../../../../src/core/posterior/draws/log-parts.ts';
import { estimateOf, parameterTable } from '../../../../src/core/posterior/draws/parameters.ts';
import { fitCurve } from '../../../../src/core/posterior/prior/curves.ts';
import { drawPrior } from '../../../../src/core/posterior/prior/prior-draws.ts';
import { priorMarginal } from '../../../../src/core/posterior/prior/prior-marginal.ts';
import { profileLikelihood } from '../../../../src/core/posterior/prior/profile.ts';
import { prepareReweighting, reweight } from '../../../../src/core/posterior/prior/reweight.ts';
import { whatIf } from '../../../../src/core/posterior/prior/what-if.ts';
import { INTERVALS } from '../../counts-of.ts';
import { settings, MODEL, COUNTS, fitted } from './sixteen-questions.ts';

const { draws, summary } = fitted(MODEL);
const { rows, omega } = summary;

describe('ω', () => {
  it('is a parameter with the figures of the others, at its place', () => {
    const facts = parameterTable(summary).find(({ parameter }) => parameter.kind === 'omega');
    expect(facts?.place).toBe(positionsOf(draws).omega);
    expect(facts).toMatchObject({ median: omega?.median, rhat: omega?.rhat, mcse: omega?.mcse });
    expect(estimateOf(summary, { kind: 'omega' })).toBe(omega);
    expect(estimateOf(fitted({ ...DEFAULT_MODEL }).summary, { kind: 'omega' })).toBeNull();
  });

  it('has a curve over its draws, and none of the data alone', () => {
    const curve = fitCurve(summary, draws, { kind: 'omega' });
    expect(curve?.facts?.middle).toBe(omega?.median);
    expect(profileLikelihood(COUNTS, MODEL, { kind: 'omega' })).toBeNull();
  });

  it('has the half-normal prior of its settings', () => {
    const prior = priorMarginal(COUNTS.models, settings(0.5), { kind: 'omega' });
    // Two sided, one standard deviation.
    expect(prior?.quantile(0.6826894921370859)).toBeCloseTo(0.5, 9);
    expect(prior?.below(0)).toBe(0);
    expect(priorMarginal(COUNTS.models, DEFAULT_MODEL, { kind: 'omega' })).toBeNull();
  });
});

describe('another prior on ω', () => {
  const prepared = prepareReweighting(draws, COUNTS.models, MODEL);

  it('as it is, leaves what is shown as it is', () => {
    const same = reweight(prepared, MODEL, INTERVALS);
    expect(same?.omega?.median).toBeCloseTo(omega?.median ?? NaN, 3);
    for (const row of same?.rows ?? []) {
      expect(row.median).toBeCloseTo(rows.find(({ model }) => model === row.model)?.median ?? 0, 3);
    }
  });

  it('answers by weights as a fit with it does', () => {
    const target = settings(0.5);
    const found = whatIf(prepared, target, INTERVALS, { kind: 'omega' });
    const anew = fitted(target).summary;
    expect(found.reweighted?.k).toBeLessThan(MAX_KHAT);
    expect(anew.omega?.median).toBeLessThan((omega?.median ?? 0) - 0.05);
    expect(found.reweighted?.omega?.median).toBeCloseTo(anew.omega?.median ?? NaN, 1);
    expect(found.reweighted?.omega?.upper).toBeCloseTo(anew.omega?.upper ?? NaN, 1);
    expect(found.prior?.median).toBeCloseTo(0.5 * 0.6744897501960817, 6);
    expect(found.posterior?.values.length).toBeGreaterThan(10);
  });

  it('can’t be answered for by weights where it is far off, or where there is no ω', () => {
    expect(reweight(prepared, settings(0.02), INTERVALS)?.k).toBeGreaterThan(MAX_KHAT);
    for (const questions of [undefined, { kind: 'robust' }] as const) {
      const target = { ...DEFAULT_MODEL, ...(questions && { questions }) };
      expect(reweight(prepared, target, INTERVALS)).toBeNull();
    }
  });
});

describe('strengths before data, on a new question', () => {
  it('are as narrow as draws of the prior averaged over departures', () => {
    const model = settings(1.5);
    const drawn = drawPrior(COUNTS.models, model, 40_000, createRandom(2));
    if (drawn === null) throw new Error('no draws');
    const prior = priorMarginal(COUNTS.models, model, { kind: 'strength', model: 0 });
    const order = Uint32Array.from(drawn.weights.keys()).sort(
      (a, b) => drawn.columns.strengths[0][a] - drawn.columns.strengths[0][b],
    );
    const out = new Float64Array(3);
    weightedQuantiles(
      Float64Array.from(order, (at) => drawn.columns.strengths[0][at]),
      Float64Array.from(order, (at) => drawn.weights[at]),
      [0.16, 0.84, 0.975],
      out,
    );
    [0.16, 0.84, 0.975].forEach((p, at) => {
      expect(Math.abs((prior?.quantile(p) ?? 0) - out[at])).toBeLessThan(0.025);
    });
    const plain = priorMarginal(COUNTS.models, DEFAULT_MODEL, { kind: 'strength', model: 0 });
    expect(prior?.quantile(0.84)).toBeLessThan(0.85 * (plain?.quantile(0.84) ?? 0));
  });
});

describe('the likelihood by draw', () => {
  it('is the plain one where ω vanishes', () => {
    const columns = columnsOf(draws, 20);
    const { omega: _, ...plain } = columns;
    const found = logLikelihoods(
      { ...plain, omega: new Float64Array(20).fill(1e-7) },
      COUNTS,
      'half',
    );
    logLikelihoods(plain, COUNTS, 'half').forEach((x, s) => expect(found[s]).toBeCloseTo(x, 4));
  });
});
