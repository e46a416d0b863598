import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allWonBy,
  countGames,
  LESSON_GAMES,
  LESSON_MODELS,
  recordOf,
  withWinner,
} from '../../../src/core/lesson/games.ts';
import type { Game } from '../../../src/core/lesson/games.ts';
import { teach } from '../../../src/core/lesson/lesson.ts';
import type { LessonSettings } from '../../../src/core/lesson/lesson.ts';
import { marginsOf, momentsOf } from '../../../src/core/lesson/margins.ts';
import { approximate } from '../../../src/core/sampler/approximation/laplace.ts';
import { maximumLikelihood } from '../../../src/core/sampler/maximum-likelihood/mle.ts';
import { assembleDensity } from '../../../src/core/model/density.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';

const PLAIN: LessonSettings = { scale: 1, order: 0 };
const anyGames = fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }).map((firsts) =>
  LESSON_GAMES.map((game, at): Game => ({
    ...game,
    winner: firsts[at] ? game.left : game.right,
  })),
);
const anySettings = fc.record({
  scale: fc.double({ min: 0.2, max: 3, noNaN: true }),
  order: fc.double({ min: -2, max: 2, noNaN: true }),
});

/** The posterior means and spreads from the formulas alone, on another grid and in other coordinates. */
function bruteForce(games: readonly Game[], { scale, order }: LessonSettings, steps = 12) {
  const sums = [0, 0, 0, 0, 0, 0, 0];
  const firsts = [0, 0, 0];
  const step = scale / steps;
  // Moved off 0, so that no two strengths are equal.
  for (let b = -6 * scale - 1 + 0.31 * step; b <= 6 * scale + 1; b += step) {
    for (let c = -6 * scale - 1 + 0.17 * step; c <= 6 * scale + 1; c += step) {
      const strength = { A: -b - c, B: b, C: c };
      let weight = Math.exp(-((b + c) ** 2 + b ** 2 + c ** 2) / (2 * scale ** 2));
      for (const { left, right, winner } of games) {
        const eta = order + strength[left] - strength[right];
        weight *= 1 / (1 + Math.exp(winner === left ? -eta : eta));
      }
      sums[0] += weight;
      const all = [strength.A, strength.B, strength.C];
      firsts[all.indexOf(Math.max(...all))] += weight;
      all.forEach((x, k) => {
        sums[1 + k] += weight * x;
        sums[4 + k] += weight * x * x;
      });
    }
  }
  return [0, 1, 2].map((k) => {
    const mean = sums[1 + k] / sums[0];
    const sd = Math.sqrt(sums[4 + k] / sums[0] - mean ** 2);
    return { mean, sd, best: firsts[k] / sums[0] };
  });
}

