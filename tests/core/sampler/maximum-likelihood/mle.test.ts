import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import { createDensity } from '../../../../src/core/model/density.ts';
import { whyNoMaximum } from '../../../../src/core/model/existence.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { runBootstrap } from '../../../../src/core/sampler/maximum-likelihood/bootstrap-chain.ts';
import {
  accelerations,
  resample,
} from '../../../../src/core/sampler/maximum-likelihood/bootstrap.ts';
import { approximate } from '../../../../src/core/sampler/approximation/laplace.ts';
import { binomial } from '../../../../src/core/numerics/binomial.ts';
import {
  maximumLikelihood,
  maximumNear,
  standardErrors,
  withoutPriors,
} from '../../../../src/core/sampler/maximum-likelihood/mle.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import type { Row } from '../../counts-of.ts';
import { countsOf, INTERVALS } from '../../counts-of.ts';
import { fingerprint } from '../targets.ts';

const NO_ORDER: ModelSettings = { ...DEFAULT_MODEL, order: null };
const MLE = { ...DEFAULT_SAMPLER, sampler: 'mle', draws: 500 } as const;

const SHARED = new URL('../../../../../shared/', import.meta.url).pathname;
const isThere = existsSync(SHARED);
if (!isThere) console.warn('skipped: the golden figures of ../shared are not here');

interface Golden {
  beta: Record<string, number>;
  home_advantage: number | null;
  tie_parameter?: number;
}

function expectMaximum(counts: PairCounts, model: ModelSettings, golden: Golden, digits = 5): void {
  const { point, density } = maximumLikelihood(counts, model);
  counts.models.forEach((name, m) => {
    expect(point[m], name).toBeCloseTo(golden.beta[name], digits);
  });
  if (density.order !== null) {
    expect(point[density.order]).toBeCloseTo(golden.home_advantage ?? NaN, digits);
  }
  if (density.tie !== null) {
    // Davidson's ν itself; Rao and Kupper's θ = e^κ.
    const tie = Math.exp(point[density.tie]);
    const found = model.ties === 'davidson' ? tie : Math.exp(tie);
    expect(found).toBeCloseTo(golden.tie_parameter ?? NaN, digits);
  }
}

describe('the maximum of the likelihood', () => {
  it.skipIf(!isThere)('is what other programs find: Rakuda', () => {
    const golden = (
      JSON.parse(readFileSync(`${SHARED}reference/golden.json`, 'utf8')) as {
        rakuda_v1_gpt4: Record<'mle_half_ties' | 'davidson_mle' | 'rao_kupper_mle', Golden>;
      }
    ).rakuda_v1_gpt4;
    expectMaximum(RAKUDA.counts, RAKUDA_MODEL, golden.mle_half_ties);
    expectMaximum(RAKUDA.counts, { ...RAKUDA_MODEL, ties: 'davidson' }, golden.davidson_mle);
    expectMaximum(RAKUDA.counts, { ...RAKUDA_MODEL, ties: 'rao-kupper' }, golden.rao_kupper_mle);
  });

  it.skipIf(!isThere).each(['simple', 'food'])('is what evalica finds: %s', (name) => {
    const lines = (file: string) =>
      readFileSync(`${SHARED}data/evalica/${file}.csv`, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));
    const counts = countsOf(
      lines(name).map(([left, right, winner]): Row => {
        return [
          left,
          right,
          Number(winner === 'left'),
          Number(winner === 'right'),
          Number(winner === 'tie'),
        ];
      }),
    );
    const scores = lines(`${name}-golden`).filter(([algorithm]) => algorithm === 'bradley_terry');
    const logs = new Map(scores.map(([, item, score]) => [item, Math.log(Number(score))]));
    const mean = [...logs.values()].reduce((sum, x) => sum + x, 0) / logs.size;
    const beta = Object.fromEntries([...logs].map(([item, x]) => [item, x - mean]));
    expectMaximum(counts, NO_ORDER, { beta, home_advantage: null }, 6);
    const golden = JSON.parse(readFileSync(`${SHARED}reference/golden.json`, 'utf8')) as {
      evalica: Record<string, Record<'davidson_mle_no_home' | 'rao_kupper_mle_no_home', Golden>>;
    };
    const ours = golden.evalica[name];
    expectMaximum(counts, { ...NO_ORDER, ties: 'davidson' }, ours.davidson_mle_no_home);
    expectMaximum(counts, { ...NO_ORDER, ties: 'rao-kupper' }, ours.rao_kupper_mle_no_home);
  });

  // choix, testcase-pairwise-1 and -2, maximum likelihood estimates.
  it.each([
    [
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      [0, 0, 0],
    ],
    [
      [
        [0, 1],
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      [0.419617624, -0.419617624, 0],
    ],
  ])('is what choix finds: %j', (wins, expected) => {
    const counts = countsOf(wins.map(([winner, loser]): Row => [`${winner}`, `${loser}`, 1, 0]));
    const { point } = maximumLikelihood(counts, NO_ORDER);
    expected.forEach((x, m) => expect(point[m]).toBeCloseTo(x, 6));
  });

  it('has the standard error of a binomial by hand', () => {
    const counts = countsOf([['a', 'b', 30, 10]]);
    const maximum = maximumLikelihood(counts, NO_ORDER);
    expect(maximum.point[0]).toBeCloseTo(Math.log(3) / 2, 10);
    expect(standardErrors(maximum)[0]).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 10) / 2, 8);
  });

  it('takes counts of a billion', () => {
    const counts = countsOf([['a', 'b', 2e9, 1e9]]);
    expect(maximumLikelihood(counts, NO_ORDER).point[0]).toBeCloseTo(Math.log(2) / 2, 9);
  });
});

