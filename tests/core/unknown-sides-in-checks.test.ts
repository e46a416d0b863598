import { describe, expect, it } from 'vitest';
import { countPairs } from '../../src/core/table/choices/count-pairs.ts';
import { Outcome, Sides } from '../../src/core/table/judgments.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';
import { questionPoints } from '../../src/core/map/question-points.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import { designOf, priorPredictive } from '../../src/core/posterior/prior/prior-predictive.ts';
import { accelerations } from '../../src/core/sampler/maximum-likelihood/bootstrap.ts';
import { touchingPoint } from '../../src/core/sampler/approximation/gaussian-fit.ts';
import { approximate } from '../../src/core/sampler/approximation/laplace.ts';
import { maximumLikelihood } from '../../src/core/sampler/maximum-likelihood/mle.ts';
import { fitStyle } from '../../src/core/style/style-fit.ts';
import { styleRows } from '../../src/core/style/style-rows.ts';
import { INTERVALS, countsOf } from './counts-of.ts';
import type { Row } from './counts-of.ts';
import { judgment, tableOf } from './formats/tables.ts';

/* What goes by η without going through the likelihood leaves α out where sides are unknown too. */

const { left: L, right: R } = Outcome;
const sigma = (x: number) => 1 / (1 + Math.exp(-x));

/** The rows from `first` on are of unknown sides. */
function mixed(rows: readonly Row[], first: number): PairCounts {
  const sides = Uint8Array.from(rows, (_, p) => (p < first ? Sides.shown : Sides.unknown));
  return { ...countsOf(rows), sides };
}

describe('where some sides are unknown', () => {
  it('accelerations are those of leaving out one judgment after the other', () => {
    const rows: Row[] = [
      ['a', 'b', 400, 100],
      ['b', 'a', 350, 160],
      ['a', 'b', 100, 900],
      ['b', 'c', 500, 200],
    ];
    const counts = mixed(rows, 2);
    const model: ModelSettings = { ...DEFAULT_MODEL, ties: 'drop' };
    const maximum = maximumLikelihood(counts, model);
    const squares = new Float64Array(4);
    const cubes = new Float64Array(4);
    for (const column of ['leftWins', 'rightWins'] as const) {
      counts[column].forEach((n, pair) => {
        const fewer = counts[column].map((m, p) => (p === pair ? m - 1 : m));
        const { point } = maximumLikelihood({ ...counts, [column]: fewer }, model);
        point.forEach((x, k) => {
          squares[k] += n * (maximum.point[k] - x) ** 2;
          cubes[k] += n * (maximum.point[k] - x) ** 3;
        });
      });
    }
    const byHand = cubes.map((cube, k) => cube / (6 * squares[k] ** 1.5));
    accelerations(counts, model, maximum).forEach((x, k) => {
      expect(x).toBeCloseTo(byHand[k], 4);
    });
  });

  it('the prior’s share of first wins is of the other matches', () => {
    const rows: Row[] = [
      ['a', 'b', 1, 1],
      ['b', 'a', 1, 1],
      // Always won by the left one, as the beliefs have it.
      ['a', 'c', 200, 0],
    ];
    const belief = (model: string, mean: number) => ({ model, mean, scale: 0.05 });
    const informative = [belief('a', 4), belief('b', 4), belief('c', -8)];
    const model: ModelSettings = { ...DEFAULT_MODEL, informative };
    const half = mixed(
      rows.map((row): Row => [row[0], row[1], 20 * row[2], 20 * row[3]]),
      2,
    );
    const first = priorPredictive(designOf(half), model)?.first;
    const { shares = new Float64Array() } = first ?? {};
    let mean = 0;
    shares.forEach((share, bin) => (mean += share * ((bin + 0.5) / shares.length)));
    // With a as strong as b it is α's alone, as often below one half as above.
    expect(mean).toBeGreaterThan(0.4);
    expect(mean).toBeLessThan(0.6);
  });

  it('points beyond what strengths lead to expect are without the order effect', () => {
    const many = (left: string, right: string, outcome: Outcome, n: number) =>
      Array.from({ length: n }, () => judgment('j', left, right, outcome));
    const table = tableOf([
      ...[...many('a', 'b', L, 30), ...many('b', 'a', L, 30), ...many('b', 'c', L, 9)],
      ...[...many('a', 'b', R, 2), ...many('c', 'b', L, 8)],
      judgment('j', 'b', 'a', R, { question: 'hidden', sides: 'unknown' }),
    ]);
    const counts = countPairs(table);
    const point = touchingPoint(approximate(counts, DEFAULT_MODEL));
    expect(point[3]).toBeGreaterThan(0.5);
    const { beyond, models } = questionPoints(table, ['hidden'], DEFAULT_MODEL);
    const [a, b] = [models.indexOf('a'), models.indexOf('b')];
    expect(beyond[a][0]).toBeCloseTo(1 - sigma(point[a] - point[b]), 6);
  });

  it('styles are adjusted for without an order effect that can’t be told', () => {
    const texts = { headings: 0, lists: 0, bold: 0, letters: 9, japanese: 0, foreign: 0, code: 0 };
    const answers = {
      find: (question: string, model: string) => ({
        ...{ ...texts, polite: 0, plain: 0 },
        characters: 50 * (1 + ((question.length * 7 + model.charCodeAt(0)) % 5)),
      }),
    };
    const of = (left: string, right: string) =>
      Array.from({ length: 12 }, (_, n) =>
        judgment('j', left, right, n % 3 === 0 ? R : L, { question: 'q'.repeat(n + 1) }),
      );
    const fit = (rows: ReturnType<typeof of>) =>
      fitStyle(styleRows(tableOf(rows), answers, ['length'], 0.5), DEFAULT_MODEL, 1, INTERVALS);
    expect(fit([...of('a', 'b'), ...of('b', 'c')]).order).toBeNull();
    expect(fit([...of('a', 'b'), ...of('b', 'a')]).order).not.toBeNull();
  });
});
