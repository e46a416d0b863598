import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barsOf,
  matchesOf,
  matrixLayout,
  recordAt,
  shadesOf,
  sizeOf,
  stepOf,
  strengthOf,
} from '../../../src/charts/matches/match-matrix.ts';
import { recordsAgainst } from '../../../src/core/table/versus.ts';
import { anyRows, countsOf } from '../../core/counts-of.ts';

const counts = countsOf([
  ['a', 'b', 3, 1, 2],
  ['b', 'a', 4, 0],
  ['a', 'c', 0, 5],
]);

describe('matches', () => {
  it('add both orders up, row against column', () => {
    const matches = matchesOf(counts, [1, 0, 2]);
    expect(recordAt(matches, 1, 0)).toEqual({ wins: 3, losses: 5, ties: 2 });
    expect(recordAt(matches, 0, 1)).toEqual({ wins: 5, losses: 3, ties: 2 });
    expect(recordAt(matches, 2, 1)).toEqual({ wins: 5, losses: 0, ties: 0 });
    expect(recordAt(matches, 0, 2)).toBeNull();
  });

  it('leave out models that are not shown', () => {
    const matches = matchesOf(counts, [2, 0]);
    expect(matches.size).toBe(2);
    expect(recordAt(matches, 0, 1)).toEqual({ wins: 5, losses: 0, ties: 0 });
  });

  it('are the records of each model, mirrored', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const any = countsOf(rows);
        const order = any.models.map((_, m) => m);
        const matches = matchesOf(any, order);
        for (const row of order) {
          const against = recordsAgainst(any, row);
          for (const column of order) {
            const record = recordAt(matches, row, column);
            const back = recordAt(matches, column, row);
            const { wins = 0, losses = 0, ties = 0 } = against[column] ?? {};
            expect(record?.wins ?? 0).toBeCloseTo(wins, 9);
            expect(record?.losses ?? 0).toBeCloseTo(losses, 9);
            expect(record?.ties ?? 0).toBeCloseTo(ties, 9);
            expect(back?.losses ?? 0).toBe(record?.wins ?? 0);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('shades and sizes', () => {
  const record = (wins: number, losses: number, ties = 0) => ({ wins, losses, ties });

  it('go by the share won, a tie being half a win, the same on both sides', () => {
    expect(stepOf(record(1, 0))).toBe(5);
    expect(stepOf(record(0, 3))).toBe(-5);
    expect(stepOf(record(2, 2))).toBe(0);
    expect(stepOf(record(0, 0, 4))).toBe(0);
    expect(stepOf(record(7, 3))).toBe(2);
    expect(stepOf(record(3, 7))).toBe(-2);
    expect(Object.is(stepOf(record(49, 51)), 0)).toBe(true);
    expect(stepOf(record(1, 2, 1))).toBe(-1);
  });

  it('grow stronger away from the middle', () => {
    const strengths = [1, 2, 3, 4, 5].map(strengthOf);
    expect(strengths.toSorted((a, b) => a - b)).toEqual(strengths);
    expect(strengthOf(5)).toBeCloseTo(1, 12);
    expect(strengthOf(-3)).toBe(strengthOf(3));
  });

  it('are larger for more judgments, in four sizes', () => {
    expect([1, 6, 7, 25, 26, 56, 57, 100].map((n) => sizeOf(n, 100))).toEqual([
      0.4, 0.4, 0.58, 0.58, 0.76, 0.76, 0.94, 0.94,
    ]);
    expect(sizeOf(1, 1)).toBe(0.94);
  });

  it('put every cell that was judged into one path of its shade and size', () => {
    const shades = shadesOf(matchesOf(counts, [0, 1, 2]));
    expect(shades).toEqual([
      { step: -5, size: 0.76, path: 'M2,0h.01' },
      { step: -1, size: 0.94, path: 'M1,0h.01' },
      { step: 1, size: 0.94, path: 'M0,1h.01' },
      { step: 5, size: 0.76, path: 'M0,2h.01' },
    ]);
  });
});

describe('bars', () => {
  it('are split into won, tied and lost', () => {
    const layout = matrixLayout(['a', 'b', 'c']);
    expect(layout.style).toBe('bars');
    const bars = barsOf(matchesOf(counts, [0, 1, 2]), layout);
    const widths = (path: string) => [...path.matchAll(/h(\d[\d.]*)v/g)].map((m) => Number(m[1]));
    // a–b: 3, 2, 5 of 10; a–c: all lost; then b–a and c–a mirrored.
    expect(widths(bars.wins)).toEqual([16.2, 27, 54]);
    expect(widths(bars.ties)).toEqual([10.8, 10.8]);
    expect(widths(bars.losses)).toEqual([27, 54, 16.2]);
  });
});

describe('the layout', () => {
  it('gives up a few pixels of a cell where all columns fit then, else none', () => {
    const names = Array.from({ length: 9 }, (_, at) => `a model of some length ${String(at)}`);
    const { cellWidth, width } = matrixLayout(names, 0, 328);
    expect(cellWidth).toBeLessThan(26);
    expect(width).toBeLessThanOrEqual(328);
    expect(matrixLayout(names, 0, 240).cellWidth).toBe(26);
    expect(matrixLayout([...names, ...names], 0, 1e4).cellWidth).toBe(26);
  });

  const named = (size: number) => matrixLayout(Array.from({ length: size }, (_, m) => String(m)));

  it('has bars for few models and shades for many', () => {
    expect([8, 12, 13, 130].map((size) => named(size).style)).toEqual([
      ...['bars', 'bars', 'shades', 'shades'],
    ]);
    expect(named(130).width).toBeLessThan(1700);
  });

  it('leaves room for the names it shows, and cuts long ones', () => {
    const { labels, left } = matrixLayout(['x', 'n'.repeat(100), '長'.repeat(50)]);
    expect(labels[0]).toBe('x');
    expect(labels[1]).toContain('…');
    expect(labels[2].length).toBeLessThan(labels[1].length);
    expect(left).toBeLessThan(240);
    expect(matrixLayout(['x', 'y']).left).toBeLessThan(60);
  });
});
