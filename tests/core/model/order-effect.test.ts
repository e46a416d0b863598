import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTieModels, modelledTies } from '../../../src/core/checks/tie-models.ts';
import { modeOf, slopesOf } from '../../../src/core/checks/mode.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { Sides, isOrderKnown } from '../../../src/core/table/judgments.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { contrastLikelihood } from '../../../src/core/model/contrasts.ts';
import { createDensity } from '../../../src/core/model/density.ts';
import { whyNoMaximum } from '../../../src/core/model/existence.ts';
import { likelihood } from '../../../src/core/model/likelihood.ts';
import { identified, whyNoOrderEffect } from '../../../src/core/model/order-effect.ts';
import { logOutcomes } from '../../../src/core/model/outcomes.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { TieModel } from '../../../src/core/model/settings.ts';
import { psisLoo } from '../../../src/core/posterior/loo/loo.ts';
import { designOf, priorPredictive } from '../../../src/core/posterior/prior/prior-predictive.ts';
import { replicate, emptyOutcomes } from '../../../src/core/posterior/predictive/replicate.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { accelerations } from '../../../src/core/sampler/maximum-likelihood/bootstrap.ts';
import { maximumLikelihood } from '../../../src/core/sampler/maximum-likelihood/mle.ts';
import { stanData } from '../../../src/core/stan/data.ts';
import { stanProgram } from '../../../src/core/stan/program.ts';
import { unknownSides } from '../../../src/core/table/sides.ts';
import { firstShare } from '../../../src/core/table/versus.ts';
import { INTERVALS, anyRows, countsOf } from '../counts-of.ts';

const TIES = ['half', 'drop', 'davidson', 'rao-kupper'] as const satisfies TieModel[];
const SAMPLER = { sampler: 'laplace', chains: 1, draws: 100, warmup: 0, seed: 1 } as const;

/** The same with some pairs of unknown sides. */
function hidden(counts: PairCounts, isHidden: (pair: number) => boolean): PairCounts {
  const flag = (_: number, pair: number) => (isHidden(pair) ? Sides.unknown : Sides.shown);
  return { ...counts, sides: Uint8Array.from(counts.left, flag) };
}

const MIXED = hidden(
  countsOf([
    ['a', 'b', 9, 4, 2],
    ['b', 'a', 7, 5, 1],
    ['b', 'c', 6, 3, 2],
    ['a', 'b', 20, 10, 5],
    ['b', 'c', 4, 8, 1],
  ]),
  (pair) => pair >= 3,
);