describe('where there is no maximum', () => {
  const why = (rows: readonly Row[], model = NO_ORDER, models?: readonly string[]) =>
    whyNoMaximum(countsOf(rows, models), model);

  it('says why, by name', () => {
    expect(
      why([
        ['a', 'b', 3, 0],
        ['b', 'c', 2, 2],
      ]),
    ).toEqual({ why: 'undefeated', models: ['a'] });
    expect(
      why([
        ['a', 'b', 3, 1],
        ['b', 'c', 2, 0],
      ]),
    ).toEqual({ why: 'winless', models: ['c'] });
    expect(
      why([
        ['a', 'b', 3, 1],
        ['c', 'd', 2, 1],
      ]),
    ).toEqual({
      why: 'unconnected',
      groups: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    });
    expect(
      why([
        ['c', 'd', 1, 1],
        ['a', 'b', 3, 1],
        ['c', 'a', 2, 0],
      ]),
    ).toEqual({
      why: 'unbeaten-group',
      models: ['c', 'd'],
    });
    expect(
      why(
        [
          ['a', 'b', 3, 0],
          ['b', 'a', 2, 0],
        ],
        DEFAULT_MODEL,
      ),
    ).toEqual({ why: 'order' });
    expect(
      why(
        [
          ['a', 'b', 0, 3],
          ['b', 'a', 0, 2],
        ],
        DEFAULT_MODEL,
      ),
    ).toEqual({ why: 'order' });
    expect(why([['a', 'b', 3, 1]], { ...NO_ORDER, ties: 'davidson' })).toEqual({ why: 'no-ties' });
    expect(why([['a', 'b', 0, 0, 2]], { ...NO_ORDER, ties: 'rao-kupper' })).toEqual({
      why: 'only-ties',
    });
    expect(why([['a', 'b', 3, 0, 1]], { ...NO_ORDER, ties: 'drop' })?.why).toBe('undefeated');
    expect(why([['a', 'b', 3, 0, 1]])).toBe(null);
  });

  it('refuses to fit', () => {
    const never = countsOf([['a', 'b', 3, 0]]);
    expect(() => fitAll(never, NO_ORDER, MLE, INTERVALS)).toThrow('no-maximum');
    const none = countsOf([], ['a', 'b']);
    expect(() => fitAll(none, NO_ORDER, MLE, INTERVALS)).toThrow('no-maximum');
    // A win against a tie: Davidson's likelihood only tends to its supremum.
    const davidson: ModelSettings = { ...NO_ORDER, ties: 'davidson' };
    const half = countsOf([['a', 'b', 1, 0, 1]]);
    expect(() => maximumLikelihood(half, davidson)).toThrow('no-maximum');
  });

  it('is so where only a prior keeps the estimate in its place', () => {
    const few = fc.oneof(fc.constant(0), fc.constant(0), fc.constant(1), fc.constant(2));
    const rows = fc.integer({ min: 2, max: 4 }).chain((models) => {
      const pairs = Array.from({ length: models * models }, (_, p) => [
        Math.floor(p / models),
        p % models,
      ]).filter(([left, right]) => left !== right);
      return fc
        .tuple(...pairs.map(() => fc.tuple(few, few)))
        .map((outcomes) =>
          outcomes.map(([w, l], p): Row => [`${pairs[p][0]}`, `${pairs[p][1]}`, w, l]),
        );
    });
    fc.assert(
      fc.property(rows, fc.boolean(), (all, hasOrder) => {
        const counts = countsOf(all);
        const prior = { family: 'normal', scale: 1e5 } as const;
        const model = { ...DEFAULT_MODEL, strength: prior, order: hasOrder ? prior : null };
        const { loadings, start } = approximate(counts, model);
        const widest = Math.max(...loadings.map(Math.abs));
        expect(start.length).toBe(counts.models.length - (hasOrder ? 0 : 1));
        expect(whyNoMaximum(counts, model) !== null).toBe(widest > 1000);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the bootstrap', () => {
  const rakuda = fitAll(RAKUDA.counts, RAKUDA_MODEL, MLE, INTERVALS);

  it('draws binomial numbers with the right moments', () => {
    const random = createRandom(3);
    for (const [n, p] of [
      [50, 0.1],
      [50, 0.3],
      [1000, 0.02],
      [30, 0.9],
      [1e9, 0.3],
      [1e9, 1e-8],
    ]) {
      const size = 40_000;
      const draws = Float64Array.from({ length: size }, () => binomial(n, p, random));
      expect(draws.every((k) => Number.isInteger(k) && k >= 0 && k <= n)).toBe(true);
      const variance = n * p * (1 - p);
      const gaps = draws.map((k) => k - n * p);
      const moment = (power: number): number =>
        gaps.reduce((sum, gap) => sum + gap ** power, 0) / size / variance ** (power / 2);
      expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(size));
      expect(Math.abs(moment(2) - 1)).toBeLessThan(0.04);
      expect(Math.abs(moment(3) - (1 - 2 * p) / Math.sqrt(variance))).toBeLessThan(0.06);
    }
    expect(binomial(10, 0, random)).toBe(0);
    expect(binomial(10, 1, random)).toBe(10);
    expect(binomial(0, 0.5, random)).toBe(0);
  });

  it('resamples as many judgments as there are', () => {
    const random = createRandom(1);
    const total = ({ leftWins, rightWins, ties }: PairCounts): number =>
      [leftWins, rightWins, ties].reduce((all, n) => all + n.reduce((sum, x) => sum + x, 0), 0);
    for (let i = 0; i < 20; i++) {
      const drawn = resample(RAKUDA.counts, random);
      expect(total(drawn)).toBe(800);
      drawn.leftWins.forEach((n, p) => RAKUDA.counts.leftWins[p] === 0 && expect(n).toBe(0));
    }
  });

  it('finds each resampling’s own maximum', () => {
    const random = createRandom(6);
    const known = maximumLikelihood(RAKUDA.counts, RAKUDA_MODEL);
    for (let i = 0; i < 20; i++) {
      const counts = resample(RAKUDA.counts, random);
      const { point, density } = maximumLikelihood(counts, RAKUDA_MODEL);
      maximumNear(density, known)?.forEach((x, k) => expect(x).toBeCloseTo(point[k], 6));
      expect(maximumNear(density, known)).not.toBe(null);
    }
    const never = maximumLikelihood(countsOf([['a', 'b', 3, 1]]), NO_ORDER);
    const won = createDensity(countsOf([['a', 'b', 4, 0]]), withoutPriors(NO_ORDER));
    expect(maximumNear(won, never)).toBe(null);
  });

  it('scatters as the curvature says where data are many', () => {
    // What the model expects to see; misfit would widen the scatter, not the curvature.
    const { point, density } = maximumLikelihood(RAKUDA.counts, RAKUDA_MODEL);
    const wins = RAKUDA.counts.leftWins.map((_, p) => {
      const alpha = point[density.order ?? NaN];
      const eta = alpha + point[RAKUDA.counts.left[p]] - point[RAKUDA.counts.right[p]];
      return Math.round(2000 / (1 + Math.exp(-eta)));
    });
    const many: PairCounts = {
      ...RAKUDA.counts,
      leftWins: wins,
      rightWins: wins.map((n) => 2000 - n),
      ties: wins.map(() => 0),
    };
    const { summary } = fitAll(many, RAKUDA_MODEL, { ...MLE, draws: 600 }, INTERVALS);
    const maximum = maximumLikelihood(many, RAKUDA_MODEL);
    const errors = standardErrors(maximum);
    for (const { model, sd, mean, median, upper, lower } of summary.rows) {
      expect(Math.abs(sd / errors[model] - 1)).toBeLessThan(0.06);
      expect([mean, median]).toEqual([maximum.point[model], maximum.point[model]]);
      // 68% of a normal lies within 0.9945 standard deviations.
      expect(Math.abs((upper - lower) / (2 * 0.9945 * errors[model]) - 1)).toBeLessThan(0.08);
    }
  });

  it('accelerates as by hand', () => {
    // Two models: the log-odds of a share p of n, whose influence is the judgment's own gap.
    const counts = countsOf([['a', 'b', 30, 10]]);
    const [a, b] = accelerations(counts, NO_ORDER, maximumLikelihood(counts, NO_ORDER));
    const skewness = (1 - 2 * 0.75) / Math.sqrt(40 * 0.75 * 0.25);
    expect(a).toBeCloseTo(skewness / 6, 8);
    expect(b).toBeCloseTo(-skewness / 6, 8);
  });

  it('counts what has no maximum, and gives up where hardly anything has one', () => {
    const thin = countsOf([
      ['a', 'b', 30, 2],
      ['b', 'c', 5, 5],
    ]);
    const { summary } = fitAll(thin, NO_ORDER, MLE, INTERVALS);
    const warning = summary.diagnostics.warnings.find(({ kind }) => kind === 'without-maximum');
    // e⁻² of resamplings keep neither of the two upsets.
    const { resamplings, replicates } = warning as { resamplings: number; replicates: number };
    expect(replicates).toBe(2000);
    expect(Math.abs(resamplings / (resamplings + replicates) - 0.135)).toBeLessThan(0.04);
    const thinnest = countsOf(
      Array.from({ length: 6 }, (_, m): Row => [`${m}`, `${(m + 1) % 6}`, 1, 0]),
    );
    expect(() => fitAll(thinnest, NO_ORDER, MLE, INTERVALS)).toThrow('no-maximum');
  });

  it('does not pass for a Markov chain, and has no priors', () => {
    const hierarchical: ModelSettings = {
      ...RAKUDA_MODEL,
      strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
    };
    const { summary, draws } = rakuda;
    expect(draws.hasTau).toBe(false);
    expect(summary.diagnostics).toMatchObject({ sampler: 'mle', converged: true, warnings: [] });
    expect(summary.rows.every(({ rhat }) => rhat === 1)).toBe(true);
    const other = fitAll(RAKUDA.counts, hierarchical, MLE, INTERVALS);
    expect(other.summary.rows).toEqual(summary.rows);
    expect(other.summary.tau).toBe(null);
  });

  it('has the same bytes for the same seed, and others for other chains', () => {
    const [first, second] = [0, 1].map((chain) =>
      runBootstrap(RAKUDA.counts, RAKUDA_MODEL, 20, createRandom(4, chain), chain),
    );
    expect(first.bootstrap).toEqual(second.bootstrap);
    expect(first.draws).not.toEqual(second.draws);
    expect(fingerprint(first.draws)).toBe('25aef269');
  });

  it('gives percentile intervals when asked', () => {
    const bca = rakuda.summary.rows[0];
    const settings = { ...MLE, bootstrap: 'percentile' } as const;
    const plain = fitAll(RAKUDA.counts, RAKUDA_MODEL, settings, INTERVALS).summary.rows[0];
    expect(bca.median).toBe(plain.median);
    // The strongest model's replicates lie too high, and BCa takes that back.
    expect(bca.upper).toBeLessThan(plain.upper);
  });
});
