import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../../src/core/agreement/agreement-measures.ts';
import type { Estimated } from '../../../src/core/numerics/wilson.ts';
import { wilson } from '../../../src/core/numerics/wilson.ts';

const measure = (cells: readonly number[]) =>
  measuresOf(Float64Array.from(cells), null) ?? expect.fail();
const Z = 1.959963984540054;
/** The standard error that an interval of very many pairs amounts to, per pair. */
const errorOf = (scale: number, estimated: Estimated | null) =>
  estimated === null ? null : ((estimated.upper - estimated.lower) / 2 / Z) * Math.sqrt(scale);

/* R 4.5.0 with psych 2.4.12, cohen.kappa: κ and the square root of its variance (Fleiss, Cohen
   and Everitt 1969); Krippendorff's α in R from its definition by the matrix of coincidences. */
const FROM_R: readonly (readonly [number[], number, number, number])[] = [
  [[20, 5, 3, 4, 30, 6, 2, 7, 23], 0.5889159562, 0.0678920156, 0.5908467865],
  [[88, 14, 18, 10, 40, 10, 2, 6, 12], 0.4915254237, 0.0510018156, 0.4884615385],
  [[1, 1, 0, 0, 5, 0, 2, 0, 3], 0.6129032258, 0.1749293535, 0.6229508197],
  [[300, 40, 20, 10, 30, 5, 60, 5, 100], 0.5241502683, 0.0337341314, 0.5227177492],
];

