import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { createDensity } from '../../../src/core/model/density.ts';
import { addVerdictBend } from '../../../src/core/model/graded/verdicts.ts';
import { identified } from '../../../src/core/model/order-effect.ts';
import { logOutcomes } from '../../../src/core/model/outcomes.ts';
import { DEFAULT_MODEL, tiesFor } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import {
  likelihoodFromOdds,
  shapeOf,
  verdictFromOdds,
} from '../../../src/core/posterior/draws/odds.ts';
import { scoreMatrix } from '../../../src/core/posterior/ranking/matrices.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { maximumLikelihood } from '../../../src/core/sampler/maximum-likelihood/mle.ts';
import { eachQuestionScore } from '../../../src/core/sampler/robust/question-scores.ts';
import { TURNED, Verdict } from '../../../src/core/table/grades.ts';
import { INTERVALS } from '../counts-of.ts';
import { TIES, slopesAt, probability, judged, STRENGTHS, GRADED } from './graded-data.ts';

const VERDICTS = Object.values(Verdict);
const { left, right, tie, leftStrong, rightStrong, leftOpen, rightOpen } = Verdict;

describe('adjacent categories and cumulative logits', () => {
  it('have the probabilities that they have by hand', () => {
    const [x, nu, plain] = [4, 1.5, 3];
    const z = x + plain * 2 + nu + plain / 2 + 1 / x;
    const adjacent = probability('adjacent', Math.log(x), Math.log(nu), Math.log(plain));
    expect(adjacent[leftStrong]).toBeCloseTo(x / z, 12);
    expect(adjacent[left]).toBeCloseTo((plain * 2) / z, 12);
    expect(adjacent[tie]).toBeCloseTo(nu / z, 12);
    expect(adjacent[right]).toBeCloseTo(plain / 2 / z, 12);
    expect(adjacent[leftOpen]).toBeCloseTo((x + plain * 2) / z, 12);
    const logistic = (value: number) => 1 / (1 + Math.exp(-value));
    const [first, second] = [0.5, 1.2];
    const cumulative = probability('cumulative', 0.7, Math.log(first), Math.log(second - first));
    expect(cumulative[leftStrong]).toBeCloseTo(logistic(0.7 - second), 12);
    expect(cumulative[left]).toBeCloseTo(logistic(0.7 - first) - logistic(0.7 - second), 12);
    expect(cumulative[tie]).toBeCloseTo(logistic(0.5 - 0.7) - logistic(-0.5 - 0.7), 12);
    expect(cumulative[right]).toBeCloseTo(logistic(-0.5 - 0.7) - logistic(-1.2 - 0.7), 12);
    expect(cumulative[rightOpen]).toBeCloseTo(logistic(-0.5 - 0.7), 12);
  });

  const real = fc.double({ min: -4, max: 4, noNaN: true });

  it.each(TIES)('%s: five verdicts make one, and turn with the sides', (ties) => {
    fc.assert(
      fc.property(real, real, real, (eta, ofTie, strong) => {
        const p = probability(ties, eta, ofTie, strong);
        expect(p[left] + p[right] + p[tie] + p[leftStrong] + p[rightStrong]).toBeCloseTo(1, 12);
        expect(p[left] + p[leftStrong]).toBeCloseTo(p[leftOpen], 12);
        const other = probability(ties, -eta, ofTie, strong);
        for (const verdict of VERDICTS) expect(other[TURNED[verdict]]).toBeCloseTo(p[verdict], 12);
      }),
    );
  });

  it.each(TIES)('%s: derivatives are those of finite differences', (ties) => {
    const step = 1e-5;
    fc.assert(
      fc.property(real, real, real, (...at) => {
        const [eta, ofTie, strong] = at;
        const slopes = slopesAt(ties, eta, ofTie, strong);
        const own = [slopes.byEta, slopes.byTie, slopes.byStrong];
        const shifted = (by: number, which: number) =>
          slopesAt(ties, ...(at.map((x, i) => (i === which ? x + by : x)) as typeof at));
        for (const verdict of VERDICTS) {
          const counts = VERDICTS.map((one) => (one === verdict ? 1 : 0));
          const bend = new Float64Array(6);
          addVerdictBend(ties, eta, { tie: ofTie, strong }, counts, bend);
          const places = [
            [0, 1, 2],
            [1, 3, 4],
            [2, 4, 5],
          ];
          for (let a = 0; a < 3; a++) {
            const [high, low] = [shifted(step, a), shifted(-step, a)];
            const slope = (high.value[verdict] - low.value[verdict]) / (2 * step);
            expect(Math.abs(own[a][verdict] - slope)).toBeLessThan(1e-6 * (1 + Math.abs(slope)));
            const columns = (of: typeof high) => [of.byEta, of.byTie, of.byStrong];
            for (let b = 0; b < 3; b++) {
              const second = (columns(high)[b][verdict] - columns(low)[b][verdict]) / (2 * step);
              const difference = Math.abs(-second - bend[places[a][b]]);
              expect(difference).toBeLessThan(1e-5 * (1 + Math.abs(second)));
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each(TIES)('%s: odds say the same as η, also where they are extreme', (ties) => {
    const out = new Float64Array(1);
    for (const eta of [-60, -3, -0.5, 0, 1, 4, 60]) {
      for (const [ofTie, strong] of [
        [0, 0],
        [-2, 1],
        [1, -2],
      ]) {
        const { value } = slopesAt(ties, eta, ofTie, strong);
        const columns = { size: 1, tie: Float64Array.of(ofTie), strong: Float64Array.of(strong) };
        const shape = shapeOf(columns, ties);
        const odds = Float64Array.of(Math.exp(eta));
        for (const verdict of VERDICTS) {
          verdictFromOdds(ties, verdict, odds, shape, out);
          expect(Math.log(out[0])).toBeCloseTo(value[verdict], 8);
        }
        const three = new Float64Array(3);
        logOutcomes(ties, eta, ofTie, three, strong);
        three.forEach((said, outcome) => {
          likelihoodFromOdds(ties, outcome, odds, shape, out);
          expect(Math.log(out[0])).toBeCloseTo(said, 8);
        });
      }
    }
  });
});

describe('a density of grades', () => {
  it.each([
    ['adjacent', 'davidson'],
    ['cumulative', 'rao-kupper'],
  ] as const)('%s is %s to the bit where no win has a grade', (ties, plain) => {
    const counts = judged(STRENGTHS, ties, { games: 9, hasGrades: false });
    expect(tiesFor(counts, ties)).toBe(plain);
    const models = [ties, plain].map((one): ModelSettings => ({ ...DEFAULT_MODEL, ties: one }));
    const [a, b] = models.map((model) => createDensity(counts, model));
    const point = Float64Array.from({ length: b.parameters }, (_, k) => 0.3 * k - 0.7);
    const gradients = [new Float64Array(point.length), new Float64Array(point.length)];
    expect(a.evaluate(point, gradients[0])).toBe(b.evaluate(point, gradients[1]));
    expect(gradients[0]).toEqual(gradients[1]);
    const sampler = { ...DEFAULT_SAMPLER, draws: 200, chains: 1 };
    const [own, theirs] = models.map((model) => fitAll(counts, model, sampler, INTERVALS));
    expect(own.draws.values).toEqual(theirs.draws.values);
  });

  const densities = TIES.flatMap((ties) =>
    [true, false].map((hasOrder) => [ties, hasOrder] as const),
  );
  it.each(densities)(
    '%s has the gradient and curvature of its value, order %s',
    (ties, hasOrder) => {
      const order = hasOrder ? DEFAULT_MODEL.order : null;
      const density = createDensity(GRADED, { ...DEFAULT_MODEL, ties, order });
      const size = density.parameters;
      expect(size).toBe(GRADED.models.length + (hasOrder ? 3 : 2));
      const point = Float64Array.from({ length: size }, (_, k) => 0.4 * Math.sin(k + 1));
      const [gradient, curvature] = [new Float64Array(size), new Float64Array(size * size)];
      density.evaluate(point, gradient);
      density.curvature(point, curvature);
      const step = 1e-5;
      for (let k = 0; k < size; k++) {
        const at = (by: number) => {
          const moved = point.map((x, i) => (i === k ? x + by : x));
          const slope = new Float64Array(size);
          return { value: density.evaluate(moved, slope), slope };
        };
        const [high, low] = [at(step), at(-step)];
        expect((high.value - low.value) / (2 * step)).toBeCloseTo(gradient[k], 4);
        for (let j = 0; j < size; j++) {
          const bend = (low.slope[j] - high.slope[j]) / (2 * step);
          expect(bend).toBeCloseTo(curvature[k * size + j], 4);
        }
      }
    },
  );

  it('is of grades only where some win has one, departures by question or not', () => {
    const random = { kind: 'random', scale: 1 } as const;
    const counts = judged(STRENGTHS, 'adjacent', { games: 20, questions: 20 });
    const model: ModelSettings = { ...DEFAULT_MODEL, ties: 'adjacent', questions: random };
    expect(identified(counts, model)).toBe(model);
    const { grades: _, ...ungraded } = counts;
    expect(identified(ungraded, model)).toMatchObject({ ties: 'davidson', questions: random });
  });
});

describe('a fit of grades', () => {
  const sampler = { ...DEFAULT_SAMPLER, draws: 400, seed: 3 };

  it.each(TIES)('%s finds the strengths and parameters that judged', (ties) => {
    const counts = judged(STRENGTHS, ties, { games: 150, ofTie: -0.3, strong: 0.2, seed: 5 });
    const { summary, draws } = fitAll(counts, { ...DEFAULT_MODEL, ties }, sampler, INTERVALS);
    expect(summary.diagnostics.converged).toBe(true);
    const found = [
      ...summary.rows.map((row) => ({ row, truth: STRENGTHS[row.model] })),
      { row: summary.order, truth: 0.3 },
      { row: summary.tie, truth: -0.3 },
      { row: summary.strong, truth: 0.2 },
    ];
    for (const { row, truth } of found) {
      if (!row) throw new Error('a parameter is missing');
      expect(Math.abs(row.mean - truth) / row.sd).toBeLessThan(3.5);
    }
    expect(draws.hasStrong).toBe(true);
    const won = scoreMatrix(draws, ties)[1];
    expect(won).toBeGreaterThan(0.5);
  });

  it.each(TIES)('%s has a maximum likelihood, unless one kind of win is missing', (ties) => {
    const model: ModelSettings = { ...DEFAULT_MODEL, ties };
    const { density, point } = maximumLikelihood(GRADED, model);
    const gradient = new Float64Array(density.parameters);
    density.evaluate(point, gradient);
    expect(Math.abs(gradient[density.strong ?? 0])).toBeLessThan(1e-6);
    const { leftOpen: none } = GRADED.grades ?? { leftOpen: new Float64Array() };
    const all = { leftStrong: GRADED.leftWins, rightStrong: GRADED.rightWins };
    const only = { ...GRADED, grades: { ...all, leftOpen: none, rightOpen: none } };
    expect(() => maximumLikelihood(only, model)).toThrow();
    const boot = { ...sampler, sampler: 'mle', draws: 50, chains: 1 } as const;
    const { summary } = fitAll(GRADED, model, boot, INTERVALS);
    expect(summary.strong?.lower).toBeLessThan(summary.strong?.upper ?? NaN);
  });

  it.each(TIES)('%s: scores of the questions add up to the gradient of the likelihood', (ties) => {
    const counts = judged(STRENGTHS, ties, { games: 20, questions: 10 });
    const model: ModelSettings = {
      ...{ ...DEFAULT_MODEL, ties, order: { family: 'uniform', bound: 9 } },
      ...{ strength: { family: 'uniform', bound: 9 }, tie: { mean: 0, scale: 1e6 } },
    };
    const density = createDensity(counts, model);
    const point = Float64Array.from({ length: density.parameters }, (_, k) => 0.3 * Math.cos(k));
    const gradient = new Float64Array(density.parameters);
    density.evaluate(point, gradient);
    const sums = new Float64Array(density.parameters);
    if (!counts.byQuestion) throw new Error('no questions');
    eachQuestionScore(
      counts,
      counts.byQuestion,
      ties,
      density,
      point,
      ({ places, size, score }) => {
        for (let k = 0; k < size; k++) sums[places[k]] += score[places[k]];
      },
    );
    sums.forEach((sum, k) => expect(sum).toBeCloseTo(gradient[k], 6));
    const robust: ModelSettings = { ...DEFAULT_MODEL, ties, questions: { kind: 'robust' } };
    expect(fitAll(counts, robust, sampler, INTERVALS).summary.questions?.isAlike).toBe(true);
  });
});