describe('an order effect', () => {
  it('is none to tell where nothing says who was shown first', () => {
    const counts = hidden(
      countsOf([
        ['a', 'b', 9, 4],
        ['b', 'c', 3, 3],
      ]),
      () => true,
    );
    expect(whyNoOrderEffect(counts, 'half')).toBe('sides-unknown');
    expect(identified(counts, DEFAULT_MODEL)).toEqual({ ...DEFAULT_MODEL, order: null });
    expect(unknownSides(counts)).toBe(19);
  });

  it('is none to tell where every two models stand in one order only', () => {
    const one = countsOf([
      ['a', 'b', 9, 4],
      ['b', 'c', 3, 3],
    ]);
    expect(whyNoOrderEffect(one, 'half')).toBe('one-order');
    // The other order of a pair tells it only if it was seen shown so.
    const both = countsOf([
      ['a', 'b', 9, 4],
      ['b', 'a', 0, 0, 3],
    ]);
    expect(whyNoOrderEffect(both, 'half')).toBeNull();
    expect(whyNoOrderEffect(both, 'drop')).toBe('one-order');
    expect(
      whyNoOrderEffect(
        hidden(both, (pair) => pair === 1),
        'half',
      ),
    ).toBe('one-order');
    expect(identified(both, DEFAULT_MODEL)).toBe(DEFAULT_MODEL);
  });

  it('is told by two models that were seen in both orders, wherever their pairs stand', () => {
    const coins = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(anyRows, coins, coins, fc.constantFrom(...TIES), (rows, left, unknown, ties) => {
        const all = countsOf(rows.filter((_, row) => left[row]));
        const counts = hidden(all, (pair) => unknown[pair]);
        const { leftWins, rightWins, ties: tied, right } = counts;
        const seen = Array.from(counts.left, (model, p): [number, number][] => {
          const judged = leftWins[p] + rightWins[p] + (ties === 'drop' ? 0 : tied[p]);
          return judged > 0 && !unknown[p] ? [[model, right[p]]] : [];
        }).flat();
        const isBoth = seen.some(([a, b]) => seen.some(([c, d]) => a === d && b === c));
        const why = whyNoOrderEffect(counts, ties);
        expect(why === 'one-order').toBe(!isBoth && seen.length > 0);
        if (isBoth) expect(why).toBeNull();
      }),
    );
  });

  it('is looked for once in the same counts, which every setting of a page asks about', () => {
    const counts = countsOf([['a', 'b', 9, 4]]);
    const { left } = counts;
    let asked = 0;
    const watched = Object.defineProperty(counts, 'left', { get: () => (asked++, left) });
    expect(whyNoOrderEffect(watched, 'half')).toBe('one-order');
    expect(asked).toBeGreaterThan(0);
    asked = 0;
    expect(whyNoOrderEffect(watched, 'rao-kupper')).toBe('one-order');
    expect(asked).toBe(0);
    expect(whyNoOrderEffect(watched, 'drop')).toBe('one-order');
    expect(asked).toBeGreaterThan(0);
  });

  it('stays in a model of which nothing is judged yet', () => {
    expect(whyNoOrderEffect(countsOf([['a', 'b', 0, 0]]), 'half')).toBeNull();
  });

  it('is left out of a fit that can’t tell it, which says so', () => {
    // gpt4 on AlpacaEval: 767 of 805, a gap of 522 points, of which +346 and an "order effect" of
    // −174 were made as long as generator_1 counted as shown first.
    const counts = hidden(countsOf([['gpt4', 'text_davinci_003', 767, 38]]), () => true);
    const fit = fitAll(counts, DEFAULT_MODEL, { ...SAMPLER, sampler: 'mle' }, INTERVALS);
    const [first, second] = fit.summary.rows;
    expect(first.median - second.median).toBeCloseTo(Math.log(767 / 38), 9);
    expect(fit.summary.order).toBeNull();
    expect(fit.draws.hasOrder).toBe(false);
    const { warnings } = fit.summary.diagnostics;
    expect(warnings).toContainEqual({ kind: 'no-order-effect', why: 'sides-unknown' });
  });

  it('comes from the judgments whose sides are known, and the others are counted', () => {
    const { summary } = fitAll(MIXED, DEFAULT_MODEL, SAMPLER, INTERVALS);
    expect(summary.order).not.toBeNull();
    expect(summary.diagnostics.warnings).toContainEqual({
      ...{ kind: 'sides-unknown', judgments: 48, of: 87 },
    });
  });

  it('is in no comparison of models where there is none to tell', () => {
    const counts = countsOf([['a', 'b', 9, 4, 2]]);
    const { groups, failed } = compareTieModels(counts, DEFAULT_MODEL, 1);
    expect(failed).toEqual([]);
    const rows = groups.flatMap((group) => group.rows);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every(({ hasOrder }) => !hasOrder)).toBe(true);
    expect(rows.filter(({ isCurrent }) => isCurrent).map(({ ties }) => ties)).toContain('half');
    expect(modelledTies(counts, DEFAULT_MODEL)).toEqual([
      { ties: 'davidson', hasOrder: false },
      { ties: 'rao-kupper', hasOrder: false },
    ]);
    expect(modelledTies(MIXED, DEFAULT_MODEL).every(({ hasOrder }) => hasOrder)).toBe(true);
  });
});

