import { describe, expect, it } from 'vitest';
import { createDensity } from '../../../../src/core/model/density.ts';
import { logOutcomes } from '../../../../src/core/model/outcomes.ts';
import type {
  ModelSettings,
  StrengthPrior,
  TieModel,
} from '../../../../src/core/model/settings.ts';
import { columnsOf } from '../../../../src/core/posterior/draws/columns.ts';
import {
  logLikelihoods,
  logPriors,
  logTopPriors,
} from '../../../../src/core/posterior/draws/log-parts.ts';
import { likelihoodFromOdds } from '../../../../src/core/posterior/draws/odds.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { countsOf } from '../../counts-of.ts';
import { drawsOf, randomRows } from '../draws-of.ts';

const COUNTS = countsOf([
  ['a', 'b', 3, 1.5, 2],
  ['b', 'a', 0, 4, 0.25],
  ['c', 'a', 2, 2, 7],
  ['b', 'c', 12, 0, 1],
]);
const STRENGTHS: StrengthPrior[] = [
  { family: 'normal', scale: 0.7 },
  { family: 'student-t', df: 3.5, scale: 0.6 },
  { family: 'laplace', scale: 0.9 },
  { family: 'uniform', bound: 3 },
  { family: 'hierarchical', hyper: 'half-normal', scale: 0.8 },
  { family: 'hierarchical', hyper: 'half-cauchy', scale: 0.4 },
  { family: 'hierarchical', hyper: 'exponential', scale: 1.3 },
];
const TIES: TieModel[] = ['half', 'drop', 'davidson', 'rao-kupper'];

const SETTINGS = TIES.flatMap((ties) =>
  STRENGTHS.map((strength): ModelSettings => ({
    ties,
    strength,
    order: strength.family === 'laplace' ? null : { family: 'normal', scale: 0.4 },
    tie: { mean: -0.3, scale: 0.6 },
    informative: strength.family === 'normal' ? [{ model: 'b', mean: 0.5, scale: 0.3 }] : [],
  })),
);

/** Also where the odds of strengths hundreds apart would overflow. */
const SPREADS = [0.4, 400];

function columnsFor(model: ModelSettings, spread = 0.4) {
  const others = [
    ...(model.order === null ? [] : [(r: { normal(): number }) => 0.3 * r.normal()]),
    ...(model.ties === 'half' || model.ties === 'drop'
      ? []
      : [(r: { normal(): number }) => -0.4 + 0.3 * r.normal()]),
    ...(model.strength.family === 'hierarchical'
      ? [(r: { uniform(): number }) => 0.2 + r.uniform()]
      : []),
  ];
  const rows = randomRows(createRandom(4), 12, [0.6, 0, -0.6], spread, others);
  return { rows, columns: columnsOf(drawsOf(model, rows)) };
}

