import { describe, expect, it } from 'vitest';
import type { ModelSettings, TieModel } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { gapGroups } from '../../../../src/core/posterior/predictive/gap-groups.ts';
import {
  countIntransitive,
  Leads,
  triplesOf,
} from '../../../../src/core/posterior/predictive/intransitive.ts';
import { predictiveChecks } from '../../../../src/core/posterior/predictive/predictive.ts';
import { checkAt } from '../../../../src/core/posterior/predictive/check.ts';
import type { Check, CheckColumns } from '../../../../src/core/posterior/predictive/check.ts';
import { columnsOf } from '../../../../src/core/posterior/draws/columns.ts';
import { emptyOutcomes, replicate } from '../../../../src/core/posterior/predictive/replicate.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { countsOf } from '../../counts-of.ts';
import type { Row } from '../../counts-of.ts';
import { drawsOf } from '../draws-of.ts';

const model = (ties: TieModel, hasOrder = true): ModelSettings => ({
  ...DEFAULT_MODEL,
  ties,
  order: hasOrder ? DEFAULT_MODEL.order : null,
});
const repeat = (row: number[], size = 400): number[][] => Array.from({ length: size }, () => row);
/** One of the pairs' checks, or null where there is none. */
const at = (columns: CheckColumns | null, pair: number): Check | null =>
  columns && checkAt(columns, pair);
const OPTIONS = { seed: 3, replicates: 400, interval: 0.9 };
/** η = ln 3 for a before b: P(left) = 3/4. */
const THREE_TO_ONE = [Math.log(3) / 2, -Math.log(3) / 2];

