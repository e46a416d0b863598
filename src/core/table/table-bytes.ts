import { CaravanError } from '../failure.ts';
import { TextDecoder } from '../platform.ts';
import { Grade, Outcome, Sides, UNKNOWN } from './judgments.ts';
import type { JudgmentTable, Tag } from './judgments.ts';

/**
 * A table as bytes: it crosses threads and lies in storage as one Blob, which neither copies.
 * Layout: the number of rows and which of the columns that may be missing are there (two Float64; the second says how many tags there are, too),
 * the columns in the order of `tableOf`, widest first, so that each begins at a multiple of its width; then the
 * names as JSON in UTF-8, to the end. Numbers are in the machine's own order of bytes.
 */
interface Names {
  readonly models: readonly string[];
  readonly questions: readonly string[];
  readonly judges: readonly string[];
  /** Not there where rows have no tags, so that what was stored without them is as it was. */
  readonly tags?: readonly Pick<Tag, 'name' | 'values'>[];
  /**
   * Runs of rows that count judgments (`counted`), first and behind the last: one for each file of
   * counts. Not there where there are none.
   */
  readonly counted?: readonly (readonly [first: number, end: number])[];
}

/** The pieces that make up the bytes; a string stands for its UTF-8. */
export function tableParts(table: JudgmentTable): (Uint8Array<ArrayBuffer> | string)[] {
  const { models, questions, judges, weight, sides, grade, choice, time, tags = [] } = table;
  const { left, right, question, judge, turn, outcome } = table;
  const has = (column: object | undefined, bit: number) => (column === undefined ? 0 : bit);
  const there =
    (weight === null ? 0 : WEIGHT) +
    has(sides, SIDES) +
    has(grade, GRADE) +
    has(choice, CHOICE) +
    has(time, TIME) +
    tags.length * TAGS;
  const start = Float64Array.of(left.length, there);
  const last = [turn, outcome, sides ?? [], grade ?? []];
  const wide = [start, weight ?? [], time ?? []];
  const whole = [left, right, question, judge, choice ?? [], ...tags.map(({ value }) => value)];
  const columns = [...wide, ...whole, ...last];
  const named = tags.map(({ name, values }) => ({ name, values }));
  const names: Names = {
    ...{ models, questions, judges },
    ...(named.length > 0 && { tags: named }),
    ...(table.counted && { counted: runsOf(table.counted) }),
  };
  return [
    ...columns.flatMap((column) =>
      'buffer' in column && column.buffer instanceof ArrayBuffer
        ? [new Uint8Array(column.buffer, column.byteOffset, column.byteLength)]
        : [],
    ),
    JSON.stringify(names),
  ];
}

/**
 * The table that these bytes are; its columns are views of them.
 * @throws CaravanError damaged-record, where they are none
 */
export function tableOf(bytes: ArrayBuffer): JudgmentTable {
  const table = bytes.byteLength < HEAD ? null : readTable(bytes);
  if (table !== null && isSound(table)) return table;
  const flaw = { kind: 'shape', field: 'table' } as const;
  throw new CaravanError({ kind: 'damaged-record', store: 'sources', name: '', flaw });
}

/** Bytes of the two numbers at the start. */
const HEAD = 16;
/** Bits for the columns that may be missing. */
const WEIGHT = 1;
const SIDES = 2;
const GRADE = 4;
const CHOICE = 8;
const TIME = 16;
/** What each tag adds to the bits. */
const TAGS = 32;
/** More than any file has columns for. */
const MAX_TAGS = 1 << 16;

/** Bytes of a row that has these of them. */
function widthOf(there: number): number {
  const has = (bit: number): 0 | 1 => ((there & bit) === 0 ? 0 : 1);
  const wide = 8 * has(WEIGHT) + 8 * has(TIME) + 4 * has(CHOICE);
  return 18 + wide + has(SIDES) + has(GRADE) + 4 * Math.floor(there / TAGS);
}

