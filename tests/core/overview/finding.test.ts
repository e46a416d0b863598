import { expect, it } from 'vitest';
import { judgedBy } from '../../../src/core/overview/conditions.ts';
import { FINDINGS, findingOf, styleOf } from '../../../src/core/overview/finding.ts';
import { JudgmentBook } from '../../../src/core/overview/judgment-book.ts';
import { ANY_JUDGMENT } from '../../../src/core/overview/judgment-list.ts';
import type { JudgmentFilter } from '../../../src/core/overview/judgment-list.ts';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { judgment, tableOf } from '../formats/tables.ts';

it('is meant by an address with all that it needs, or not at all', () => {
  for (const what of FINDINGS) {
    expect(findingOf(what, 'x', 'y')?.what).toBe(what);
    expect(styleOf(what) === null).toBe(!/^(length|lists|headings|bold|code)-/.test(what));
    const isOfAll = /^(judged|decided|first-|tie|swapped|flip|half)/.test(what);
    expect(findingOf(what, null, 'y') !== null).toBe(isOfAll);
  }
  expect(findingOf('agree', 'x', null)).toBeNull();
  expect(findingOf('agree', 'x', 'x')).toBeNull();
  expect(findingOf('agree-people', 'x', 'y')?.other).toBeNull();
  expect(findingOf('toString', 'x', null)).toBeNull();
  expect(findingOf(null, 'x', null)).toBeNull();
});

it('is asked for beside all else, and keeps what it counts alone', () => {
  const judges = ['j', 'k', 'j', 'j', 'k', 'j'];
  const table = tableOf(judges.map((judge) => judgment(judge, 'a', 'b', Outcome.left)));
  const book = new JudgmentBook(table, EMPTY_BENCHMARK, NO_EDITS);
  const finding = { what: 'flip', judge: 'j', other: null } as const;
  const of = (part: Partial<JudgmentFilter>, counted: Uint32Array | null) => {
    const filter = { ...ANY_JUDGMENT, finding, ...part };
    return book
      .page({ filter, offset: 0, limit: 10, row: null }, null, counted)
      .lines.map(({ row }) => row);
  };
  expect(of({}, Uint32Array.of(1, 2, 5))).toEqual([1, 2, 5]);
  // The rows may be others while the filter is the same: texts come and go.
  expect(of({}, Uint32Array.of(0, 3))).toEqual([0, 3]);
  expect(of({ conditions: [judgedBy('k')] }, Uint32Array.of(1, 2, 5))).toEqual([1]);
  expect(of({}, new Uint32Array(0))).toEqual([]);
  expect(of({ finding: null }, Uint32Array.of(1))).toHaveLength(6);
});
