import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addCounts } from '../../../src/core/table/add-counts.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { editTable } from '../../../src/core/table/edit-table.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { selectRows } from '../../../src/core/table/merge-tables.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';

const NAMES = ['zeta', 'alpha', 'mid', 'beta'] as const;

const anyRow = fc.record({
  left: fc.constantFrom(...NAMES),
  right: fc.constantFrom(...NAMES),
  outcome: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  isUnknown: fc.boolean(),
});
type Row = typeof anyRow extends fc.Arbitrary<infer T> ? T : never;

function tableOf(rows: readonly Row[]): JudgmentTable {
  const table = new TableBuilder();
  for (const { isUnknown, ...row } of rows)
    table.add({
      ...row,
      ...{ question: null, judge: null, turn: -1, weight: 1 },
      ...(isUnknown && { sides: 'unknown' as const }),
    });
  return table.build();
}

it('gives what counting all judgments together gives', () => {
  fc.assert(
    fc.property(fc.array(anyRow), fc.array(anyRow), (some, more) => {
      const parts = [some, more].map((rows) => countPairs(tableOf(rows)));
      expect(addCounts(parts)).toEqual(countPairs(tableOf([...some, ...more])));
    }),
  );
});

it('renames and leaves out as edits do', () => {
  const edits = { ...NO_EDITS, names: [['zeta', 'alpha']] as const, excluded: ['mid'] };
  const nameOf = (name: string) => (name === 'mid' ? null : name === 'zeta' ? 'alpha' : name);
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      const table = tableOf(rows);
      expect(addCounts([countPairs(table)], nameOf)).toEqual(
        countPairs(editTable(table, edits).table),
      );
    }),
  );
});

it('leaves out the rows of files that are switched off', () => {
  const rows = NAMES.slice(1).map((right): Row => ({
    left: 'zeta',
    right,
    outcome: 0,
    isUnknown: false,
  }));
  const table = tableOf(rows);
  const edited = editTable(table, { ...NO_EDITS, excludedRows: [[1, 1]] });
  expect(edited.removed.excluded).toBe(1);
  expect(countPairs(edited.table)).toEqual(countPairs(selectRows(table, Uint32Array.of(0, 2))));
});
