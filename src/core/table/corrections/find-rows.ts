import type { RowRange, TableEdits } from '../data-edits.ts';
import { Outcome, UNKNOWN } from '../judgments.ts';
import type { JudgmentTable } from '../judgments.ts';
import type { JudgmentCorrection, SaidVerdict } from './corrections.ts';

/** A judgment that is corrected. */
interface FoundRow {
  /** Place of the correction in the list. */
  readonly at: number;
  readonly correction: JudgmentCorrection;
  /** Of the table. */
  readonly row: number;
}

/**
 * The rows of corrected judgments: where the correction says, or, where another way of reading has
 * moved the rows of the file, the first that says the same and is nobody else's. What is not there
 * any more is not found: a file that is read anew may say something else.
 */
export function findRows(
  table: JudgmentTable,
  { corrections = [], correctedFiles = [] }: TableEdits,
): readonly FoundRow[] {
  const ranges = new Map(correctedFiles);
  const indices = indicesOf(table);
  const found: FoundRow[] = [];
  const moved: (FoundRow & { readonly code: Code })[] = [];
  corrections.forEach((correction, at) => {
    if (correction.kind !== 'judgment') return;
    const range = ranges.get(correction.file);
    const code = codeOf(correction.said, indices);
    if (range === undefined || code === null) return;
    const [first, count] = range;
    const row = first + correction.row;
    if (correction.row < count && saysIn(table, row, code)) found.push({ at, correction, row });
    else moved.push({ at, correction, row, code });
  });
  if (moved.length === 0) return found;
  const taken = new Set(found.map(({ row }) => row));
  return [...found, ...searched(table, moved, ranges, taken)].sort((a, b) => a.at - b.at);
}

/** The columns of a row that tell it from others, as numbers of the table. */
type Code = readonly [
  left: number,
  right: number,
  question: number,
  judge: number,
  turn: number,
  outcome: number,
];

function indicesOf({ models, questions, judges }: JudgmentTable) {
  const of = (names: readonly string[]) => new Map(names.map((name, at) => [name, at]));
  return { models: of(models), questions: of(questions), judges: of(judges) };
}

/** Null where the table does not know one of the names. */
function codeOf(said: SaidVerdict, of: ReturnType<typeof indicesOf>): Code | null {
  const left = of.models.get(said.left);
  const right = of.models.get(said.right);
  const question = said.question === null ? UNKNOWN : of.questions.get(said.question);
  const judge = said.judge === null ? UNKNOWN : of.judges.get(said.judge);
  if (left === undefined || right === undefined) return null;
  if (question === undefined || judge === undefined) return null;
  return [left, right, question, judge, said.turn ?? UNKNOWN, Outcome[said.outcome]];
}

function saysIn(table: JudgmentTable, row: number, code: Code): boolean {
  return (
    table.left[row] === code[0] &&
    table.right[row] === code[1] &&
    table.question[row] === code[2] &&
    table.judge[row] === code[3] &&
    table.turn[row] === code[4] &&
    table.outcome[row] === code[5]
  );
}

/** Goes once through the rows of their files, whatever the number of corrections. */
function searched(
  table: JudgmentTable,
  moved: readonly (FoundRow & { readonly code: Code })[],
  ranges: ReadonlyMap<string, RowRange>,
  taken: Set<number>,
): readonly FoundRow[] {
  const wanted = new Map<string, FoundRow[]>();
  const keyOf = (file: string, code: Code) => JSON.stringify([file, ...code]);
  for (const { code, ...one } of moved) {
    const key = keyOf(one.correction.file, code);
    const same = wanted.get(key);
    if (same === undefined) wanted.set(key, [one]);
    else same.push(one);
  }
  const { left, right, question, judge, turn, outcome } = table;
  const pairOf = (a: number, b: number): number => a * table.models.length + b;
  const pairs = new Set(moved.map(({ code: [a, b] }) => pairOf(a, b)));
  const found: FoundRow[] = [];
  for (const file of new Set(moved.map(({ correction }) => correction.file))) {
    const [first, count] = ranges.get(file) ?? [0, 0];
    for (let row = first; row < first + count; row++) {
      if (!pairs.has(pairOf(left[row], right[row])) || taken.has(row)) continue;
      const code: Code = [
        left[row],
        right[row],
        question[row],
        judge[row],
        turn[row],
        outcome[row],
      ];
      const next = wanted.get(keyOf(file, code))?.shift();
      if (next === undefined) continue;
      taken.add(row);
      found.push({ ...next, row });
    }
  }
  return found;
}
