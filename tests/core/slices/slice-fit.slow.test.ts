import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { ALIKE_QUESTIONS, DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import type { Random } from '../../../src/core/numerics/random.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { fitSlices } from '../../../src/core/slices/slice-fit.ts';
import { slicePanel } from '../../../src/core/slices/slice-panel.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { INTERVALS } from '../counts-of.ts';
import { drawSlices, simulateSlices } from './simulated.ts';
import { LONG, simulated, expectNear, strengthsOf } from './expected.ts';

const FEW = { chains: 2, draws: 250, warmup: 100 };

describe('a fit of slices', () => {
  it('is what a random walk says that knows nothing of its coordinates, with ties', () => {
    const { table, tag } = simulated(3, ['x', 'y', 'z'], 3, 22);
    const outcome = table.outcome.map((o, row) => (row % 5 === 0 ? Outcome.tie : o));
    const panel = slicePanel({ ...table, outcome }, [tag]);
    const model: ModelSettings = { ...DEFAULT_MODEL, ties: 'davidson' };
    const fit = fitSlices(panel, model, 1, INTERVALS, undefined, LONG);
    const walked = randomWalk(
      panel.judges.map(({ counts }) => counts),
      createRandom(5),
    );
    strengthsOf(fit.overall.rows).forEach((own, m) => {
      expectNear(own, walked.beta[m].mean, walked.beta[m].error);
    });
    fit.slices.forEach((slice, s) => {
      expectNear(slice.spread, walked.sigma[s].mean, walked.sigma[s].error);
      strengthsOf(slice.summary.rows).forEach((own, m) => {
        expectNear(own, walked.theta[s][m].mean, walked.theta[s][m].error);
      });
    });
  });

  it('holds the truth as often as it says, and is nearer to it than fits of each slice alone', () => {
    const random = createRandom(12);
    const SETS = 20;
    let [narrow, wide, all, pooled, apart] = [0, 0, 0, 0, 0];
    for (let set = 0; set < SETS; set++) {
      const truth = drawSlices(5, ['w', 'x', 'y', 'z'], random);
      const { table, tag } = simulateSlices(truth, 1, random);
      const panel = slicePanel(table, [tag]);
      const { slices } = fitSlices(panel, DEFAULT_MODEL, set, INTERVALS, undefined, FEW);
      slices.forEach(({ names, summary }, s) => {
        const departures = truth.slices.find(({ name }) => name === names[0])?.departures ?? [];
        const { counts } = panel.judges[s];
        const sampler = { ...DEFAULT_SAMPLER, sampler: 'laplace', draws: 1000 } as const;
        const alone = strengthsOf(fitAll(counts, DEFAULT_MODEL, sampler, INTERVALS).summary.rows);
        for (const { model, mean, lower, upper, lowerWide, upperWide } of summary.rows) {
          const value = truth.strengths[model] + departures[model];
          all++;
          if (lower < value && value < upper) narrow++;
          if (lowerWide < value && value < upperWide) wide++;
          pooled += (mean - value) ** 2;
          apart += (alone[model].mean - value) ** 2;
        }
      });
    }
    // Of five strengths four are free; slices of one set depend on each other: as if they were one.
    const reach = (share: number) => 3 * Math.sqrt((share * (1 - share)) / SETS / 4);
    expect(Math.abs(narrow / all - INTERVALS.narrow)).toBeLessThan(reach(INTERVALS.narrow));
    expect(Math.abs(wide / all - INTERVALS.wide)).toBeLessThan(reach(INTERVALS.wide));
    expect(Math.sqrt(pooled / apart)).toBeLessThan(0.95);
  });

  it('says which model is better where, and who has changed places', () => {
    const strengths = [1.2, 0.6, 0, -0.6, -1.2];
    const none = [0, 0, 0, 0, 0];
    const slices = [
      { name: 'plain', spread: 0, departures: none },
      { name: 'same', spread: 0, departures: none },
      { name: 'odd', spread: 1, departures: [-2, 0.5, 0.5, 0, 1] },
    ];
    const truth = { strengths, order: 0.4, slices };
    const { table, tag } = simulateSlices(truth, 40, createRandom(3));
    const fit = fitSlices(slicePanel(table, [tag]), DEFAULT_MODEL, 1, INTERVALS);
    const odd = fit.slices.findIndex(({ names }) => names[0] === 'odd');
    expect(fit.soundness.converged).toBe(true);
    expect(fit.slices.map(({ share }) => share)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(fit.slices[odd].judged).toEqual([320, 320, 320, 320, 320]);
    const noted = fit.noted.list.filter(({ slice }) => slice === odd);
    expect(noted).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ model: 0, isStronger: false }),
        expect.objectContaining({ model: 4, isStronger: true }),
      ]),
    );
    expect(fit.noted.looked).toBe(15);
    expect(fit.slices[odd].firsts).toMatchObject({ isOther: true, models: [1, 2, 4] });
    const reversed = fit.slices[odd].firsts.reversals.map(({ overall, here }) => [overall, here]);
    expect(reversed).toEqual(
      expect.arrayContaining([
        [0, 1],
        [0, 2],
      ]),
    );
    for (const [s, { firsts }] of fit.slices.entries()) {
      if (s !== odd) expect(firsts).toEqual({ isOther: false, models: [0, 1, 2], reversals: [] });
    }
  });

  it('is over questions like these where the settings are', () => {
    const { panel } = simulated(4, ['x', 'y', 'z'], 12, 15);
    const alike = { ...DEFAULT_MODEL, questions: ALIKE_QUESTIONS };
    const [these, new_] = [DEFAULT_MODEL, alike].map((model) =>
      fitSlices(panel, model, 1, INTERVALS),
    );
    expect(these.questions).toMatchObject({ isAlike: false, why: null });
    expect(new_.questions).toEqual({ isAlike: true, why: null, wanted: 'robust' });
    // Judgments that do not depend on their question: the widths are about the same.
    const width = (fit: typeof these) =>
      fit.overall.rows.reduce((sum, { upper, lower }) => sum + upper - lower, 0);
    expect(Math.abs(Math.log(width(new_) / width(these)))).toBeLessThan(0.3);
    expect(width(new_)).not.toBe(width(these));
  });
});

