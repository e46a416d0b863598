import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ranking } from '../../../../src/core/table/benchmark.ts';
import { compareRanking } from '../../../../src/core/posterior/ranking/compare-ranking.ts';
import { preview } from '../../../../src/core/fit/fit.ts';
import { matchNames } from '../../../../src/core/names/match-names.ts';
import { RAKUDA_MODEL } from '../../../../src/core/model/settings.ts';
import {
  correlation,
  kendall,
  meanRanks,
  regress,
  spearman,
} from '../../../../src/core/numerics/rank-correlation.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';

/* R 4.5.0: cor(x, y, method = …), lm(y ~ x). */
const x = [1.2, 3.4, 3.4, 0.1, -2, 5, 5, 2.2, 1.2, 0.5];
const y = [10, 30, 25, 10, 5, 60, 55, 20, 10, 25];

describe('rank correlation', () => {
  it('is what R says, with ties', () => {
    expect(kendall(x, y)).toBeCloseTo(0.795238442975, 11);
    expect(spearman(x, y)).toBeCloseTo(0.872687641219, 11);
    expect(regress(x, y)?.intercept).toBeCloseTo(10.210643015521, 10);
    expect(regress(x, y)?.slope).toBeCloseTo(7.394678492239, 10);
    expect((correlation(x, y) ?? 0) ** 2).toBeCloseTo(0.758807777588, 11);
  });

  it('is Kendall’s count of all pairs, to the bit', () => {
    const few = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(few, few), { maxLength: 40 }), (points) => {
        const [a, b] = [points.map(([one]) => one), points.map(([, other]) => other)];
        let [agreement, untiedA, untiedB] = [0, 0, 0];
        points.forEach((one, i) => {
          for (const other of points.slice(0, i)) {
            const [s, t] = [Math.sign(one[0] - other[0]), Math.sign(one[1] - other[1])];
            agreement += s * t;
            untiedA += s * s;
            untiedB += t * t;
          }
        });
        const most = Math.sqrt(untiedA * untiedB);
        // Zero has no sign here.
        expect(kendall(a, b)).toBe(most === 0 ? null : agreement / most + 0);
      }),
    );
  });

  it('shares the mean of the ranks among equals', () => {
    expect(meanRanks([5, 7, 5, 9])).toEqual([3.5, 2, 3.5, 1]);
    expect(meanRanks([])).toEqual([]);
  });

  it('is 1 with itself, −1 turned round, and unknown where nothing varies', () => {
    const lists = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(lists, (list) => {
        const isConstant = new Set(list).size === 1;
        const turned = list.map((value) => -value);
        for (const measure of [kendall, spearman]) {
          expect(measure(list, list) ?? 2).toBeCloseTo(isConstant ? 2 : 1, 12);
          expect(measure(list, turned) ?? 2).toBeCloseTo(isConstant ? 2 : -1, 12);
        }
      }),
    );
  });
});

describe('names of two lists', () => {
  const found = (first: string[], second: string[]) =>
    matchNames(first, second).map((match) => [first[match.first], second[match.second], match.how]);

  it('are matched exactly, in other case, without the maker', () => {
    expect(
      found(
        ['gpt-4', 'Claude-V1', 'rinna/japanese-gpt', '__proto__', 'alone'],
        ['RINNA/Japanese-GPT', 'claude-v1', '__proto__', 'openai/gpt-4', 'other'],
      ),
    ).toEqual([
      ['gpt-4', 'openai/gpt-4', 'maker'],
      ['Claude-V1', 'claude-v1', 'case'],
      ['rinna/japanese-gpt', 'RINNA/Japanese-GPT', 'case'],
      ['__proto__', '__proto__', 'exact'],
    ]);
  });

  it('are not matched where it could be another', () => {
    expect(found(['a/x', 'b/x'], ['x'])).toEqual([]);
    expect(found(['a/x', 'b/x'], ['x', 'a/x'])).toEqual([['a/x', 'a/x', 'exact']]);
    expect(found(['GPT', 'gpt'], ['Gpt'])).toEqual([]);
    expect(found(['x'], ['x', 'X'])).toEqual([['x', 'x', 'exact']]);
  });

  it('that stand twice count once', () => {
    expect(matchNames(['x'], ['y', 'x', 'x'])).toEqual([{ first: 0, second: 1, how: 'exact' }]);
  });

  it('are each matched once at most', () => {
    const lists = fc.array(fc.constantFrom('a', 'A', 'm/a', 'n/a', 'M/a', 'b', 'm/b', ' b'));
    fc.assert(
      fc.property(lists, lists, (first, second) => {
        const matches = matchNames(first, second);
        expect(new Set(matches.map((m) => m.first)).size).toBe(matches.length);
        expect(new Set(matches.map((m) => m.second)).size).toBe(matches.length);
        for (const name of first.filter((n) => second.includes(n))) {
          const exact = matches.filter((m) => m.how === 'exact' && first[m.first] === name);
          expect(exact.length).toBe(1);
        }
      }),
    );
  });
});