describe('agreement of a table of verdicts', () => {
  it.each(FROM_R)('%j is what R says', (cells, kappa, error, alpha) => {
    const found = measure(cells);
    expect(found.kappa?.value).toBeCloseTo(kappa, 9);
    expect(found.alpha?.value).toBeCloseTo(alpha, 9);
    const scale = 1e6;
    const many = measure(cells.map((count) => count * scale));
    expect(errorOf(scale, many.kappa)).toBeCloseTo(error, 6);
  });

  it('counts, by hand', () => {
    expect(measure([2, 1, 1, 0, 3, 0, 1, 0, 2])).toMatchObject({
      common: 10,
      agreeing: 7,
      commonDecided: 6,
      agreeingDecided: 5,
      things: 10,
      raw: wilson(0.7, 10),
    });
  });

  it('κ and α by hand: 6 of 8 agree, halves on both sides', () => {
    const { kappa, alpha } = measure([3, 1, 0, 1, 3, 0, 0, 0, 0]);
    expect(kappa?.value).toBeCloseTo(0.5, 12);
    // Of 16 verdicts 8 are of each kind: two at random agree with 7/15.
    expect(alpha?.value).toBeCloseTo((6 / 8 - 7 / 15) / (1 - 7 / 15), 12);
  });

  it('is unknown where nothing is common, and has no κ where nothing varies', () => {
    expect(measuresOf(new Float64Array(9), null)).toBeNull();
    expect(measure([5, 0, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({ kappa: null, alpha: null });
  });

  it('of two who always agree is 1, with an interval as wide as ten cases deserve', () => {
    const { raw, kappa, alpha } = measure([5, 0, 0, 0, 5, 0, 0, 0, 0]);
    for (const estimated of [raw, kappa, alpha]) {
      expect(estimated?.value).toBeCloseTo(1, 12);
      expect(estimated?.upper).toBeCloseTo(1, 12);
    }
    expect(raw.lower).toBeCloseTo(10 / (10 + Z * Z), 12);
    expect(kappa?.lower).toBeCloseTo(2 * raw.lower - 1, 12);
  });

  it('of one who always says the same has an honest interval, not none', () => {
    const { kappa } = measure([10, 0, 0, 5, 0, 0, 0, 0, 0]);
    expect(kappa?.value).toBeCloseTo(0, 12);
    expect((kappa?.upper ?? 0) - (kappa?.lower ?? 0)).toBeGreaterThan(0.5);
  });

  it('has its figures inside its intervals, and these on the scale', () => {
    const cells = fc.array(fc.nat(40), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(cells, (counts) => {
        const found = measuresOf(Float64Array.from(counts), null);
        for (const estimated of [found?.raw, found?.kappa, found?.alpha]) {
          if (!estimated) continue;
          expect(estimated.lower).toBeLessThanOrEqual(estimated.value);
          expect(estimated.upper).toBeGreaterThanOrEqual(estimated.value);
          expect(estimated.lower).toBeGreaterThanOrEqual(-1);
          expect(estimated.upper).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  it('is the same whichever side comes first, and whatever the two models are called', () => {
    const cells = fc.array(fc.nat(40), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(cells, fc.boolean(), (counts, isTransposed) => {
        const sides = isTransposed ? [0, 3, 6, 1, 4, 7, 2, 5, 8] : [4, 3, 5, 1, 0, 2, 7, 6, 8];
        const other = measuresOf(
          Float64Array.from(sides, (at) => counts[at]),
          null,
        );
        const own = measuresOf(Float64Array.from(counts), null);
        expect(other?.agreeing).toBe(own?.agreeing);
        for (const name of ['raw', 'kappa', 'alpha'] as const) {
          expect(other?.[name]?.value ?? 2).toBeCloseTo(own?.[name]?.value ?? 2, 9);
          expect(other?.[name]?.lower ?? 2).toBeCloseTo(own?.[name]?.lower ?? 2, 9);
        }
      }),
    );
  });
});

describe('pairs of verdicts on few things', () => {
  const things = (each: number, count: number) =>
    Array.from({ length: count }, (_, at) => {
      const cells = new Float64Array(9);
      cells[at % 3 === 0 ? 1 : 4 * (at % 2)] = each;
      return cells;
    });
  const sum = (list: readonly Float64Array[]) =>
    Float64Array.from({ length: 9 }, (_, cell) => list.reduce((n, own) => n + own[cell], 0));

  it('are worth no more than the things: tenfold votes on each change nothing', () => {
    const once = things(1, 60);
    const tenfold = things(10, 60);
    const single = measuresOf(sum(once), once) ?? expect.fail();
    const votes = measuresOf(sum(tenfold), tenfold) ?? expect.fail();
    expect(votes.common).toBe(600);
    expect(votes.things).toBe(60);
    expect(votes.raw.lower).toBeCloseTo(single.raw.lower, 9);
    expect(votes.kappa?.lower).toBeCloseTo(single.kappa?.lower ?? 2, 9);
    const independent = measuresOf(sum(tenfold), null) ?? expect.fail();
    expect(independent.raw.lower).toBeGreaterThan(votes.raw.lower + 0.05);
  });

  it('with one pair each are the table alone', () => {
    const once = things(1, 60);
    const single = measuresOf(sum(once), once) ?? expect.fail();
    const plain = measuresOf(sum(once), null) ?? expect.fail();
    expect(single.things).toBe(plain.things);
    expect(single.kappa?.lower).toBeCloseTo(plain.kappa?.lower ?? 2, 12);
    expect(single.alpha?.upper).toBeCloseTo(plain.alpha?.upper ?? 2, 12);
  });
});

describe('wilson', () => {
  /* R 4.5.0: prop.test(7, 9, correct = FALSE) and (84, 104). */
  it('is what R says', () => {
    expect(wilson(7 / 9, 9).lower).toBeCloseTo(0.452588969107, 10);
    expect(wilson(7 / 9, 9).upper).toBeCloseTo(0.936774892882, 10);
    expect(wilson(84 / 104, 104).lower).toBeCloseTo(0.721545233828, 10);
    expect(wilson(84 / 104, 104).upper).toBeCloseTo(0.871918548097, 10);
  });

  it('ends where shares end', () => {
    expect(wilson(0, 3).lower).toBe(0);
    expect(wilson(1, 3).upper).toBe(1);
  });
});
