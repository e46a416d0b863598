import { isPerson } from '../names/people.ts';
import type { Benchmark } from './benchmark.ts';
import { UNKNOWN } from './judgments.ts';
import type { JudgmentTable, Tag } from './judgments.ts';
import { selectRows } from './merge-tables.ts';
import { tagsOf } from './tagged/tags.ts';

/** Which judgments are meant; all that is given must hold. Names are those that the edits leave. */
export interface Where {
  /** A row has one of the values of each name; of a name that stands here twice, of each entry. */
  readonly tags?: readonly (readonly [name: string, values: readonly string[]])[];
  /** `human` stands for all people, where no judge is called so. */
  readonly judges?: readonly string[];
  /** Judges by what they are called (core/names/people.ts); unknown judges are of neither kind. */
  readonly judgeKind?: 'people' | 'models' | 'either';
  readonly files?: readonly string[];
  /** In milliseconds since 1970, both included; rows of unknown time are not meant then. */
  readonly since?: number;
  readonly until?: number;
  /** Both models of a row are among these. */
  readonly models?: readonly string[];
  /** And this does not hold. */
  readonly not?: Where;
}

/** The name of a tag that says which file a row is of (`withFiles`); no tag of a file has it. */
export const FILE_TAG = '';

/** What people are called together, as by `--reference-judge`. */
export const HUMAN = 'human';

/** What a name of a file is to rows: its part of the table, before any edits. */
export interface FileRange {
  readonly file: string;
  readonly firstRow: number;
  readonly tableRows: number;
}

/** The table with one more tag: the file that each row is of. */
export function withFiles(table: JudgmentTable, files: readonly FileRange[]): JudgmentTable {
  const judged = files.filter(({ tableRows }) => tableRows > 0);
  const value = new Int32Array(table.left.length).fill(UNKNOWN);
  for (const [at, { firstRow, tableRows }] of judged.entries()) {
    value.fill(at, firstRow, firstRow + tableRows);
  }
  const tag = { name: FILE_TAG, values: judged.map(({ file }) => file), value };
  return { ...table, tags: [...(table.tags ?? []), tag] };
}

/** The same table without the tag that `withFiles` added last. */
export function withoutFiles(table: JudgmentTable): JudgmentTable {
  const { tags = [], ...untagged } = table;
  if (tags.at(-1)?.name !== FILE_TAG) return table;
  const others = tags.slice(0, -1);
  return { ...untagged, ...(others.length > 0 && { tags: others }) };
}

/**
 * Whether a row is meant. Each call costs a few look-ups, whatever the lists hold.
 * @param table as the edits leave it; with its files (`withFiles`), where these are asked for
 */
export function rowsWhere(
  table: JudgmentTable,
  benchmark: Pick<Benchmark, 'questions'>,
  where: Where,
): (row: number) => boolean {
  return rowsTagged(table, tagsOf(table, benchmark), where);
}

/** The same, where the tags are at hand. */
export function rowsTagged(
  table: JudgmentTable,
  tags: readonly Tag[],
  where: Where,
): (row: number) => boolean {
  const tests = testsOf(table, tags, where).map((test) =>
    typeof test === 'function' ? test : hasAny(test),
  );
  return (row) => tests.every((test) => test(row));
}

/** Takes out of `marked` the rows that are not meant: a nanosecond or two a row and column. */
export function keepTagged(
  table: JudgmentTable,
  tags: readonly Tag[],
  where: Where,
  marked: Uint8Array,
): void {
  for (const test of testsOf(table, tags, where)) {
    if (typeof test !== 'function') {
      keepAny(test, marked);
      continue;
    }
    for (let row = 0; row < marked.length; row++) {
      if (marked[row] !== 0 && !test(row)) marked[row] = 0;
    }
  }
}

/** A column, and which of its values are meant (1); by value + 1, since UNKNOWN never is. */
interface Wanted {
  readonly value: Int32Array;
  readonly isWanted: Uint8Array;
}

/** What a row has to pass: a value that is meant in any of some columns, or something else. */
type RowTest = readonly Wanted[] | ((row: number) => boolean);

function testsOf(table: JudgmentTable, tags: readonly Tag[], where: Where): readonly RowTest[] {
  const tests: RowTest[] = [];
  const { judges, judgeKind, files, since, until, models, not } = where;
  const named: (readonly [string, readonly string[]])[] = [...(where.tags ?? [])];
  if (files !== undefined) named.push([FILE_TAG, files]);
  for (const [name, values] of named) {
    const wanted = new Set(values);
    const columns = tags.filter((tag) => tag.name === name);
    tests.push(columns.map((tag) => wantedOf(tag.value, tag.values, (one) => wanted.has(one))));
  }
  const isOfJudge = (isWanted: (name: string) => boolean) =>
    tests.push([wantedOf(table.judge, table.judges, isWanted)]);
  if (judges !== undefined) {
    const wanted = new Set(judges);
    const isAnyPerson = wanted.has(HUMAN) && !table.judges.includes(HUMAN);
    isOfJudge((judge) => wanted.has(judge) || (isAnyPerson && isPerson(judge)));
  }
  if (judgeKind !== undefined) {
    isOfJudge((judge) => judgeKind === 'either' || isPerson(judge) === (judgeKind === 'people'));
  }
  if (since !== undefined || until !== undefined) tests.push(isWithin(table, since, until));
  if (models !== undefined) {
    const wanted = new Set(models);
    const isWanted = Uint8Array.from(table.models, (model) => Number(wanted.has(model)));
    const { left, right } = table;
    tests.push((row) => isWanted[left[row]] === 1 && isWanted[right[row]] === 1);
  }
  if (not !== undefined) {
    const isMeant = rowsTagged(table, tags, not);
    tests.push((row) => !isMeant(row));
  }
  return tests;
}

function wantedOf(
  value: Int32Array,
  values: readonly string[],
  isMeant: (name: string) => boolean,
): Wanted {
  const isWanted = new Uint8Array(values.length + 1);
  for (const [at, name] of values.entries()) isWanted[at + 1] = Number(isMeant(name));
  return { value, isWanted };
}

function hasAny(columns: readonly Wanted[]): (row: number) => boolean {
  return (row) => columns.some(({ value, isWanted }) => isWanted[value[row] + 1] === 1);
}

function keepAny(columns: readonly Wanted[], marked: Uint8Array): void {
  if (columns.length === 1) {
    const [{ value, isWanted }] = columns;
    for (let row = 0; row < marked.length; row++) marked[row] &= isWanted[value[row] + 1];
    return;
  }
  const has = new Uint8Array(marked.length);
  for (const { value, isWanted } of columns) {
    for (let row = 0; row < has.length; row++) has[row] |= isWanted[value[row] + 1];
  }
  for (let row = 0; row < marked.length; row++) marked[row] &= has[row];
}

/** The rows that are meant, as a table of their own; where all are, the very same object. */
export function tableWhere(
  table: JudgmentTable,
  benchmark: Pick<Benchmark, 'questions'>,
  where: Where,
): JudgmentTable {
  const isMeant = rowsWhere(table, benchmark, where);
  const rows = new Uint32Array(table.left.length);
  let kept = 0;
  for (let row = 0; row < rows.length; row++) if (isMeant(row)) rows[kept++] = row;
  return kept === rows.length ? table : selectRows(table, rows.subarray(0, kept));
}

function isWithin(
  { time }: JudgmentTable,
  since = -Infinity,
  until = Infinity,
): (row: number) => boolean {
  return (row) => time !== undefined && time[row] >= since && time[row] <= until;
}