describe('the lesson', () => {
  it('begins with ten judgments between three models, of which each has won and lost', () => {
    expect(LESSON_GAMES).toHaveLength(10);
    expect(LESSON_MODELS.map((model) => recordOf(LESSON_GAMES, model))).toEqual([
      { wins: 5, played: 7 },
      { wins: 3, played: 7 },
      { wins: 2, played: 6 },
    ]);
    expect(countGames(LESSON_GAMES).models).toEqual([...LESSON_MODELS]);
  });

  it('has the posterior that the formulas have', () => {
    const cases = [PLAIN, { scale: 2.5, order: 0.8 }, { scale: 0.3, order: -1 }];
    for (const settings of cases) {
      for (const games of [LESSON_GAMES, allWonBy(LESSON_GAMES, 'A')]) {
        const expected = bruteForce(games, settings);
        teach(games, settings).posterior.forEach(({ mean, sd }, k) => {
          expect(mean).toBeCloseTo(expected[k].mean, 3);
          expect(sd).toBeCloseTo(expected[k].sd, 3);
        });
      }
    }
  });

  it('draws that posterior, and says which model is likely to be the best', () => {
    const { curves, posterior, best } = teach(LESSON_GAMES, PLAIN);
    curves.forEach((of, k) => {
      const drawn = of.find(({ name }) => name === 'posterior');
      if (drawn === undefined) throw new Error('no posterior');
      const { mean, sd } = momentsOf(drawn.density);
      expect(mean).toBeCloseTo(posterior[k].mean, 3);
      expect(sd).toBeCloseTo(posterior[k].sd, 3);
    });
    const shares = bruteForce(LESSON_GAMES, PLAIN, 40).map((one) => one.best);
    best.forEach((share, k) => {
      expect(share).toBeCloseTo(shares[k], 2);
    });
    expect(best[1]).toBeGreaterThan(best[2]);
  });

  it('has the mode of any other fit near its mean, and its maximum of likelihood exactly', () => {
    const counts = countGames(LESSON_GAMES);
    const model = { ...DEFAULT_MODEL, order: null };
    const { maximum, posterior } = teach(LESSON_GAMES, PLAIN);
    if ('why' in maximum) throw new Error(maximum.why);
    const { point } = maximumLikelihood(counts, model);
    maximum.forEach((strength, k) => {
      expect(strength).toBeCloseTo(point[k], 12);
    });
    const { center } = approximate(counts, model);
    posterior.forEach(({ mean }, k) => {
      expect(Math.abs(mean - center[k])).toBeLessThan(0.05);
    });
  });

  it('wins as often at the maximum as it did', () => {
    fc.assert(
      fc.property(anyGames, anySettings, (games, settings) => {
        const { maximum } = teach(games, settings);
        if ('why' in maximum) return;
        const strength = Object.fromEntries(LESSON_MODELS.map((m, k) => [m, maximum[k]]));
        for (const model of LESSON_MODELS) {
          const expected = games.reduce((sum, { left, right }) => {
            if (left !== model && right !== model) return sum;
            const eta = settings.order + strength[left] - strength[right];
            return sum + 1 / (1 + Math.exp(left === model ? -eta : eta));
          }, 0);
          expect(expected).toBeCloseTo(recordOf(games, model).wins, 6);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('says why there is no maximum, and what the prior makes of it', () => {
    const games = allWonBy(LESSON_GAMES, 'A');
    const wide = teach(games, { scale: 3, order: 0 });
    expect(wide.maximum).toEqual({ why: 'undefeated', models: ['A'] });
    expect(wide.curves[0].find(({ name }) => name === 'data')?.isOpen).toBe(true);
    const narrow = teach(games, { scale: 0.5, order: 0 });
    expect(wide.posterior[0].mean).toBeGreaterThan(2 * narrow.posterior[0].mean);
    expect(narrow.posterior[0].mean).toBeGreaterThan(0);
  });

  it('knows of an order effect by which side each model had', () => {
    fc.assert(
      fc.property(anyGames, anySettings, (games, { scale, order }) => {
        const turned = games.map(({ left, right, winner }) => ({
          ...{ left: right, right: left, winner },
        }));
        const one = teach(games, { scale, order });
        const other = teach(turned, { scale, order: -order });
        one.posterior.forEach(({ mean, sd }, k) => {
          expect(other.posterior[k].mean).toBeCloseTo(mean, 8);
          expect(other.posterior[k].sd).toBeCloseTo(sd, 8);
        });
        expect(one.best.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        expect(one.posterior.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(0, 4);
      }),
      { numRuns: 15 },
    );
  });

  it('follows who won', () => {
    const games = withWinner(LESSON_GAMES, 3, 'A');
    expect(games[3].winner).toBe('A');
    const [before, after] = [LESSON_GAMES, games].map((one) => teach(one, PLAIN));
    expect(after.posterior[0].mean).toBeGreaterThan(before.posterior[0].mean);
    expect(after.best[0]).toBeGreaterThan(before.best[0]);
  });
});

it('without any judgment a strength has the prior’s spread, the sum to zero taken off', () => {
  const prior = assembleDensity(
    LESSON_MODELS,
    { ...DEFAULT_MODEL, order: null, strength: { family: 'normal', scale: 2 } },
    null,
    { further: 0, terms: () => [] },
  );
  const { densities, best } = marginsOf(prior, 11, 60);
  for (const density of densities) {
    const { mean, sd } = momentsOf(density);
    expect(mean).toBeCloseTo(0, 6);
    expect(sd).toBeCloseTo(2 * Math.sqrt(2 / 3), 4);
    const step = (density.to - density.from) / (density.values.length - 1);
    expect(density.values.reduce((sum, v) => sum + v * step, 0)).toBeCloseTo(1, 5);
  }
  for (const share of best) expect(share).toBeCloseTo(1 / 3, 2);
  const { curves } = teach(LESSON_GAMES, { scale: 1, order: 0 });
  for (const [{ name, density }] of curves) {
    expect(name).toBe('prior');
    expect(momentsOf(density).sd).toBeCloseTo(Math.sqrt(2 / 3), 4);
  }
});