/** The log-likelihood pair by pair, α added only where the order is known. */
function byHand(counts: PairCounts, ties: TieModel, point: Float64Array, at: number | null) {
  const alpha = point[counts.models.length];
  const out = new Float64Array(3);
  return counts.left.reduce((sum, left, p) => {
    const first = isOrderKnown(counts, p) ? alpha : 0;
    logOutcomes(
      ties,
      first + point[left] - point[counts.right[p]],
      at === null ? 0 : point[at],
      out,
    );
    const { leftWins, rightWins, ties: tied } = counts;
    return sum + leftWins[p] * out[0] + rightWins[p] * out[1] + tied[p] * out[2];
  }, 0);
}

describe('η of pairs in an unknown order', () => {
  it.each(TIES)('is without α in the likelihood, its gradient and curvature: %s', (ties) => {
    fc.assert(
      fc.property(
        anyRows,
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        (rows, some) => {
          const counts = hidden(countsOf(rows), (pair) => some[pair]);
          const models = counts.models.length;
          const isTied = ties === 'davidson' || ties === 'rao-kupper';
          const places = { order: models, tie: isTied ? models + 1 : null };
          const term = likelihood(counts, ties, places);
          const size = models + 2;
          const point = Float64Array.from({ length: size }, (_, k) => Math.sin(k + 1));
          const slope = new Float64Array(size);
          const value = term.evaluate(point, slope);
          expect(value).toBeCloseTo(byHand(counts, ties, point, places.tie), 6);
          const bend = new Float64Array(size * size);
          term.curvature(point, bend);
          const step = 1e-5;
          for (const k of [0, models]) {
            const near = (by: number) => {
              const moved = point.slice();
              moved[k] += by;
              const gradient = new Float64Array(size);
              return { value: term.evaluate(moved, gradient), gradient };
            };
            const [low, high] = [near(-step), near(step)];
            expect(slope[k]).toBeCloseTo((high.value - low.value) / (2 * step), 3);
            const byBoth = (low.gradient[models] - high.gradient[models]) / (2 * step);
            expect(bend[k * size + models]).toBeCloseTo(byBoth, 3);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  /** Draws that are all alike: α = 2, strengths 0.5, 0 and −0.5. */
  const draws = {
    values: new Float64Array(400).map((_, at) => [0.5, 0, -0.5, 2][at % 4]),
    ...{ chains: 1, perChain: 100, models: 3, hasOrder: true, tie: null, hasTau: false },
  };
  const sigma = (x: number) => 1 / (1 + Math.exp(-x));
  const GAPS = [0.5, -0.5, 0.5, 0.5, 0.5];
  const chances = GAPS.map((gap, pair) => sigma((isOrderKnown(MIXED, pair) ? 2 : 0) + gap));

  it('is without α in leave-one-out prediction', () => {
    const { pair, outcome, elpd } = psisLoo(draws, MIXED, 'half');
    pair.forEach((p, at) => {
      if (outcome[at] === 0) expect(Math.exp(elpd[at])).toBeCloseTo(chances[p], 12);
    });
  });

  it('is without α in what is replicated', () => {
    const many = { ...MIXED, leftWins: MIXED.leftWins.map(() => 1e8) };
    const columns = {
      ...{ size: 1, tie: null, tau: null, order: Float64Array.of(2) },
      strengths: [0.5, 0, -0.5].map((x) => Float64Array.of(x)),
    };
    const out = emptyOutcomes(many.left.length);
    replicate(many, columns, 0, 'drop', createRandom(1), out);
    chances.forEach((p, pair) => {
      expect(out.leftWins[pair] / (out.leftWins[pair] + out.rightWins[pair])).toBeCloseTo(p, 3);
    });
  });

  it('is without α in the slopes at the mode', () => {
    const mode = { ...modeOf(MIXED, DEFAULT_MODEL), point: Float64Array.of(0.5, 0, -0.5, 2) };
    const { byEta } = slopesOf(MIXED, DEFAULT_MODEL, mode);
    chances.forEach((p, pair) => expect(byEta[0][pair]).toBeCloseTo(1 - p, 6));
  });

  it('is without α with covariates', () => {
    const { left, right, sides, leftWins } = MIXED;
    const total = leftWins.map((n, p) => n + MIXED.rightWins[p]);
    const contrasts = { left, right, wins: leftWins, total, x: new Float64Array(5), width: 1 };
    const point = Float64Array.of(0.5, 0, -0.5, 2, 0);
    const same = (of: object) => {
      const gradient = new Float64Array(5);
      const value = contrastLikelihood({ ...contrasts, ...of }, 3, 4).evaluate(point, gradient);
      return [value, ...gradient.subarray(0, 4)];
    };
    const gradient = new Float64Array(4);
    const value = likelihood(MIXED, 'drop', { order: 3, tie: null }).evaluate(
      point.subarray(0, 4),
      gradient,
    );
    same(sides ? { sides } : {}).forEach((x, at) =>
      expect(x).toBeCloseTo([value, ...gradient][at], 9),
    );
  });

  it('moves no maximum, and no interval of the bootstrap, by an α that it is without', () => {
    // By hand: a model against itself in the other order tells α alone, the hidden pair the gap.
    const counts = hidden(
      countsOf([
        ['a', 'b', 30, 10],
        ['b', 'a', 30, 10],
        ['a', 'b', 80, 20],
      ]),
      (pair) => pair === 2,
    );
    const model = { ...DEFAULT_MODEL, ties: 'drop' as const };
    const maximum = maximumLikelihood(counts, model);
    const density = createDensity(counts, { ...model, strength: { family: 'uniform', bound: 9 } });
    expect(density.order).toBe(2);
    const [a, b, alpha] = maximum.point;
    const [score, byAlpha] = [
      30 - 40 * sigma(alpha + a - b) - (30 - 40 * sigma(alpha + b - a)) + 80 - 100 * sigma(a - b),
      60 - 40 * sigma(alpha + a - b) - 40 * sigma(alpha + b - a),
    ];
    expect([score, byAlpha].map(Math.abs).every((x) => x < 1e-6)).toBe(true);
    const shown = accelerations(counts, model, maximum);
    expect(shown.every(Number.isFinite)).toBe(true);
  });

  it('keeps α from running away', () => {
    const rows = [
      ['a', 'b', 5, 0],
      ['b', 'a', 5, 0],
    ] as const;
    const model = { ...DEFAULT_MODEL, ties: 'drop' as const };
    expect(whyNoMaximum(countsOf(rows), model)).toEqual({ why: 'order' });
    const more = countsOf([...rows, ['a', 'b', 5, 5], ['b', 'a', 5, 5]]);
    // Of the further ones the second wins too, which an α without limit forbids where it counts.
    expect(whyNoMaximum(more, model)).toBeNull();
    expect(
      whyNoMaximum(
        hidden(more, (pair) => pair >= 2),
        model,
      ),
    ).toEqual({ why: 'order' });
  });

  it('is without α in Stan, by a column that says where', () => {
    const program = stanProgram(MIXED.models, DEFAULT_MODEL, MIXED);
    expect(program).toContain('vector<lower=0, upper=1>[P] shown;');
    expect(program).toContain('eta = alpha * shown + beta[left_model]');
    expect(stanData(MIXED, DEFAULT_MODEL)['shown']).toEqual([1, 1, 1, 0, 0]);
    const plain = stanProgram(MIXED.models, { ...DEFAULT_MODEL, order: null }, MIXED);
    expect(plain).not.toContain('shown;');
  });

  it('says nothing of how often the first wins', () => {
    expect(firstShare(MIXED)).toBeCloseTo(22 / 34, 12);
    const all = hidden(MIXED, () => true);
    expect(firstShare(all)).toBeNull();
    const wide = { ...DEFAULT_MODEL, strength: { family: 'normal', scale: 1e-3 } } as const;
    const predicted = priorPredictive(designOf(MIXED), wide)?.first;
    const ofShown = priorPredictive(designOf({ ...MIXED, sides: new Uint8Array(5) }), wide)?.first;
    // With equal models each shown pair has the same share, however many are hidden.
    predicted?.shares.forEach((x, at) => expect(x).toBeCloseTo(ofShown?.shares[at] ?? NaN, 1));
  });
});
