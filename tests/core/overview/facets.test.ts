import { expect, it } from 'vitest';
import { foldedName } from '../../../src/core/names/shown-name.ts';
import { listedChoices, listedFacet } from '../../../src/core/overview/facets.ts';
import { filterCounts, filterTable } from '../../../src/core/overview/filter-table.ts';
import { JudgmentBook } from '../../../src/core/overview/judgment-book.ts';
import { nameAt, placesOf } from '../../../src/core/overview/names-in-row.ts';
import type { NamesInRow } from '../../../src/core/overview/names-in-row.ts';
import { filterAdjusted } from '../../../src/core/style/adjusted-counts.ts';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { judgment, tableOf } from '../formats/tables.ts';

/** So many raters; one in three has judged twice. */
function readOf(raters: number) {
  const judges = Array.from({ length: raters }, (_, n) => `User_${String(n)}`);
  const twice = judges.filter((_, n) => n % 3 === 0);
  const rows = [...judges, ...twice].map((judge) => judgment(judge, 'a', 'b', Outcome.left));
  return { table: tableOf(rows), benchmark: EMPTY_BENCHMARK, files: [] };
}

const allIn = (row: NamesInRow) => Array.from(row.ends, (_, place) => nameAt(row, place));

it('are as they are where their values are few', () => {
  const read = readOf(1000);
  const { facets } = filterTable(read, NO_EDITS, []);
  expect(filterCounts(read, NO_EDITS, []).facets).toEqual(facets);
  const choices = { name: 'judge', values: ['ann', 'ben'] };
  expect(listedChoices(choices.name, choices.values)).toEqual(choices);
});

it('have the first of many values one by one, and the others in the same order in columns', () => {
  const read = readOf(1500);
  const { table, benchmark, files } = read;
  const judgesIn = <T extends { readonly name: string }>(facets: readonly T[]) =>
    facets.find(({ name }) => name === 'judge');
  const whole = judgesIn(filterTable(read, NO_EDITS, []).facets)?.values ?? [];
  expect(whole).toHaveLength(1500);
  for (const { facets } of [
    filterCounts(read, NO_EDITS, []),
    filterAdjusted({ table, benchmark, files }, NO_EDITS, [], [], []),
  ]) {
    const { values, furtherValues } = judgesIn(facets) ?? {};
    if (furtherValues === undefined) throw new Error('no further values');
    expect(values).toEqual(whole.slice(0, 1000));
    const further = allIn(furtherValues).map((value, place) => ({
      value,
      judgments: furtherValues.judgments[place],
    }));
    expect(further).toEqual(whole.slice(1000));
  }
  const book = new JudgmentBook(table, benchmark, NO_EDITS);
  const { values = [], furtherValues } = judgesIn(book.choices().facets) ?? {};
  if (furtherValues === undefined) throw new Error('no further values');
  expect(values).toHaveLength(1000);
  expect([...values, ...allIn(furtherValues)]).toEqual(whole.map(({ value }) => value).sort());
});

it('are searched by what is shown of their values', () => {
  const names = Array.from({ length: 1002 }, (_, n) => `${'x'.repeat(100)}\u200B${String(n)}`);
  const values = names.map((value) => ({ value, judgments: 1 }));
  const { furtherValues } = listedFacet({ name: 'judge', values });
  if (furtherValues === undefined) throw new Error('no further values');
  const found = (text: string) => [...placesOf(furtherValues, text)];
  expect([found('u+200b'), found('1001'), found(foldedName('…xxx'))]).toEqual([
    [0, 1],
    [1],
    [0, 1],
  ]);
  expect(found('x'.repeat(60))).toEqual([]);
});
