import { correctTable } from '../table/corrections/corrected-table.ts';
import { isRowExcluded } from '../table/data-edits.ts';
import type { TableEdits } from '../table/data-edits.ts';
import { findDuplicates } from '../table/duplicates.ts';
import { editTable } from '../table/edit-table.ts';
import { Outcome, UNKNOWN, isOrderKnown, swapped } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { selectRows } from '../table/merge-tables.ts';
import type { JudgmentFilter } from './judgment-list.ts';

/**
 * Which rows the edits leave (1), as editTable does, without losing the numbers of rows.
 * @param isCorrectedOut which rows corrections leave out (`CorrectedTable.isOut`)
 */
export function keptRows(
  table: JudgmentTable,
  models: readonly string[],
  edits: TableEdits,
  isCorrectedOut: (row: number) => boolean = () => false,
): Uint8Array {
  const { left, right, judge } = table;
  const excluded = new Set(edits.excluded);
  const excludedJudges = new Set(edits.excludedJudges);
  const isOut = table.models.map((name) => excluded.has(name));
  const isJudgeOut = table.judges.map((name) => excludedJudges.has(name));
  const isOff = isRowExcluded(edits);
  const kept = new Uint8Array(left.length);
  for (let row = 0; row < left.length; row++) {
    const isIncluded =
      !isOff(row) &&
      !isCorrectedOut(row) &&
      !isOut[left[row]] &&
      !isOut[right[row]] &&
      !(judge[row] !== UNKNOWN && isJudgeOut[judge[row]]);
    kept[row] = Number(isIncluded);
  }
  if (edits.duplicates === 'drop') {
    const included = rowsOf(kept);
    for (const at of findDuplicates(selectRows(table, included)).rows) kept[included[at]] = 0;
  }
  if (edits.names.length > 0) {
    for (let row = 0; row < left.length; row++) {
      if (models[left[row]] === models[right[row]]) kept[row] = 0;
    }
  }
  return kept;
}

/** The table as the edits leave it, and which rows of the table as it was read its own are. */
export interface EditedRows {
  readonly table: JudgmentTable;
  readonly rows: Uint32Array;
}

export function editedRows(read: JudgmentTable, edits: TableEdits): EditedRows {
  const corrected = correctTable(read, edits);
  const names = new Map(edits.names);
  const models = read.models.map((name) => names.get(name) ?? name);
  const kept = keptRows(corrected?.table ?? read, models, edits, corrected?.isOut);
  return { table: editTable(read, edits).table, rows: rowsOf(kept) };
}

/** The rows that are marked, ascending. */
export function rowsOf(marked: Uint8Array): Uint32Array {
  const rows = new Uint32Array(marked.length);
  let used = 0;
  for (let row = 0; row < marked.length; row++) if (marked[row] !== 0) rows[used++] = row;
  return rows.slice(0, used);
}

/** Takes out of `marked` what is not among these rows. @param rows ascending */
export function keepOnly(marked: Uint8Array, rows: Uint32Array): void {
  let next = 0;
  for (let at = 0; at < rows.length; at++) {
    marked.fill(0, next, rows[at]);
    next = rows[at] + 1;
  }
  marked.fill(0, next);
}

/** What a filter asks of each row but its texts and conditions. */
export interface FilterFacts {
  /** Names of the table's models as the edits give them. */
  readonly models: readonly string[];
  /** As orderDisagreements gives them; asked for where they are needed. */
  readonly disagreements: () => Uint8Array;
}

/**
 * Takes out of `marked` the rows that a filter does not want; its text and its conditions are not
 * looked at. Linear in rows, a few nanoseconds each.
 */
export function keepWanted(
  table: JudgmentTable,
  filter: JudgmentFilter,
  { models, disagreements }: FilterFacts,
  marked: Uint8Array,
): void {
  const { left, right, outcome, question } = table;
  const { isInOrder, isDisagreement } = filter;
  // With one model alone it is the one that counts, wherever it was put.
  const a = filter.left ?? filter.right;
  const b = filter.left === null ? null : filter.right;
  const isA = flags(models, (name) => a === null || name === a);
  const isB = flags(models, (name) => b === null || name === b);
  const isQuestion = questionsLike(table.questions, filter.question);
  const disagrees = isDisagreement ? disagreements() : null;
  const isReadable = filter.outcome === 'readable';
  const wanted =
    filter.outcome === null || filter.outcome === 'readable' ? null : Outcome[filter.outcome];
  const mirrored = wanted === null ? null : swapped(wanted);
  const isOfSide = a === null && (wanted === Outcome.left || wanted === Outcome.right);
  const needsOrder = isInOrder || isOfSide;
  for (let row = 0; row < marked.length; row++) {
    if (marked[row] === 0) continue;
    const isAsAsked = isA[left[row]] !== 0 && isB[right[row]] !== 0;
    const isOfPair = isAsAsked || (!isInOrder && isB[left[row]] !== 0 && isA[right[row]] !== 0);
    const isWanted =
      isOfPair &&
      !(needsOrder && !isOrderKnown(table, row)) &&
      (isQuestion === null || (question[row] !== UNKNOWN && isQuestion[question[row]] !== 0)) &&
      !(isReadable && outcome[row] === Outcome.unparsed) &&
      (disagrees === null || disagrees[row] !== 0) &&
      (wanted === null || outcome[row] === (isAsAsked ? wanted : mirrored));
    if (!isWanted) marked[row] = 0;
  }
}

function flags(names: readonly string[], isMeant: (name: string) => boolean): Uint8Array {
  return Uint8Array.from(names, (name) => Number(isMeant(name)));
}

/** Which questions are meant; null where all are. */
function questionsLike(ids: readonly string[], wanted: string | null): Uint8Array | null {
  if (wanted === null) return null;
  if (ids.includes(wanted)) return flags(ids, (id) => id === wanted);
  const part = wanted.toLowerCase();
  return flags(ids, (id) => id.toLowerCase().includes(part));
}