function readTable(bytes: ArrayBuffer): JudgmentTable | null {
  const [rows, there] = new Float64Array(bytes, 0, 2);
  const isSome = Number.isInteger(there) && there >= 0 && there < MAX_TAGS * TAGS;
  const isWhole = Number.isInteger(rows) && rows >= 0 && isSome;
  if (!isWhole || HEAD + widthOf(there) * rows > bytes.byteLength) return null;
  let at = HEAD;
  const next = (width: number): [ArrayBuffer, number, number] => {
    const from = at;
    at += width * rows;
    return [bytes, from, rows];
  };
  const weight = (there & WEIGHT) !== 0 ? new Float64Array(...next(8)) : null;
  const time = (there & TIME) !== 0 ? new Float64Array(...next(8)) : undefined;
  const columns = {
    ...(time && { time }),
    left: new Uint32Array(...next(4)),
    right: new Uint32Array(...next(4)),
    question: new Int32Array(...next(4)),
    judge: new Int32Array(...next(4)),
    ...((there & CHOICE) !== 0 && { choice: new Int32Array(...next(4)) }),
  };
  const values = Array.from({ length: Math.floor(there / TAGS) }, () => new Int32Array(...next(4)));
  const narrow = {
    turn: new Int8Array(...next(1)),
    outcome: new Uint8Array(...next(1)),
    ...((there & SIDES) !== 0 && { sides: new Uint8Array(...next(1)) }),
    ...((there & GRADE) !== 0 && { grade: new Uint8Array(...next(1)) }),
  };
  const names = namesIn(new TextDecoder().decode(new Uint8Array(bytes, at)));
  if (names === null) return null;
  const { tags: named = [], counted: runs = [], ...rest } = names;
  if (!areTags(named) || named.length !== values.length || !areRuns(runs, rows)) return null;
  const counted = new Uint8Array(runs.length > 0 ? rows : 0);
  for (const [first, end] of runs) counted.fill(1, first, end);
  const tags = named.map(({ name, values: all }, at): Tag => ({
    name,
    values: all,
    value: values[at],
  }));
  return {
    ...{ ...rest, ...columns, ...narrow, weight },
    ...(runs.length > 0 && { counted }),
    ...(tags.length > 0 && { tags }),
  };
}

function namesIn(json: string): Names | null {
  try {
    // The bytes are this module's own; what was damaged since is found below.
    const { models, questions, judges, tags, counted } = JSON.parse(json) as Names;
    return { models, questions, judges, ...(tags && { tags }), ...(counted && { counted }) };
  } catch {
    return null;
  }
}

/** Whether every index has its name, and every number is one that a reader could have written. */
function isSound(table: JudgmentTable): boolean {
  const { models, questions, judges, left, right, question, judge, outcome, weight } = table;
  const { sides, grade, choice, tags = [] } = table;
  return (
    [models, questions, judges].every(areNames) &&
    left.every((model) => model < models.length) &&
    right.every((model) => model < models.length) &&
    question.every((one) => one >= UNKNOWN && one < questions.length) &&
    judge.every((one) => one >= UNKNOWN && one < judges.length) &&
    outcome.every((one) => one <= Outcome.unparsed) &&
    (weight?.every((one) => one >= 0 && one < Infinity) ?? true) &&
    (sides?.every((one) => one <= Sides.unknown) ?? true) &&
    (grade?.every((one) => one <= Grade.strong) ?? true) &&
    (choice?.every((one) => one >= UNKNOWN && one < left.length) ?? true) &&
    tags.every(({ values, value }) => value.every((one) => one >= UNKNOWN && one < values.length))
  );
}

/** The runs of 1 in a column. */
function runsOf(column: Uint8Array): [first: number, end: number][] {
  const runs: [number, number][] = [];
  for (let first = column.indexOf(1); first >= 0;) {
    const found = column.indexOf(0, first);
    const end = found < 0 ? column.length : found;
    runs.push([first, end]);
    first = column.indexOf(1, end);
  }
  return runs;
}

function areRuns(runs: unknown, rows: number): boolean {
  const isRun = ([first, end, ...more]: readonly unknown[]): boolean =>
    more.length === 0 &&
    Number.isInteger(first) &&
    Number.isInteger(end) &&
    Number(first) >= 0 &&
    Number(first) < Number(end) &&
    Number(end) <= rows;
  return Array.isArray(runs) && runs.every((run: unknown) => Array.isArray(run) && isRun(run));
}

function areTags(tags: readonly unknown[]): boolean {
  return (
    Array.isArray(tags) &&
    tags.every(
      (tag: unknown) =>
        typeof tag === 'object' &&
        tag !== null &&
        'name' in tag &&
        typeof tag.name === 'string' &&
        'values' in tag &&
        areNames(tag.values),
    )
  );
}

function areNames(names: unknown): boolean {
  return Array.isArray(names) && names.every((name) => typeof name === 'string');
}
