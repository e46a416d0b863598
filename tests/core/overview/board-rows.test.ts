import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areNeighbours, chooseRows } from '../../../src/core/overview/board-rows.ts';
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
});