describe('the two parts of the posterior, per draw', () => {
  it('add up to the density that was sampled, but for one constant', () => {
    for (const [model, spread] of SETTINGS.flatMap((m) => SPREADS.map((x) => [m, x] as const))) {
      if (spread > 1 && model.strength.family === 'uniform') continue;
      const { rows, columns } = columnsFor(model, spread);
      const likelihood = logLikelihoods(columns, COUNTS, model.ties);
      const prior = logPriors(columns, COUNTS.models, model);
      const density = createDensity(COUNTS, model);
      const gaps = rows.map((row, s) => {
        const point = Float64Array.from(row);
        // The density is that of log τ, which has a factor τ more.
        const { tau } = density;
        const jacobian = tau === null ? 0 : Math.log(row[tau]);
        if (tau !== null) point[tau] = jacobian;
        const value = density.evaluate(point, new Float64Array(point.length));
        return likelihood[s] + prior[s] + jacobian - value;
      });
      for (const gap of gaps)
        expect(gap, JSON.stringify(model)).toBeCloseTo(gaps[0], spread > 1 ? 5 : 9);
    }
  });

  it('know the likelihood of one judgment from its odds as from its η', () => {
    const odds = Float64Array.from({ length: 41 }, (_, i) => Math.exp(i - 20));
    const out = new Float64Array(3);
    const columns = [0, 1, 2].map(() => new Float64Array(odds.length));
    for (const ties of TIES) {
      for (const tie of [-3, 0, 1]) {
        const spread = ties === 'rao-kupper' ? Math.exp(Math.exp(tie)) : Math.exp(tie);
        const spreads = new Float64Array(41).fill(spread);
        columns.forEach((column, o) => {
          likelihoodFromOdds(ties, o, odds, { spread: spreads, strong: null }, column);
        });
        odds.forEach((x, s) => {
          logOutcomes(ties, Math.log(x), tie, out);
          columns.forEach((column, o) => {
            expect(Math.log(column[s])).toBeCloseTo(out[o], 9);
          });
        });
      }
    }
  });

  it('leave nothing of the likelihood out', () => {
    const model = SETTINGS[0];
    const columns = columnsOf(drawsOf(model, [[0.5, -0.25, -0.25, 0.1]]));
    const one = countsOf([['a', 'b', 2, 1, 4]], ['a', 'b', 'c']);
    const [found] = logLikelihoods(columns, one, 'half');
    const p = 1 / (1 + Math.exp(-0.85));
    expect(found).toBeCloseTo(4 * Math.log(p) + 3 * Math.log(1 - p), 12);
  });

  it('is that of every judgment by itself', () => {
    const logs = new Float64Array(3);
    for (const [model, spread] of SETTINGS.flatMap((m) => SPREADS.map((x) => [m, x] as const))) {
      const { rows, columns } = columnsFor(model, spread);
      const found = logLikelihoods(columns, COUNTS, model.ties);
      rows.forEach((row, s) => {
        const alpha = model.order === null ? 0 : row[3];
        const tie = columns.tie === null ? 0 : columns.tie[s];
        let sum = 0;
        COUNTS.left.forEach((left, p) => {
          logOutcomes(model.ties, alpha + row[left] - row[COUNTS.right[p]], tie, logs);
          const judged = [COUNTS.leftWins[p], COUNTS.rightWins[p], COUNTS.ties[p]];
          judged.forEach((n, o) => (sum += n * logs[o]));
        });
        expect(found[s]).toBeCloseTo(sum, spread > 1 ? 7 : 10);
      });
    }
  });

  it('know the part that users set of a hierarchical prior', () => {
    const model = SETTINGS[4];
    const { rows, columns } = columnsFor(model);
    const top = logTopPriors(columns, COUNTS.models, model);
    rows.forEach((row, s) => {
      const tau = row[4];
      expect(top[s]).toBeCloseTo(-0.5 * (tau / 0.8) ** 2 - 0.5 * (row[3] / 0.4) ** 2, 12);
    });
    const scaled = SETTINGS.filter(({ strength }) => strength.family !== 'hierarchical');
    for (const other of scaled) {
      const { columns: same } = columnsFor(other);
      expect(logTopPriors(same, COUNTS.models, other)).toEqual(
        logPriors(same, COUNTS.models, other),
      );
    }
  });

  it('are nowhere outside the bounds', () => {
    const model: ModelSettings = { ...SETTINGS[3], order: { family: 'uniform', bound: 0.2 } };
    const rows = [
      [3.1, -1, -2.1, 0],
      [1, -0.5, -0.5, 0.3],
      [1, -0.5, -0.5, 0.1],
    ];
    const columns = columnsOf(drawsOf(model, rows));
    expect([...logPriors(columns, COUNTS.models, model)]).toEqual([-Infinity, -Infinity, 0]);
  });

  it('of a heavy tail do not overflow', () => {
    const model: ModelSettings = {
      ...SETTINGS[1],
      strength: { family: 'student-t', df: 2, scale: 1e-3 },
    };
    const row = Array.from({ length: 80 }, (_, m) => (m % 2 === 0 ? 5e3 : -5e3));
    const columns = columnsOf(drawsOf({ ...model, order: null }, [row]));
    const expected = -1.5 * 80 * Math.log(1 + 2.5e7 / (2 * 1e-6));
    expect(logPriors(columns, [], model)[0]).toBeCloseTo(expected, 8);
  });
});