describe('posterior predictive checks', () => {
  it('predict a binomial where everything is known', () => {
    const counts = countsOf([['a', 'b', 30, 18, 0]]);
    const draws = drawsOf(model('half', false), repeat(THREE_TO_ONE));
    const { pairScore, modelScore, pairTies, replicates } = predictiveChecks(
      draws,
      counts,
      'half',
      OPTIONS,
    );
    const check = checkAt(pairScore, 0);
    // Of 48 at ¾: mean 36, sd 3; the 5% and 95% quantiles are 31 and 41 (R: qbinom).
    expect(check?.observed).toBe(30 / 48);
    expect(Math.abs((check?.lower ?? NaN) * 48 - 31)).toBeLessThanOrEqual(1);
    expect(Math.abs((check?.upper ?? NaN) * 48 - 41)).toBeLessThanOrEqual(1);
    expect((check?.median ?? NaN) * 48).toBeCloseTo(36, 0);
    // The mean of 400 replicates has a standard error of 3/√400.
    expect(Math.abs((check?.mean ?? NaN) * 48 - 36)).toBeLessThan(4 * 0.15);
    // P(X > 30) + ½ P(X = 30) = 0.972 (R: pbinom, dbinom).
    expect(Math.abs((check?.tail ?? NaN) - 0.972)).toBeLessThan(0.03);
    expect(modelScore[1]?.observed).toBe(18 / 48);
    expect((modelScore[1]?.median ?? NaN) * 48).toBeCloseTo(12, 0);
    expect(pairTies).toBeNull();
    expect(replicates).toBe(400);
  });

  it('have a mean between the shares that few judgments can give', () => {
    const counts = countsOf([['a', 'b', 1, 0, 0]]);
    const draws = drawsOf(model('half', false), repeat(THREE_TO_ONE));
    const check = checkAt(predictiveChecks(draws, counts, 'half', OPTIONS).pairScore, 0);
    expect(check?.median).toBe(1);
    expect(Math.abs((check?.mean ?? NaN) - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / 400));
  });

  it('predict three outcomes where a tie is one', () => {
    const counts = countsOf([['a', 'b', 40, 20, 60]]);
    // Davidson at η = 0 with ν = 2: ¼, ¼, ½.
    const davidson = drawsOf(model('davidson', false), repeat([0, 0, Math.log(2)]));
    const found = predictiveChecks(davidson, counts, 'davidson', OPTIONS);
    expect(at(found.pairTies, 0)?.observed).toBe(0.5);
    expect(at(found.pairTies, 0)?.median).toBeCloseTo(0.5, 1);
    expect(found.modelTies[1]?.observed).toBe(0.5);
    expect(at(found.pairScore, 0)?.observed).toBeCloseTo(70 / 120, 12);
    // The variance of a score is (¼ + ¼)·¼ per judgment: sd of the mean 0.0323.
    const width = (at(found.pairScore, 0)?.upper ?? NaN) - (at(found.pairScore, 0)?.lower ?? NaN);
    expect(width / (2 * 1.645 * 0.0323)).toBeCloseTo(1, 0);
    expect(found.tiesByGap).toHaveLength(1);

    // Rao–Kupper with e^κ = 2 at η = 0: ⅓ each.
    const kappa = Math.log(Math.log(2));
    const raoKupper = drawsOf(model('rao-kupper', false), repeat([0, 0, kappa]));
    const other = predictiveChecks(raoKupper, counts, 'rao-kupper', OPTIONS);
    expect(Math.abs((at(other.pairTies, 0)?.median ?? NaN) - 1 / 3)).toBeLessThan(0.02);
    expect(at(other.pairTies, 0)?.tail).toBeLessThan(0.01);
  });

  it('follow the order effect, and leave dropped ties out', () => {
    const counts = countsOf([
      ['a', 'b', 60, 40, 30],
      ['b', 'a', 0, 0, 5],
    ]);
    const draws = drawsOf(model('drop'), repeat([0, 0, Math.log(3)]));
    const { pairScore } = predictiveChecks(draws, counts, 'drop', OPTIONS);
    expect(at(pairScore, 0)?.observed).toBe(0.6);
    expect(at(pairScore, 0)?.median).toBeCloseTo(0.75, 1);
    expect(at(pairScore, 1)).toBeNull();
  });

  it('replicate as many judgments as the model predicts', () => {
    const counts = countsOf([
      ['a', 'b', 3, 2, 4],
      ['b', 'a', 0, 0, 5],
      ['b', 'c', 0.2, 0, 0.1],
      ['c', 'a', 0, 0, 0],
    ]);
    const totals = (ties: TieModel, tie: number[] = []): number[] => {
      const columns = columnsOf(drawsOf(model(ties, false), [[0.2, 0, -0.2, ...tie]]));
      const out = emptyOutcomes(4);
      replicate(counts, columns, 0, ties, createRandom(1), out);
      return [...out.ties].map((tied, p) => tied + out.leftWins[p] + out.rightWins[p]);
    };
    expect(totals('half')).toEqual([9, 5, 1, 0]);
    expect(totals('drop')).toEqual([5, 0, 1, 0]);
    expect(totals('davidson', [0])).toEqual([9, 5, 1, 0]);
  });

  it('keep every figure in its place', () => {
    const counts = countsOf([
      ['a', 'b', 6, 2, 2],
      ['b', 'c', 5, 1, 4],
      ['c', 'a', 7, 3, 0],
    ]);
    const draws = drawsOf(model('davidson', false), repeat([1, 0, -1, 0], 60));
    const found = predictiveChecks(draws, counts, 'davidson', { seed: 1, replicates: 60 });
    const observed = (checks: readonly (Check | null)[]) => checks.map((one) => one?.observed);
    expect([...found.pairScore.observed]).toEqual([0.7, 0.7, 0.7]);
    expect(observed(found.modelScore)).toEqual([0.5, 0.5, 0.5]);
    expect([...(found.pairTies?.observed ?? [])]).toEqual([0.2, 0.4, 0]);
    expect(observed(found.modelTies)).toEqual([0.1, 0.3, 0.2]);
    // Gaps of 1 (two pairs) and 2.
    expect(found.tiesByGap.map(({ from, to, observed }) => [from, to, observed])).toEqual([
      [1, 2, 0.3],
      [2, 2, 0],
    ]);
    expect(found.intransitive).toMatchObject({ observed: 1, triples: 1, isSampled: false });
    expect(found.intransitive.tail).toBeLessThan(0.1);
  });

  it('are the same for the same seed, and take any size of count', () => {
    const counts = countsOf([['a', 'b', 5e8, 5e8, 0.5]]);
    const draws = drawsOf(model('half', false), repeat([0, 0], 50));
    const run = (seed: number) => predictiveChecks(draws, counts, 'half', { seed });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    const check = at(run(1).pairScore, 0);
    expect(check?.upper).toBeLessThan(0.5001);
    expect(run(1).replicates).toBe(50);
  });

  it('thin the draws to as many replicates', () => {
    const rows = Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? [3, -3] : [-3, 3]));
    const counts = countsOf([['a', 'b', 50, 50]]);
    const draws = drawsOf(model('half', false), rows);
    const { pairScore } = predictiveChecks(draws, counts, 'half', { seed: 1, replicates: 10 });
    expect(at(pairScore, 0)?.lower).toBeGreaterThan(0.9);
  });
});

