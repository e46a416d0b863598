import type { TableEdits } from '../data-edits.ts';
import { Grade, Outcome, UNKNOWN } from '../judgments.ts';
import type { JudgmentTable } from '../judgments.ts';
import { whyOnlyOut } from './corrections.ts';
import type { Correction } from './corrections.ts';
import { findRows } from './find-rows.ts';

/** What corrections make of the rows of a table, which keep their numbers. */
export interface CorrectedTable {
  /** With the verdicts that took the place of others; the very same where none did. */
  readonly table: JudgmentTable;
  /** Whether a row is left out by a correction. */
  readonly isOut: (row: number) => boolean;
  /** The correction that a row is under: its own, else that of its question, else of an answer. */
  readonly of: (row: number) => Correction | null;
  /** How many rows each correction changes or leaves out, were there no other. */
  readonly touched: readonly number[];
}

/**
 * What the corrections make of a table. A judgment that is one row of a choice (a ranking, the best
 * of several) is left out with all others of its choice; neither it nor a row that stands for
 * several judgments is given another verdict. Nobody says how clear a corrected win is: its grade is
 * open.
 * @returns null where there are no corrections, or they are switched off
 */
export function correctTable(table: JudgmentTable, edits: TableEdits): CorrectedTable | null {
  const { corrections = [], correctionsOff } = edits;
  if (corrections.length === 0 || correctionsOff) return null;
  const own = ownRows(table, edits);
  const places = placesOf(table, corrections);
  const causesOf = (row: number): readonly number[] => {
    const alone = own.rows.get(row) ?? own.choices.get(table.choice?.[row] ?? UNKNOWN);
    const place = places.get(table.question[row]);
    if (place === undefined) return alone === undefined ? NO_CAUSES : [alone];
    const { whole, answers } = place;
    const all = [alone, whole, answers.get(table.left[row]), answers.get(table.right[row])];
    return all.filter((at) => at !== undefined);
  };
  const touched = corrections.map(() => 0);
  for (let row = 0; row < table.left.length; row++) for (const at of causesOf(row)) touched[at]++;
  return {
    table: withVerdicts(table, own.changes),
    isOut: (row) => causesOf(row).some((at) => !isChange(corrections[at])),
    of(row) {
      const at = causesOf(row).at(0);
      return at === undefined ? null : corrections[at];
    },
    touched,
  };
}

const NO_CAUSES: readonly number[] = [];

function isChange(correction: Correction): boolean {
  return correction.kind === 'judgment' && correction.to !== 'excluded';
}

/** What `whyOnlyOut` asks of a row. */
export function rowFacts(table: JudgmentTable, row: number): Parameters<typeof whyOnlyOut>[0] {
  const isOfChoice = table.choice !== undefined && table.choice[row] !== UNKNOWN;
  return { weight: table.weight?.[row] ?? 1, ...(isOfChoice && { isOfChoice }) };
}

interface OwnRows {
  /** By row its correction, by its place in the list; later ones count. */
  readonly rows: ReadonlyMap<number, number>;
  /** The same by the choice that is left out. */
  readonly choices: ReadonlyMap<number, number>;
  readonly changes: ReadonlyMap<number, Outcome>;
}

function ownRows(table: JudgmentTable, edits: TableEdits): OwnRows {
  const rows = new Map<number, number>();
  const choices = new Map<number, number>();
  const changes = new Map<number, Outcome>();
  for (const { at, row, correction } of findRows(table, edits)) {
    const { to, said } = correction;
    const facts = rowFacts(table, row);
    if (to === 'excluded') {
      rows.set(row, at);
      changes.delete(row);
      if (facts.isOfChoice && table.choice) choices.set(table.choice[row], at);
    } else if (to !== said.outcome && whyOnlyOut(facts) === null) {
      rows.set(row, at);
      changes.set(row, Outcome[to]);
    }
  }
  return { rows, choices, changes };
}

interface QuestionPlace {
  /** The correction that leaves the whole question out, by its place in the list. */
  whole: number | undefined;
  /** The same by model. */
  readonly answers: Map<number, number>;
}

/** By question. */
function placesOf(
  { questions, models }: JudgmentTable,
  corrections: readonly Correction[],
): ReadonlyMap<number, QuestionPlace> {
  const places = new Map<number, QuestionPlace>();
  if (corrections.every(({ kind }) => kind === 'judgment')) return places;
  const questionAt = new Map(questions.map((name, at) => [name, at]));
  const modelAt = new Map(models.map((name, at) => [name, at]));
  corrections.forEach((correction, at) => {
    if (correction.kind === 'judgment') return;
    const question = questionAt.get(correction.question);
    if (question === undefined) return;
    const place = places.get(question) ?? { whole: undefined, answers: new Map() };
    places.set(question, place);
    if (correction.kind === 'question') place.whole = at;
    else {
      const model = modelAt.get(correction.model);
      if (model !== undefined) place.answers.set(model, at);
    }
  });
  return places;
}

function withVerdicts(table: JudgmentTable, changes: ReadonlyMap<number, Outcome>): JudgmentTable {
  if (changes.size === 0) return table;
  const outcome = table.outcome.slice();
  for (const [row, to] of changes) outcome[row] = to;
  const { grade, ...plain } = table;
  if (grade === undefined) return { ...plain, outcome };
  const open = grade.slice();
  for (const row of changes.keys()) open[row] = Grade.open;
  return { ...plain, outcome, ...(open.includes(Grade.strong) && { grade: open }) };
}
