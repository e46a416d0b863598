import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areNeighbours, chooseRows, nearestRows } from '../../../src/core/overview/board-rows.ts';
import type { SortValue } from '../../../src/core/overview/board-rows.ts';

const NAMES = [['GPT-4', 'openai/gpt-4-0613'], ['ﾗｸﾀﾞ-7b'], ['Claude 3 Opus'], ['旅人 gpt']];
const ALL = { found: '', value: null, isDescending: false, first: null };
const found = (words: string) => chooseRows(NAMES, { ...ALL, found: words });

describe('rows of a board', () => {
  it('are found whatever their case and width, by every word, in any of their names', () => {
    expect(found('')).toEqual([0, 1, 2, 3]);
    expect(found('gpt')).toEqual([0, 3]);
    expect(found(' ＧＰＴ  4 ')).toEqual([0]);
    expect(found('OPENAI')).toEqual([0]);
    expect(found('ラクダ')).toEqual([1]);
    expect(found('旅')).toEqual([3]);
    expect(found('opus claude')).toEqual([2]);
    expect(found('claude 4')).toEqual([]);
  });

  it('are sorted both ways; unknown values last, equal ones by rank', () => {
    const values: SortValue[] = [2, null, 5, 2];
    const sorted = (isDescending: boolean, first: number | null = null) =>
      chooseRows(NAMES, { ...ALL, value: (row) => values[row], isDescending, first });
    expect(sorted(false)).toEqual([0, 3, 2, 1]);
    expect(sorted(true)).toEqual([2, 0, 3, 1]);
    expect(sorted(true, 2)).toEqual([2, 0]);
  });

  it('the first so many are those of what is found', () => {
    expect(chooseRows(NAMES, { ...ALL, first: 2 })).toEqual([0, 1]);
    expect(chooseRows(NAMES, { ...ALL, found: 'gpt', first: 1 })).toEqual([0]);
  });

  it('are always some of the rows, each once; without a sort in their order', () => {
    const names = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 2 }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(names, fc.string({ maxLength: 3 }), fc.boolean(), (all, words, isDescending) => {
        const own = all.map((_, row) => (row * 7) % 5);
        const rows = chooseRows(all, { ...ALL, found: words });
        expect([...rows]).toEqual([...new Set(rows)].sort((a, b) => a - b));
        const sorted = chooseRows(all, {
          ...{ found: words, value: (row) => own[row], isDescending, first: null },
        });
        expect([...sorted].sort((a, b) => a - b)).toEqual(rows);
      }),
    );
  });

  it('are neighbours where none between them is missing', () => {
    expect([[], [3], [2, 3, 4]].map(areNeighbours)).toEqual([true, true, true]);
    expect(
      [
        [0, 2],
        [1, 0],
      ].map(areNeighbours),
    ).toEqual([false, false]);
  });

  it('nearest to one of them are as near as any other, in their order', () => {
    expect(nearestRows([0, 1, 2, 4, 5, 6], 3, 3)).toEqual([1, 2, 4]);
    expect(nearestRows([1, 2, 3, 9], 0, 2)).toEqual([1, 2]);
    expect(nearestRows([0, 9], 5, 9)).toEqual([0, 9]);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(60), { maxLength: 20 }),
        fc.nat(60),
        fc.nat(25),
        (drawn, to, most) => {
          const rows = drawn.toSorted((a, b) => a - b);
          const near = nearestRows(rows, to, most);
          expect(near).toEqual(rows.filter((row) => near.includes(row)));
          expect(near.length).toBe(Math.min(most, rows.length));
          const away = (row: number): number => Math.abs(row - to);
          const others = rows.filter((row) => !near.includes(row)).map(away);
          expect(Math.max(0, ...near.map(away))).toBeLessThanOrEqual(Math.min(99, ...others));
        },
      ),
    );
  });
});
