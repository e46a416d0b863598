import fc from 'fast-check';
import { findABParams } from 'umap-js/dist/umap.js';
import { describe, expect, it } from 'vitest';
import { UMAP_CURVE } from '../../../.setup/left-out.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { groupCount, groupTexts } from '../../../src/core/map/groups.ts';
import { layOut, MIN_DIST } from '../../../src/core/map/layout.ts';
import { mostSimilar, nearest } from '../../../src/core/map/neighbours.ts';
import { joinSketches, sketchOf, sketchSimilarity } from '../../../src/core/map/sketch.ts';
import { studentQuantile } from '../../../src/core/numerics/student-quantile.ts';
import { embeddedVectors, gramVectors } from '../../../src/core/map/text-vectors.ts';
import { findSpots } from '../../../src/core/map/weak-spots.ts';

const cosines = (texts: readonly string[], of: number): number[] => {
  const out = new Float32Array(texts.length);
  gramVectors(texts).similarities(of, out);
  return [...out];
};

describe('n-gram vectors', () => {
  it('agree with a case by hand', () => {
    // Pieces: ab, bc, abc against ab, bd, abd: ab alone is in both.
    const idf = { both: Math.log(3 / 3) + 1, one: Math.log(3 / 2) + 1 };
    const length = Math.hypot(idf.both, idf.one, idf.one);
    expect(cosines(['abc', 'abd'], 0)[1]).toBeCloseTo((idf.both / length) ** 2, 6);
    // ab and ba twice, aba and bab; tf of 2 counts 1 + ln 2. Against ab alone.
    const tf = 1 + Math.log(2);
    const own = [tf * idf.both, idf.one, idf.one, idf.one];
    expect(cosines(['abab', 'ab'], 0)[1]).toBeCloseTo(own[0] / Math.hypot(...own), 6);
  });

  it('do not mind width, case and white space, and read Japanese', () => {
    expect(cosines(['ＡＢＣ　def', 'abc \n DEF'], 0)[1]).toBeCloseTo(1, 6);
    const [, near, far] = cosines(['日本の首都は？', '日本の首都はどこ？', 'How are you?'], 0);
    expect(near).toBeGreaterThan(0.4);
    expect(far).toBeLessThan(0.05);
    expect(cosines(['', 'a', 'abc'], 0)).toEqual([0, 0, 0]);
  });

  it('are cosines: symmetric, 1 with themselves, the same as of dense vectors', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 2 }), { minLength: 1, maxLength: 6 }),
        (texts) => {
          const sparse = gramVectors(texts);
          const flat = new Float32Array(texts.length * sparse.size);
          texts.forEach((_, of) => {
            const sum = new Float64Array(sparse.size);
            sparse.addTo(of, sum);
            flat.set(sum, of * sparse.size);
          });
          const dense = embeddedVectors(flat, sparse.size);
          const [a, b] = [new Float32Array(texts.length), new Float32Array(texts.length)];
          texts.forEach((_, of) => {
            sparse.similarities(of, a);
            dense.similarities(of, b);
            a.forEach((x, other) => {
              expect(x).toBeCloseTo(b[other], 5);
            });
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** Points around three directions, so many at each. */
function clustered(each: number) {
  const random = createRandom(4);
  const size = 8;
  const vectors = Float32Array.from({ length: 3 * each * size }, (_, at) => {
    const own = Math.floor(at / size / each);
    return (at % size === own ? 1 : 0) + 0.1 * random.normal();
  });
  for (let of = 0; of < 3 * each; of++) {
    const row = vectors.subarray(of * size, (of + 1) * size);
    const length = Math.hypot(...row);
    row.forEach((x, at) => (row[at] = x / length));
  }
  return embeddedVectors(vectors, size);
}

describe('neighbours', () => {
  it('are those with the largest cosines, nearest first', () => {
    const vectors = clustered(10);
    const { width, indices, similarities } = nearest(vectors, 5);
    const row = new Float32Array(30);
    for (let of = 0; of < 30; of++) {
      vectors.similarities(of, row);
      const best = [...row.keys()].filter((o) => o !== of).sort((a, b) => row[b] - row[a]);
      expect([...indices.subarray(of * width, (of + 1) * width)]).toEqual(best.slice(0, 5));
      expect(similarities[of * width]).toBe(row[best[0]]);
    }
    expect(nearest(embeddedVectors(Float32Array.of(1), 1), 5).width).toBe(0);
  });

  it('make pairs, each once', () => {
    const pairs = mostSimilar(nearest(gramVectors(['abcd', 'abce', 'wxyz', 'abcd']), 2), 10);
    expect(pairs[0]).toMatchObject({ a: 0, b: 3 });
    const keys = pairs.map(({ a, b }) => `${String(a)} ${String(b)}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(pairs.every(({ a, b }) => a < b)).toBe(true);
  });
});

describe('the picture', () => {
  it('has in builds the curve that the library finds', () => {
    const { a, b } = findABParams(1, MIN_DIST);
    expect(a).toBeCloseTo(UMAP_CURVE[0], 12);
    expect(b).toBeCloseTo(UMAP_CURVE[1], 12);
  });

  it('keeps together what is alike, and is the same for the same seed', () => {
    const near = nearest(clustered(30), 10);
    const [one, same, other] = [1, 1, 2].map((seed) => layOut(near, 90, seed));
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
    // Of every point the nearest in the picture is of its own group.
    for (let of = 0; of < 90; of++) {
      const gaps = Array.from(one.x, (x, at) =>
        at === of ? Infinity : Math.hypot(x - one.x[of], one.y[at] - one.y[of]),
      );
      const nearestOne = gaps.indexOf(Math.min(...gaps));
      expect(Math.floor(nearestOne / 30)).toBe(Math.floor(of / 30));
    }
  });

  it.each([0, 1, 2, 3, 4, 5])('draws %i points', (count) => {
    const texts = Array.from({ length: count }, (_, at) => `text number ${String(at)}`);
    const { x, y } = layOut(nearest(gramVectors(texts), 15), count, 1);
    expect([...x, ...y].filter(Number.isFinite)).toHaveLength(2 * count);
  });
});

describe('groups', () => {
  it('find what lies apart, largest first', () => {
    const { group, centres } = groupTexts(clustered(20), 3, 1);
    expect(centres).toHaveLength(3);
    for (let of = 0; of < 60; of++) expect(group[of]).toBe(group[20 * Math.floor(of / 20)]);
    centres.forEach((centre, own) => {
      expect(group[centre]).toBe(own);
    });
  });

  it('are few', () => {
    expect([0, 15, 40, 80, 1000].map(groupCount)).toEqual([1, 1, 2, 5, 8]);
    expect(groupTexts(gramVectors([]), 1, 1).centres).toEqual([]);
    expect(groupTexts(gramVectors(['', '']), 2, 1).group).toHaveLength(2);
  });
});

describe('sketches', () => {
  const words = Array.from({ length: 300 }, (_, at) => `w${String((at * 7919) % 997)}`);

  it('tell about how much two texts share', () => {
    const [a, b] = [words.slice(0, 200).join(' '), words.slice(100).join(' ')];
    const pieces = (text: string) =>
      new Set(
        [2, 3].flatMap((n) => Array.from(text.slice(n - 1), (_, at) => text.slice(at, at + n))),
      );
    const [own, other] = [pieces(a), pieces(b)];
    const shared = [...own].filter((piece) => other.has(piece)).length;
    const exact = shared / (own.size + other.size - shared);
    expect(Math.abs(sketchSimilarity(sketchOf(a), sketchOf(b)) - exact)).toBeLessThan(0.1);
    expect(sketchSimilarity(sketchOf(a), sketchOf(a))).toBe(1);
    expect(sketchSimilarity(sketchOf(''), sketchOf(''))).toBe(0);
    expect(sketchSimilarity(sketchOf('猫が好きです'), sketchOf('It is a dog'))).toBe(0);
  });

  it('of turns are joined', () => {
    const whole = joinSketches(sketchOf('abcdef'), sketchOf('uvwxyz'));
    expect(whole).toEqual(joinSketches(sketchOf('uvwxyz'), sketchOf('abcdef')));
    expect(sketchSimilarity(whole, sketchOf('abcdef'))).toBeCloseTo(0.5, 1);
  });
});

describe('weak spots', () => {
  it.each([
    // Tables of Student's t: two-sided 5%, 1% and 0.1%.
    [0.975, 7, 2.365],
    [0.975, 10, 2.228],
    [0.995, 10, 3.169],
    [0.9995, 20, 3.85],
    [0.9995, 12, 4.318],
    [0.975, Infinity, 1.96],
  ])('know the quantile %d of t with %d degrees of freedom', (p, df, table) => {
    expect(studentQuantile(p, df)).toBeCloseTo(table, 2);
  });

  it('agree with a case by hand, and find what is there', () => {
    const random = createRandom(9);
    const group = Array.from({ length: 60 }, (_, q) => (q < 20 ? 0 : 1));
    const noise = Float64Array.from(group, () => 0.2 * random.normal());
    const weak = noise.map((x, q) => (q < 20 ? x - 0.4 : x));
    const absent = noise.map((x, q) => (q < 14 ? NaN : x));
    const spots = findSpots([noise, weak, absent], group, 2);
    // The third has six questions in the first group, too few.
    expect(spots).toHaveLength(4);
    expect(spots[0]).toMatchObject({ model: 1, questions: 20 });
    const found = spots.find(({ model, group: own }) => model === 1 && own === 0);
    const [inside, outside] = [weak.slice(0, 20), weak.slice(20)];
    const mean = (x: Float64Array) => x.reduce((a, b) => a + b, 0) / x.length;
    const error = (x: Float64Array) =>
      x.reduce((sum, v) => sum + (v - mean(x)) ** 2, 0) / (x.length - 1) / x.length;
    const se = Math.sqrt(error(inside) + error(outside));
    expect(found?.difference).toBeCloseTo(mean(inside) - mean(outside), 12);
    expect(found?.upper).toBeLessThan(0);
    // Four at once: 1.25% each, 2.5 standard errors of a normal and a little more of t.
    const half = ((found?.upper ?? 0) - (found?.lower ?? 0)) / 2;
    expect(half / se).toBeGreaterThan(2.49);
    expect(half / se).toBeLessThan(2.7);
    for (const { model, lower, upper } of spots)
      if (model === 0) expect(lower * upper).toBeLessThan(0);
    expect(findSpots([], [], 0)).toEqual([]);
  });
});