interface Walked {
  readonly mean: number;
  readonly error: number;
}

/**
 * Random-walk Metropolis of three models under Davidson's law: strengths overall and by slice by two
 * free ones each, α, log ν and log σ, one after the other. Errors are by means of batches.
 */
function randomWalk(slices: readonly PairCounts[], random: Random) {
  const S = slices.length;
  // β₀, β₁, α, log ν; then of each slice θ₀, θ₁, log σ.
  const at = new Float64Array(4 + 3 * S);
  const steps = new Float64Array(at.length).fill(0.7);
  const last = (from: number, m: number): number =>
    m < 2 ? at[from + m] : -at[from] - at[from + 1];
  const own = new Float64Array(S + 1);
  const priors = (): number => {
    let value = -0.5 * (at[2] ** 2 + at[3] ** 2);
    for (let m = 0; m < 3; m++) value -= 0.5 * last(0, m) ** 2;
    return value;
  };
  const ofSlice = (s: number): number => {
    const from = 4 + 3 * s;
    const logSigma = at[from + 2];
    const sigma = Math.exp(logSigma);
    // Two dimensions of γ; one logarithm more for the step by log σ.
    let value = -2 * logSigma - 0.5 * sigma ** 2 + logSigma;
    for (let m = 0; m < 3; m++) value -= 0.5 * ((last(from, m) - last(0, m)) / sigma) ** 2;
    const { left, right, leftWins, rightWins, ties } = slices[s];
    for (let p = 0; p < left.length; p++) {
      const eta = at[2] + last(from, left[p]) - last(from, right[p]);
      const sum = Math.exp(eta / 2) + Math.exp(-eta / 2) + Math.exp(at[3]);
      const n = leftWins[p] + rightWins[p] + ties[p];
      value += (eta / 2) * (leftWins[p] - rightWins[p]) + at[3] * ties[p] - n * Math.log(sum);
    }
    return value;
  };
  const evaluate = (): number => {
    own[S] = priors();
    let sum = own[S];
    for (let s = 0; s < S; s++) sum += own[s] = ofSlice(s);
    return sum;
  };
  const SWEEPS = 120_000;
  const WARM = 10_000;
  const BATCHES = 50;
  const quantities = 3 + 4 * S;
  const batches = Array.from({ length: BATCHES }, () => new Float64Array(quantities));
  let now = evaluate();
  for (let sweep = 0; sweep < SWEEPS + WARM; sweep++) {
    for (let k = 0; k < at.length; k++) {
      const before = at[k];
      at[k] += steps[k] * random.normal();
      let next = now;
      if (k < 4) next = evaluate();
      else {
        const s = Math.floor((k - 4) / 3);
        const value = ofSlice(s);
        next += value - own[s];
        if (Math.log(random.uniform()) < next - now) {
          own[s] = value;
          now = next;
          if (sweep < WARM) steps[k] *= 1.02;
        } else {
          at[k] = before;
          if (sweep < WARM) steps[k] /= 1.01;
        }
        continue;
      }
      if (Math.log(random.uniform()) < next - now) {
        now = next;
        if (sweep < WARM) steps[k] *= 1.02;
      } else {
        at[k] = before;
        now = evaluate();
        if (sweep < WARM) steps[k] /= 1.01;
      }
    }
    if (sweep < WARM) continue;
    const batch = batches[Math.floor(((sweep - WARM) * BATCHES) / SWEEPS)];
    for (let m = 0; m < 3; m++) batch[m] += last(0, m);
    for (let s = 0; s < S; s++) {
      for (let m = 0; m < 3; m++) batch[3 + 4 * s + m] += last(4 + 3 * s, m);
      batch[3 + 4 * s + 3] += Math.exp(at[4 + 3 * s + 2]);
    }
  }
  const walked = (q: number): Walked => {
    const means = batches.map((batch) => (batch[q] * BATCHES) / SWEEPS);
    const mean = means.reduce((sum, x) => sum + x, 0) / BATCHES;
    const squares = means.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    return { mean, error: Math.sqrt(squares / (BATCHES - 1) / BATCHES) };
  };
  return {
    beta: [0, 1, 2].map(walked),
    theta: slices.map((_, s) => [0, 1, 2].map((m) => walked(3 + 4 * s + m))),
    sigma: slices.map((_, s) => walked(3 + 4 * s + 3)),
  };
}
