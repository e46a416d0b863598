import { Grade, Sides, UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
import { NameIndex } from './name-index.ts';
import { Renumbering } from './tagged/renumbering.ts';
import { mergeTags, selectTags } from './tagged/tagged-rows.ts';

/**
 * Puts tables one after the other; the lists of names become their unions, in order of first
 * appearance. Row r of table i is row r + (rows of the tables before it).
 */
export function mergeTables(tables: readonly JudgmentTable[]): JudgmentTable {
  if (tables.length === 1) return tables[0];
  const rows = tables.reduce((sum, table) => sum + table.left.length, 0);
  const models = new NameIndex();
  const questions = new NameIndex();
  const judges = new NameIndex();
  const left = new Uint32Array(rows);
  const right = new Uint32Array(rows);
  const outcome = new Uint8Array(rows);
  const question = new Int32Array(rows);
  const judge = new Int32Array(rows);
  const turn = new Int8Array(rows);
  const isWeighted = tables.some((table) => table.weight !== null);
  const weight = isWeighted ? new Float64Array(rows).fill(1) : null;
  const hasSides = tables.some((table) => table.sides !== undefined);
  const sides = hasSides ? new Uint8Array(rows) : undefined;
  const hasGrades = tables.some((table) => table.grade !== undefined);
  const grade = hasGrades ? new Uint8Array(rows) : undefined;
  const areCounted = tables.some((table) => table.counted !== undefined);
  const counted = areCounted ? new Uint8Array(rows) : undefined;
  const choice = mergedChoices(tables, rows);
  let at = 0;
  for (const table of tables) {
    const model = table.models.map((name) => models.of(name));
    renumber(table.left, model, left, at);
    renumber(table.right, model, right, at);
    renumber(
      table.question,
      table.questions.map((name) => questions.of(name)),
      question,
      at,
    );
    renumber(
      table.judge,
      table.judges.map((name) => judges.of(name)),
      judge,
      at,
    );
    outcome.set(table.outcome, at);
    turn.set(table.turn, at);
    if (weight !== null && table.weight !== null) weight.set(table.weight, at);
    if (table.sides !== undefined) sides?.set(table.sides, at);
    if (table.grade !== undefined) grade?.set(table.grade, at);
    if (table.counted !== undefined) counted?.set(table.counted, at);
    at += table.left.length;
  }
  return {
    models: models.names,
    questions: questions.names,
    judges: judges.names,
    left,
    right,
    outcome,
    question,
    judge,
    turn,
    weight,
    ...(sides && { sides }),
    ...(grade && { grade }),
    ...(counted && { counted }),
    ...(choice && { choice }),
    ...mergeTags(tables, rows),
  };
}

/** Observations of several rows, numbered through all tables; undefined where there are none. */
function mergedChoices(tables: readonly JudgmentTable[], rows: number): Int32Array | undefined {
  if (tables.every((table) => table.choice === undefined)) return undefined;
  const choice = new Int32Array(rows).fill(UNKNOWN);
  let [at, next] = [0, 0];
  for (const table of tables) {
    let above = next;
    table.choice?.forEach((own, row) => {
      if (own === UNKNOWN) return;
      choice[at + row] = next + own;
      above = Math.max(above, next + own + 1);
    });
    next = above;
    at += table.left.length;
  }
  return choice;
}

/** Copies a column of indices to `to` from row `at` on, through a map old → new index. */
function renumber(
  from: Uint32Array | Int32Array,
  index: readonly number[],
  to: Uint32Array | Int32Array,
  at: number,
): void {
  for (let row = 0; row < from.length; row++) {
    to[at + row] = from[row] === UNKNOWN ? UNKNOWN : index[from[row]];
  }
}

/** Rows first … first + count − 1 as a table of their own. */
export function sliceRows(table: JudgmentTable, first: number, count: number): JudgmentTable {
  return selectRows(
    table,
    Uint32Array.from({ length: count }, (_, at) => first + at),
  );
}

/**
 * The rows with these numbers, in their order; names are those that the rows use, in order of
 * first appearance.
 */
export function selectRows(table: JudgmentTable, rows: Uint32Array): JudgmentTable {
  const models = new Renumbering(table.models);
  const questions = new Renumbering(table.questions);
  const judges = new Renumbering(table.judges);
  const left = new Uint32Array(rows.length);
  const right = new Uint32Array(rows.length);
  const outcome = new Uint8Array(rows.length);
  const question = new Int32Array(rows.length);
  const judge = new Int32Array(rows.length);
  const turn = new Int8Array(rows.length);
  const weight = table.weight === null ? null : new Float64Array(rows.length);
  const { sides } = table;
  const own = sides && Uint8Array.from(rows, (row) => sides[row]);
  const grade = table.grade && Uint8Array.from(rows, (row) => table.grade?.[row] ?? Grade.open);
  const counted = table.counted && Uint8Array.from(rows, (row) => table.counted?.[row] ?? 0);
  const choice = table.choice && renumbered(table.choice, rows);
  rows.forEach((old, row) => {
    left[row] = models.of(table.left[old]);
    right[row] = models.of(table.right[old]);
    outcome[row] = table.outcome[old];
    question[row] = questions.of(table.question[old]);
    judge[row] = judges.of(table.judge[old]);
    turn[row] = table.turn[old];
    if (weight !== null && table.weight !== null) weight[row] = table.weight[old];
  });
  return {
    models: models.names,
    questions: questions.names,
    judges: judges.names,
    left,
    right,
    outcome,
    question,
    judge,
    turn,
    weight: weight?.some((w) => w !== 1) ? weight : null,
    ...(own?.includes(Sides.unknown) && { sides: own }),
    ...(grade?.includes(Grade.strong) && { grade }),
    ...(counted?.includes(1) && { counted }),
    ...(choice?.some((one) => one !== UNKNOWN) && { choice }),
    ...selectTags(table, rows),
  };
}

/** Observations of these rows, by numbers in order of first appearance. */
function renumbered(choice: Int32Array, rows: Uint32Array): Int32Array {
  const numbers = new Map<number, number>();
  return Int32Array.from(rows, (row) => {
    const old = choice[row];
    if (old === UNKNOWN) return UNKNOWN;
    const number = numbers.get(old) ?? numbers.size;
    numbers.set(old, number);
    return number;
  });
}
