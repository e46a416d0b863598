import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { logistic } from '../../../src/core/model/pairwise.ts';
import { ALIKE_QUESTIONS, DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import type { Random } from '../../../src/core/numerics/random.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { fitSlices } from '../../../src/core/slices/slice-fit.ts';
import { slicePanel } from '../../../src/core/slices/slice-panel.ts';
import type { Estimate } from '../../../src/core/posterior/ranking/summary.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { INTERVALS } from '../counts-of.ts';
import { drawSlices, simulateSlices } from './simulated.ts';

const FEW = { chains: 2, draws: 250, warmup: 100 };
const LONG = { chains: 4, draws: 4000 };

function simulated(models: number, names: readonly string[], questions: number, seed: number) {
  const random = createRandom(seed);
  const truth = drawSlices(models, names, random);
  const { table, tag } = simulateSlices(truth, questions, random);
  return { truth, table, tag, panel: slicePanel(table, [tag]) };
}

/** Within so many standard errors of the mean, those of both sides. */
function expectNear(own: Estimate | null, value: number, error = 0): void {
  expect(own).not.toBeNull();
  expect(Math.abs((own?.mean ?? NaN) - value)).toBeLessThan(
    5 * Math.hypot(own?.mcse ?? NaN, error),
  );
}

const strengthsOf = (rows: readonly (Estimate & { readonly model: number })[]) =>
  rows.toSorted((a, b) => a.model - b.model);

describe('a fit of slices', () => {
  it('is what numerical integration says, for two models and two slices', () => {
    const { panel } = simulated(2, ['x', 'y'], 4, 21);
    const fit = fitSlices(panel, DEFAULT_MODEL, 1, INTERVALS, undefined, LONG);
    const exact = integrated(panel.judges.map(({ counts }) => counts));
    const [overall] = strengthsOf(fit.overall.rows);
    expectNear(overall, exact.beta);
    fit.slices.forEach((slice, s) => {
      expectNear(slice.spread, exact.sigma[s]);
      const [first] = slice.departures ?? [];
      expectNear(first, exact.gamma[s]);
      expect(Math.abs(first.above - exact.above[s])).toBeLessThan(0.02);
      expectNear(strengthsOf(slice.summary.rows)[0], exact.beta + exact.gamma[s]);
    });
  });

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

  it('is that of all judgments where there is one slice', () => {
    const { panel } = simulated(4, ['x'], 6, 13);
    const { draws } = DEFAULT_SAMPLER;
    const fit = fitSlices(panel, DEFAULT_MODEL, 1, INTERVALS, undefined, { draws });
    const { summary } = fitAll(panel.together, DEFAULT_MODEL, DEFAULT_SAMPLER, INTERVALS);
    expect(fit.slices[0]).toMatchObject({ spread: null, departures: null, share: 1 });
    expect(fit.noted).toEqual({ list: [], expectedFalse: 0, looked: 0 });
    expect(strengthsOf(fit.overall.rows).map(({ median }) => median)).toEqual(
      strengthsOf(summary.rows).map(({ median }) => median),
    );
  });

  it('leaves a slice without judgments to its prior', () => {
    const { panel } = simulated(4, ['x', 'y'], 4, 14);
    const none = new Float64Array(0);
    const empty: PairCounts = {
      models: panel.models,
      ...{ left: new Uint32Array(0), right: new Uint32Array(0) },
      ...{ leftWins: none, rightWins: none, ties: none },
    };
    const judges = [...panel.judges, { names: ['empty'], counts: empty, judgments: 0 }];
    const fit = fitSlices({ ...panel, judges }, DEFAULT_MODEL, 1, INTERVALS, undefined, LONG);
    const { spread, departures } = fit.slices[2];
    // Half-normal(1): mean √(2/π), median 0.674.
    expectNear(spread, Math.sqrt(2 / Math.PI));
    expect(Math.abs((spread?.median ?? 0) - 0.674)).toBeLessThan(0.04);
    departures?.forEach((own) => {
      expectNear(own, 0);
      expect(Math.abs(own.above - 0.5)).toBeLessThan(0.03);
      // E[γ²] = (1 − 1/K)·E[σ²]
      expect(Math.abs(own.sd - Math.sqrt(0.75))).toBeLessThan(0.06);
    });
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

/**
 * Means of the posterior of two models by sums over a grid: β of the first, α, and for each slice
 * σ and g = σ·z, γ = g/√2, the Gaussian and the half-Gaussian being weights of the grid.
 */
function integrated(slices: readonly PairCounts[]) {
  const grid = (from: number, to: number, size: number): number[] =>
    Array.from({ length: size }, (_, i) => from + ((to - from) * (i + 0.5)) / size);
  const normal = (x: number): number => Math.exp(-0.5 * x * x);
  const sigmas = grid(0, 4, 40).map((x) => ({ x, weight: normal(x) }));
  const zs = grid(-4.5, 4.5, 60).map((x) => ({ x, weight: normal(x) }));
  const logOf = (counts: PairCounts, alpha: number, strength: number): number => {
    let value = 0;
    for (let p = 0; p < counts.left.length; p++) {
      const eta = alpha + (counts.left[p] === 0 ? 1 : -1) * 2 * strength;
      // log σ(−η) = log σ(η) − η
      const decided = counts.leftWins[p] + counts.rightWins[p];
      value += decided * Math.log(logistic(eta)) - counts.rightWins[p] * eta;
    }
    return value;
  };
  let [mass, beta] = [0, 0];
  const sums = slices.map(() => ({ sigma: 0, gamma: 0, above: 0 }));
  for (const alpha of grid(-3.5, 3.5, 36)) {
    for (const b of grid(-3, 3, 36)) {
      const parts = slices.map((counts) => {
        const part = { mass: 0, sigma: 0, gamma: 0, above: 0 };
        for (const sigma of sigmas) {
          for (const z of zs) {
            const gamma = (sigma.x * z.x) / Math.SQRT2;
            const own = sigma.weight * z.weight * Math.exp(logOf(counts, alpha, b + gamma));
            part.mass += own;
            part.sigma += own * sigma.x;
            part.gamma += own * gamma;
            if (gamma > 0) part.above += own;
          }
        }
        return part;
      });
      // Both models have a prior, and the second's strength is the first's with the other sign.
      const own = normal(alpha) * normal(b) ** 2 * parts.reduce((all, part) => all * part.mass, 1);
      mass += own;
      beta += own * b;
      parts.forEach((part, s) => {
        sums[s].sigma += (own * part.sigma) / part.mass;
        sums[s].gamma += (own * part.gamma) / part.mass;
        sums[s].above += (own * part.above) / part.mass;
      });
    }
  }
  return {
    beta: beta / mass,
    sigma: sums.map(({ sigma }) => sigma / mass),
    gamma: sums.map(({ gamma }) => gamma / mass),
    above: sums.map(({ above }) => above / mass),
  };
}

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