describe('intransitive triples', () => {
  const count = (rows: Row[]): number => {
    const counts = countsOf(rows);
    return countIntransitive(counts, counts, triplesOf(counts, createRandom(1)));
  };

  it('are those that go round, both orders together', () => {
    expect(
      count([
        ['a', 'b', 2, 1],
        ['b', 'c', 2, 1],
        ['c', 'a', 2, 1],
      ]),
    ).toBe(1);
    expect(
      count([
        ['b', 'a', 1, 2],
        ['c', 'b', 1, 2],
        ['a', 'c', 1, 2],
      ]),
    ).toBe(1);
    expect(
      count([
        ['a', 'b', 2, 1],
        ['b', 'c', 2, 1],
        ['a', 'c', 2, 1],
      ]),
    ).toBe(0);
    expect(
      count([
        ['a', 'b', 2, 1],
        ['b', 'c', 2, 1],
        ['c', 'a', 1, 2],
      ]),
    ).toBe(0);
    // The second order takes the lead back.
    expect(
      count([
        ['a', 'b', 2, 1],
        ['b', 'a', 2, 1],
        ['b', 'c', 2, 1],
        ['c', 'a', 2, 1],
      ]),
    ).toBe(0);
    expect(
      count([
        ['a', 'b', 2, 1],
        ['b', 'c', 2, 1],
      ]),
    ).toBe(0);
  });

  it('are counted among those that all met, or a sample of them', () => {
    const all = (size: number): Row[] =>
      Array.from({ length: size }, (_, i) => `m${String(i).padStart(3, '0')}`).flatMap(
        (left, i, names) => names.slice(i + 1).map((right): Row => [left, right, 1, 0]),
      );
    const few = triplesOf(countsOf(all(7)), createRandom(1));
    expect(few).toEqual({ count: 35, sample: null });
    const counts = countsOf(all(200));
    const many = triplesOf(counts, createRandom(1));
    expect(many.sample?.[2]).toHaveLength(many.count);
    expect(many.count).toBeGreaterThan(190_000);
    const again = triplesOf(counts, createRandom(1)).sample;
    // Compared by itself: deep equality takes a second for so many.
    expect(again?.map(String)).toEqual(many.sample?.map(String));
    expect(countIntransitive(counts, counts, many)).toBe(0);
  });
});

describe('leads as bits', () => {
  it('find the circles that looking at every triple finds, all or sampled', () => {
    const random = createRandom(8);
    for (const size of [3, 32, 33, 70]) {
      const sign = Array.from({ length: size }, () => new Int8Array(size));
      for (let a = 0; a < size; a++) {
        for (let b = a + 1; b < size; b++) {
          sign[a][b] = Math.floor(3 * random.uniform()) - 1;
          sign[b][a] = -sign[a][b];
        }
      }
      const triples: [number, number, number][] = [];
      for (let a = 0; a < size; a++)
        for (let b = a + 1; b < size; b++)
          for (let c = b + 1; c < size; c++) triples.push([c, a, b]);
      const circles = triples.filter(
        ([a, b, c]) => Math.abs(sign[a][b] + sign[b][c] + sign[c][a]) === 3,
      ).length;
      const column = (at: 0 | 1 | 2): Uint32Array =>
        Uint32Array.from(triples, (triple) => triple[at]);
      const sample = [column(0), column(1), column(2)] as const;
      for (const given of [null, sample]) {
        const leads = new Leads(size, 2, { count: triples.length, sample: given });
        for (let a = 0; a < size; a++)
          for (let b = 0; b < size; b++) if (sign[a][b] > 0) leads.set(1, a, b);
        expect(leads.countCircles(1)).toBe(circles);
        expect(leads.countCircles(0)).toBe(0);
      }
    }
  });
});

describe('groups of pairs by strength gap', () => {
  it('hold about as many judgments each, in the order of the gap', () => {
    const names = Array.from({ length: 9 }, (_, i) => `m${i}`);
    const rows = names.flatMap((left, i) =>
      names.slice(i + 1).map((right): Row => [left, right, i % 3, 3 - (i % 3), 1]),
    );
    const counts = countsOf(rows);
    const strengths = names.map((_, i) => Float64Array.of(0.05 * i * i, 0.15 * i * i));
    const { group, edges } = gapGroups(counts, strengths);
    expect(edges).toHaveLength(7);
    expect([...edges]).toEqual([...edges].sort((a, b) => a - b));
    const sizes = new Array<number>(6).fill(0);
    group.forEach((g, p) => {
      sizes[g]++;
      const gap = 0.1 * Math.abs(counts.left[p] ** 2 - counts.right[p] ** 2);
      expect(gap).toBeGreaterThan(edges[g] - 1e-9);
      expect(gap).toBeLessThan(edges[g + 1] + 1e-9);
    });
    for (const size of sizes) expect(Math.abs(size - 6)).toBeLessThanOrEqual(1);
  });

  it('are one where all gaps are equal', () => {
    const counts = countsOf([
      ['a', 'b', 1, 0],
      ['c', 'd', 1, 0],
      ['b', 'a', 3, 3],
    ]);
    const { group, edges } = gapGroups(
      counts,
      [1, 0, 1, 0].map((x) => Float64Array.of(x)),
    );
    expect([...group]).toEqual([0, 0, 0]);
    expect([...edges]).toEqual([1, 1]);
  });
});
