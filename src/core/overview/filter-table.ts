import type { Benchmark } from '../table/benchmark.ts';
import { countPairs } from '../table/choices/count-pairs.ts';
import { tableEdits } from '../table/data-edits.ts';
import type { DataEdits } from '../table/data-edits.ts';
import { editTable } from '../table/edit-table.ts';
import { Outcome, UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable, PairCounts, Tag } from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';
import { tagsOf } from '../table/tagged/tags.ts';
import { rowsTagged, withFiles, withoutFiles } from '../table/where.ts';
import type { FileRange } from '../table/where.ts';
import { roundedSum } from '../numerics/weight-sum.ts';
import { whereOf } from './condition-meaning.ts';
import { NAMES } from './conditions.ts';
import type { Condition } from './conditions.ts';
import { datesOf, facetColumns } from './facet-columns.ts';
import { listedFacet } from './facets.ts';
import type { Facet, ListedFacet } from './facets.ts';

/** Judgments that meet conditions, and what more could be asked of them. */
export interface FilteredTable {
  readonly table: JudgmentTable;
  /** Which rows these are of the table as the edits leave it. */
  readonly rows: Uint32Array;
  /** Those that are met; others name nothing that these judgments are known by. */
  readonly conditions: readonly Condition[];
  readonly facets: readonly Facet[];
  /** When the first and the last of all were judged, in milliseconds since 1970; null: not known. */
  readonly dates: readonly [first: number, last: number] | null;
  /** By weight and with an outcome: those that are meant, of how many. */
  readonly judgments: number;
  readonly of: number;
}

/** What was read of files. */
interface Read {
  readonly table: JudgmentTable;
  readonly benchmark: Pick<Benchmark, 'questions'>;
  readonly files: readonly FileRange[];
}

/**
 * The judgments that meet all conditions, as the edits leave them. Looks at each row once.
 */
export function filterTable(
  { table: read, benchmark, files }: Read,
  edits: DataEdits,
  asked: readonly Condition[],
): FilteredTable {
  const table = editTable(withFiles(read, files), tableEdits(edits, files)).table;
  const tags = tagsOf(table, benchmark);
  const columns: Column[] = facetColumns(table, tags).map((tag) => ({
    ...tag,
    judgments: new Float64Array(tag.values.length),
  }));
  const known = new Set([...columns.map(({ name }) => name), ...Object.values(NAMES)]);
  const conditions: Condition[] = [];
  const tests: { readonly name: string; readonly isMet: (row: number) => boolean }[] = [];
  for (const condition of asked) {
    const where = known.has(condition.name) ? whereOf(condition) : null;
    if (where === null) continue;
    conditions.push(condition);
    tests.push({ name: condition.name, isMet: rowsTagged(table, tags, where) });
  }
  const { outcome, weight } = table;
  const rows = new Uint32Array(outcome.length);
  let [kept, judgments, of] = [0, 0, 0];
  for (let row = 0; row < outcome.length; row++) {
    const worth = outcome[row] === Outcome.unparsed ? 0 : (weight?.[row] ?? 1);
    of += worth;
    /** The one name whose conditions are not met, '' as long as there is none, null beyond one. */
    let unmet: string | null = '';
    for (const { name, isMet } of tests) {
      if (isMet(row) || name === unmet) continue;
      unmet = unmet === '' ? name : null;
      if (unmet === null) break;
    }
    if (unmet === null) continue;
    for (const column of columns) {
      const value = column.value[row];
      if (value === UNKNOWN || (unmet !== '' && unmet !== column.name)) continue;
      column.judgments[value] += worth;
    }
    if (unmet !== '') continue;
    rows[kept++] = row;
    judgments += worth;
  }
  const plain = withoutFiles(table);
  return {
    table: kept === rows.length ? plain : selectRows(plain, rows.subarray(0, kept)),
    rows: rows.subarray(0, kept),
    conditions,
    facets: facetsOf(columns),
    dates: datesOf(table),
    judgments: roundedSum(judgments),
    of: roundedSum(of),
  };
}

/** What the page is told of judgments that meet conditions. */
export interface FilterFacts extends Omit<FilteredTable, 'table' | 'rows' | 'facets'> {
  readonly facets: readonly ListedFacet[];
}

/** The same without the judgments themselves, and with the first values of each name one by one. */
export function filterFacts(filtered: FilteredTable): FilterFacts {
  const { table: _, rows: __, facets, ...found } = filtered;
  return { ...found, facets: facets.map(listedFacet) };
}

/** With counts, which are null where all judgments are meant. */
export interface FilteredCounts extends FilterFacts {
  readonly counts: PairCounts | null;
}

export function filterCounts(
  read: Read,
  edits: DataEdits,
  asked: readonly Condition[],
): FilteredCounts {
  const found = filterTable(read, edits, asked);
  const counts = found.conditions.length === 0 ? null : countPairs(found.table);
  return { ...filterFacts(found), counts };
}

interface Column extends Tag {
  /** By value. */
  readonly judgments: Float64Array;
}

/** Columns of one name as one. */
function facetsOf(columns: readonly Column[]): Facet[] {
  const names = new Map<string, Map<string, number>>();
  for (const { name, values, judgments } of columns) {
    const counts = names.get(name) ?? new Map<string, number>();
    names.set(name, counts);
    for (const [at, value] of values.entries()) {
      counts.set(value, (counts.get(value) ?? 0) + judgments[at]);
    }
  }
  return [...names]
    .filter(([, counts]) => counts.size > 0)
    .map(([name, counts]) => ({
      name,
      values: [...counts]
        .map(([value, judgments]) => ({ value, judgments: roundedSum(judgments) }))
        .sort((a, b) => b.judgments - a.judgments || (a.value < b.value ? -1 : 1)),
    }));
}
