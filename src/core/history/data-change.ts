import { roundedSum } from '../numerics/weight-sum.ts';
import { tableOfCounts } from '../table/counts-table.ts';
import { verdictOf, GRADED_VERDICTS } from '../table/grades.ts';
import { Outcome, UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable, PairCounts } from '../table/judgments.ts';
import { mergeTables } from '../table/merge-tables.ts';
import { oriented } from '../table/sides.ts';
import { sortRows } from '../numerics/sort-rows.ts';
import { sortByName, TURNS } from '../table/sort-by-name.ts';

/** The judgments of one of two fits. */
export interface ComparedData {
  readonly counts: PairCounts;
  /** Row by row, as they were fitted; null where only their counts are known. */
  readonly table: JudgmentTable | null;
}

/** How many judgments there are of a name. */
export interface NameCount {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** What became of judgments; a weight counts as so many of them. */
export interface DataChange {
  readonly before: number;
  readonly after: number;
  /** As they were: between the same models in the same order, by the same judge, on the same question. */
  readonly same: number;
  /** The same but for what was said. */
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  /** Models with judgments in one alone, in the order of their names. */
  readonly addedModels: readonly string[];
  readonly removedModels: readonly string[];
  /** Of rows; null where only counts are known, and judgments are told apart by pair alone. */
  readonly rows: {
    /** Judges whose number of judgments is another, the largest change first. */
    readonly judges: readonly NameCount[];
    /** Questions with judgments in one alone. */
    readonly addedQuestions: number;
    readonly removedQuestions: number;
  } | null;
}

/**
 * What became of the judgments from one fit to another. Those of one pair, order, question, judge and
 * turn are alike: as many as say the same in both are the same, the others changed as far as both
 * have some left, and were added or removed beyond that.
 */
export function dataChange(before: ComparedData, after: ComparedData): DataChange {
  const areRows = before.table !== null && after.table !== null;
  const first = (areRows && before.table) || tableOfPairs(before.counts);
  const second = (areRows && after.table) || tableOfPairs(after.counts);
  const table = oriented(mergeTables([first, second]));
  const found = compareRows(table, first.left.length);
  const models = (one: PairCounts, other: PairCounts): string[] =>
    one.models.filter((name) => !other.models.includes(name)).sort();
  return {
    ...found.judgments,
    addedModels: models(after.counts, before.counts),
    removedModels: models(before.counts, after.counts),
    rows: areRows ? found.rows : null,
  };
}

/** Counts by pair alone: numbers of questions without a name are no questions that others have too. */
function tableOfPairs(counts: PairCounts): JudgmentTable {
  const { models, left, right, leftWins, rightWins, ties, sides, grades } = counts;
  return tableOfCounts({
    ...{ models, left, right, leftWins, rightWins, ties },
    ...(sides && { sides }),
    ...(grades && { grades }),
  });
}

/** @param border rows from this one on are of what came after */
function compareRows(table: JudgmentTable, border: number) {
  const { models, questions, judges, left, right, question, judge, turn, sides, weight } = table;
  const isCounted = (row: number): boolean =>
    table.outcome[row] !== Outcome.unparsed && left[row] !== right[row];
  let rows = Uint32Array.from(left.keys()).filter(isCounted);
  rows = sortRows(rows, turn, UNKNOWN, TURNS);
  rows = sortByName(rows, judge, judges);
  rows = sortByName(rows, question, questions);
  if (sides) rows = sortRows(rows, sides, 0, 2);
  rows = sortRows(rows, right, 0, models.length);
  rows = sortRows(rows, left, 0, models.length);
  const isAlike = (a: number, b: number): boolean =>
    left[a] === left[b] &&
    right[a] === right[b] &&
    question[a] === question[b] &&
    judge[a] === judge[b] &&
    turn[a] === turn[b] &&
    sides?.[a] === sides?.[b];

  const sums = { before: 0, after: 0, same: 0, changed: 0, added: 0, removed: 0 };
  const old = new Float64Array(GRADED_VERDICTS);
  const now = new Float64Array(GRADED_VERDICTS);
  for (let at = 0; at < rows.length;) {
    const first = rows[at];
    old.fill(0);
    now.fill(0);
    for (; at < rows.length && isAlike(first, rows[at]); at++) {
      const row = rows[at];
      (row < border ? old : now)[verdictOf(table, row)] += weight?.[row] ?? 1;
    }
    let [ofOld, ofNow, same] = [0, 0, 0];
    for (let verdict = 0; verdict < GRADED_VERDICTS; verdict++) {
      ofOld += old[verdict];
      ofNow += now[verdict];
      same += Math.min(old[verdict], now[verdict]);
    }
    sums.before += ofOld;
    sums.after += ofNow;
    sums.same += same;
    sums.changed += Math.min(ofOld, ofNow) - same;
    sums.added += Math.max(0, ofNow - ofOld);
    sums.removed += Math.max(0, ofOld - ofNow);
  }
  const ofBefore = rows.filter((row) => row < border);
  const ofAfter = rows.filter((row) => row >= border);
  return {
    judgments: {
      before: roundedSum(sums.before),
      after: roundedSum(sums.after),
      same: roundedSum(sums.same),
      changed: partOf(sums, sums.changed),
      added: partOf(sums, sums.added),
      removed: partOf(sums, sums.removed),
    },
    rows: {
      judges: changedNames(judges, judge, weight, ofBefore, ofAfter),
      ...changedQuestions(questions, question, ofBefore, ofAfter),
    },
  };
}

/** Nothing where it is no more than what adding fractions leaves of so many judgments. */
function partOf({ before, after }: { before: number; after: number }, sum: number): number {
  return roundedSum(before + after + sum) === roundedSum(before + after) ? 0 : roundedSum(sum);
}

function changedNames(
  names: readonly string[],
  column: Int32Array,
  weight: Float64Array | null,
  before: Uint32Array,
  after: Uint32Array,
): NameCount[] {
  const sumsOf = (rows: Uint32Array): Float64Array => {
    const sums = new Float64Array(names.length);
    for (const row of rows) if (column[row] !== UNKNOWN) sums[column[row]] += weight?.[row] ?? 1;
    return sums;
  };
  const [old, now] = [sumsOf(before), sumsOf(after)];
  return names
    .map((name, at) => ({ name, before: roundedSum(old[at]), after: roundedSum(now[at]) }))
    .filter((own) => own.before !== own.after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}

function changedQuestions(
  names: readonly string[],
  column: Int32Array,
  before: Uint32Array,
  after: Uint32Array,
): { readonly addedQuestions: number; readonly removedQuestions: number } {
  const has = (rows: Uint32Array): Uint8Array => {
    const found = new Uint8Array(names.length);
    for (const row of rows) if (column[row] !== UNKNOWN) found[column[row]] = 1;
    return found;
  };
  const [old, now] = [has(before), has(after)];
  const only = (one: Uint8Array, other: Uint8Array): number =>
    one.reduce((sum, is, at) => sum + (is > other[at] ? 1 : 0), 0);
  return { addedQuestions: only(now, old), removedQuestions: only(old, now) };
}
