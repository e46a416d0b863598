import { describe, expect, it } from 'vitest';
import { nearnessOf } from '../../../src/core/reproduce/nearness.ts';
import { rateReadings, readings } from '../../../src/core/reproduce/reading.ts';

const published = (...values: number[]) => values.map((value, model) => ({ model, value }));

describe('how near numbers come', () => {
  it('is measured in the published unit', () => {
    expect(nearnessOf(published(100, 200, 300), [103, 200, 296])).toEqual({
      ...{ level: 'near', farthest: 4, spread: 200 },
      typical: Math.sqrt(25 / 3),
    });
  });

  it.each([
    [[12.3, 45.6], [12.34, 45.55], 'digits'],
    [[12.3, 45.6], [12.36, 45.6], 'same'],
    [[1e-7, 3e-7], [1.4e-7, 3.4e-7], 'digits'],
    [[10, 20], [NaN, 20], 'far'],
    [[10, 20], [11, 20], 'far'],
  ])('%j against %j: %s', (values, found, level) => {
    expect(nearnessOf(published(...values), found).level).toBe(level);
  });
});

describe('what strengths can be read as', () => {
  const kinds = (found: readonly { readonly measure: { readonly kind: string } }[]) =>
    found.map(({ measure }) => measure.kind);

  it('by hand', () => {
    const of = readings([Math.log(10), 0], published(1500, 1300));
    expect(kinds(of)).toEqual(['rating', 'log-odds', 'odds']);
    expect(of[0].values).toEqual([1600, 1200]);
    expect(of[0].shift).toBe(200);
    expect(of[0].of(0)).toBe(1200);
    expect(of[2].values.map((x) => x / of[2].values[1])).toEqual([expect.closeTo(10, 9), 1]);
  });

  it('percentages against whoever has a half, or is not listed', () => {
    const of = readings([Math.log(3), 0, -1], published(75, 50));
    expect(kinds(of)).toEqual(['rating', 'log-odds', 'odds', 'against', 'against']);
    expect(of[3].measure).toEqual({ kind: 'against', model: 1, top: 100 });
    expect(of[3].values[0]).toBeCloseTo(75, 9);
    expect(of[4].measure).toMatchObject({ model: 2 });
  });

  it('numbers and shares of judgments won', () => {
    const rates = [
      { rate: 0.75, judgments: 8 },
      { rate: null, judgments: 0 },
    ];
    const [wins, share] = rateReadings(rates, published(0.75, 0.25));
    expect(wins.values).toEqual([6, NaN]);
    expect(share).toMatchObject({ measure: { kind: 'win-rate', top: 1 }, values: [0.75, NaN] });
    expect(rateReadings(rates, published(6, 102))).toHaveLength(1);
  });
});