const { summary } = preview(RAKUDA.counts, RAKUDA_MODEL, { narrow: 0.68, wide: 0.95 });
const names = RAKUDA.counts.models;
const published = (from: readonly string[], value: (model: string, at: number) => number) => ({
  file: 'published.json',
  measure: 'median',
  entries: from.map((model, at) => ({
    ...{ model, value: value(model, at), lower: null, upper: null },
    ...{ winRate: null, strongerThanNext: null },
  })),
});

describe('a published ranking', () => {
  it('of Rakuda itself agrees', () => {
    const ranking: Ranking = published(
      RAKUDA.models.map(({ id }) => id),
      (_, at) => RAKUDA.models[at].published.median,
    );
    const found = compareRanking(summary, names, ranking);
    expect(found).toMatchObject({ onlyOurs: [], onlyPublished: [], kendall: 1, spearman: 1 });
    // Rating points: 400 for a factor of ten in the odds.
    expect(found.line?.slope).toBeCloseTo(400 / Math.LN10, -1);
    expect(found.line?.explained).toBeGreaterThan(0.999);
    expect(found.models.map((model) => model.ownRank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(found.models.every(({ risen, isWithin }) => risen === 0 && isWithin === true)).toBe(
      true,
    );
  });

  it('of some of the models is compared within those', () => {
    const some = ['gpt-4:20230713', 'RINNA/japanese-gpt-neox-3.6b', 'open-calm-7b', 'unheard-of'];
    const found = compareRanking(
      summary,
      names,
      published(some, (_, at) => [100, 90, 80, 70][at]),
    );
    expect(
      found.models.map(({ model, how, ownRank, publishedRank, risen }) => [
        ...[names[model], how, ownRank, publishedRank, risen],
      ]),
    ).toEqual([
      ['gpt-4:20230713', 'exact', 1, 1, 0],
      ['cyberagent/open-calm-7b', 'maker', 2, 3, 1],
      ['rinna/japanese-gpt-neox-3.6b', 'case', 3, 2, -1],
    ]);
    expect(found.onlyPublished).toEqual(['unheard-of']);
    expect(found.onlyOurs).toHaveLength(6);
    expect(found.kendall).toBeCloseTo(1 / 3, 12);
    expect(found.spearman).toBeCloseTo(0.5, 12);
  });

  it('that contradicts has no line; nor has one of two models', () => {
    const ids = summary.rows.map((row) => names[row.model]);
    const upside = compareRanking(
      summary,
      names,
      published(ids, (_, at) => at),
    );
    expect(upside).toMatchObject({ kendall: -1, line: null });
    expect(upside.models.every(({ isWithin }) => isWithin === null)).toBe(true);
    const two = compareRanking(
      summary,
      names,
      published(ids.slice(0, 2), (_, at) => -at),
    );
    expect(two).toMatchObject({ kendall: 1, line: null });
    const none = compareRanking(
      summary,
      names,
      published(['x'], () => 1),
    );
    expect(none).toMatchObject({ models: [], kendall: null, spearman: null, line: null });
  });

  it('far off for one model is outside its interval', () => {
    const medians = new Map(summary.rows.map((row) => [names[row.model], row.median]));
    const odd = names[summary.rows[4].model];
    const ranking = published(names, (model) => {
      const median = medians.get(model) ?? 0;
      return 1000 + 100 * (model === odd ? median + 2 : median);
    });
    const { models } = compareRanking(summary, names, ranking);
    const outside = models.filter(({ isWithin }) => isWithin === false);
    expect(outside.map((model) => names[model.model])).toContain(odd);
    expect(models.find((model) => names[model.model] === odd)?.risen).toBeLessThan(0);
  });
});
