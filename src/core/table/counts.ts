import type { JudgmentTable, ModelIndex, ModelRecord, PairCounts } from './judgments.ts';
import { Outcome, Sides } from './judgments.ts';
import {
  GRADED_VERDICTS,
  PLAIN_VERDICTS,
  countsOfVerdicts,
  strongTotal,
  verdictColumns,
  verdictOf,
} from './grades.ts';
import type { Picks } from './choices/count-choices.ts';
import { countByQuestion, withQuestions } from './questions/question-counts.ts';
import { countByRater } from './questions/rater-counts.ts';
import { oriented } from './sides.ts';
import { roundedSum } from '../numerics/weight-sum.ts';

export interface CountOptions {
  /** Only judgments between these models; names the table does not have are passed over. */
  readonly models?: readonly string[];
}

/**
 * As `countPairs` (choices/count-pairs.ts), where every row is an observation by itself: without
 * what counts choices, which the page has no need of at first.
 */
export function countSingly(table: JudgmentTable): PairCounts {
  return countWith(table, () => null, {});
}

/** @param choicesOf counts the choices of a table whose rows are turned as `oriented` has them */
export function countWith(
  table: JudgmentTable,
  choicesOf: (turned: JudgmentTable, counts: PairCounts) => Picks | null,
  options: CountOptions,
): PairCounts {
  const wanted = options.models === undefined ? null : new Set(options.models);
  const byName = table.models
    .map((name, index) => ({ name, index }))
    .filter(({ name }) => wanted === null || wanted.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const size = byName.length;
  /** Sorted position of each model of the table, or −1. */
  const position = new Int32Array(table.models.length).fill(-1);
  byName.forEach(({ index }, at) => (position[index] = at));

  const turned = oriented(table);
  const shown = countRows(table, position, size, Sides.shown);
  const unknown =
    table.sides === undefined ? null : countRows(turned, position, size, Sides.unknown);
  const counts = dropUnused(
    byName.map(({ name }) => name),
    shown,
    unknown,
  );
  const picks = choicesOf(turned, counts);
  const counted = withQuestions(counts, countByQuestion(turned, counts, picks));
  if (picks !== null) return { ...counted, choices: picks.choices };
  const byRater = countByRater(turned, counted);
  return byRater === undefined ? counted : { ...counted, byRater };
}

/** Counts the rows whose sides are known, or the others. */
function countRows(table: JudgmentTable, position: Int32Array, size: number, sides: 0 | 1): Pairs {
  const { rows, start } = bucketByLeft(table, position, size, sides);
  if (table.weight !== null) sortForExactSum(table, table.weight, rows, start, position);
  return addUp(table, rows, start, position, size);
}

interface Pairs {
  readonly left: number[];
  readonly right: number[];
  /** By verdict, those of table/grades.ts; then by pair. */
  readonly columns: readonly number[][];
}

/** Row numbers that count, grouped by left model: `rows[start[m]] … rows[start[m + 1] − 1]`. */
function bucketByLeft(
  table: JudgmentTable,
  position: Int32Array,
  size: number,
  wanted: 0 | 1,
): { rows: Uint32Array; start: Uint32Array } {
  const { left, right, outcome, sides } = table;
  const isWanted = (r: number): boolean => sides === undefined || sides[r] === wanted;
  const start = new Uint32Array(size + 1);
  const total = outcome.length;
  for (let r = 0; r < total; r++) {
    const counts = outcome[r] < Outcome.unparsed && left[r] !== right[r] && isWanted(r);
    if (counts && position[right[r]] >= 0) {
      const at = position[left[r]];
      if (at >= 0) start[at + 1]++;
    }
  }
  for (let m = 0; m < size; m++) start[m + 1] += start[m];
  const rows = new Uint32Array(start[size]);
  const next = start.slice();
  for (let r = 0; r < total; r++) {
    const counts = outcome[r] < Outcome.unparsed && left[r] !== right[r] && isWanted(r);
    if (counts && position[right[r]] >= 0) {
      const at = position[left[r]];
      if (at >= 0) rows[next[at]++] = r;
    }
  }
  return { rows, start };
}

/**
 * Sums of whole numbers do not depend on their order; sums of fractions do, in the last bits.
 * So rows with fractional weights are put in the order of their content first.
 */
function sortForExactSum(
  { right, outcome, grade }: JudgmentTable,
  weight: Float64Array,
  rows: Uint32Array,
  start: Uint32Array,
  position: Int32Array,
): void {
  if (weight.every((w) => Number.isInteger(w))) return;
  for (let m = 0; m + 1 < start.length; m++) {
    rows
      .subarray(start[m], start[m + 1])
      .sort(
        (a, b) =>
          position[right[a]] - position[right[b]] ||
          outcome[a] - outcome[b] ||
          (grade === undefined ? 0 : grade[a] - grade[b]) ||
          weight[a] - weight[b],
      );
  }
}

function addUp(
  table: JudgmentTable,
  rows: Uint32Array,
  start: Uint32Array,
  position: Int32Array,
  size: number,
): Pairs {
  const { right, weight, grade } = table;
  const verdicts = grade === undefined ? PLAIN_VERDICTS : GRADED_VERDICTS;
  const columns = Array.from({ length: verdicts }, (): number[] => []);
  const pairs: Pairs = { left: [], right: [], columns };
  /** Sums per opponent of the model at hand, by verdict. */
  const sums = new Float64Array(verdicts * size);
  /** Those that the model at hand met: only they are visited, since most models meet few. */
  const met = new Uint32Array(size);
  const isMet = new Uint8Array(size);
  for (let m = 0; m < size; m++) {
    let opponents = 0;
    for (let at = start[m]; at < start[m + 1]; at++) {
      const row = rows[at];
      const other = position[right[row]];
      if (isMet[other] === 0) {
        isMet[other] = 1;
        met[opponents++] = other;
      }
      sums[verdicts * other + verdictOf(table, row)] += weight === null ? 1 : weight[row];
    }
    for (const other of met.subarray(0, opponents).sort()) {
      isMet[other] = 0;
      const own = sums.slice(verdicts * other, verdicts * (other + 1));
      sums.fill(0, verdicts * other, verdicts * (other + 1));
      if (own.every((n) => n === 0)) continue;
      pairs.left.push(m);
      pairs.right.push(other);
      own.forEach((n, verdict) => columns[verdict].push(n));
    }
  }
  return pairs;
}

function dropUnused(names: readonly string[], shown: Pairs, unknown: Pairs | null): PairCounts {
  const pairs = unknown === null || unknown.left.length === 0 ? shown : joined(shown, unknown);
  const isUsed = new Uint8Array(names.length);
  for (const m of pairs.left) isUsed[m] = 1;
  for (const m of pairs.right) isUsed[m] = 1;
  const renumbered = new Uint32Array(names.length);
  const models: string[] = [];
  names.forEach((name, m) => {
    renumbered[m] = models.length;
    if (isUsed[m]) models.push(name);
  });
  const { grades, ...counted } = countsOfVerdicts(pairs.columns.map((n) => Float64Array.from(n)));
  return {
    models,
    left: Uint32Array.from(pairs.left, (m) => renumbered[m]),
    right: Uint32Array.from(pairs.right, (m) => renumbered[m]),
    ...counted,
    ...(grades && strongTotal({ grades }) > 0 && { grades }),
    ...(pairs !== shown && {
      sides: Uint8Array.from(pairs.left, (_, p) =>
        p < shown.left.length ? Sides.shown : Sides.unknown,
      ),
    }),
  };
}

function joined(a: Pairs, b: Pairs): Pairs {
  return {
    left: [...a.left, ...b.left],
    right: [...a.right, ...b.right],
    columns: a.columns.map((column, verdict) => [...column, ...b.columns[verdict]]),
  };
}

/** The pairs of these counts whose order is known, or the others. */
export function pairsOfSides(counts: PairCounts, wanted: 0 | 1): PairCounts {
  const { models, left, right, sides } = counts;
  const isWanted = (_: number, p: number): boolean => (sides?.[p] ?? Sides.shown) === wanted;
  const own = {
    left: left.filter(isWanted),
    right: right.filter(isWanted),
    ...countsOfVerdicts(verdictColumns(counts).map((column) => column.filter(isWanted))),
  };
  const isUnknown = wanted === Sides.unknown;
  return {
    models,
    ...own,
    ...(isUnknown && { sides: new Uint8Array(own.left.length).fill(wanted) }),
  };
}

/**
 * All ordered pairs of these models, nothing judged: by left model, then right, so that pair
 * (left, right) is at `pairPlace`.
 */
export function everyPair(models: readonly string[]): PairCounts {
  const size = models.length * (models.length - 1);
  const left = new Uint32Array(size);
  const right = new Uint32Array(size);
  for (let a = 0, p = 0; a < models.length; a++) {
    for (let b = 0; b < models.length; b++) {
      if (a === b) continue;
      left[p] = a;
      right[p++] = b;
    }
  }
  const none = () => new Float64Array(size);
  return { models, left, right, leftWins: none(), rightWins: none(), ties: none() };
}

/** Where `everyPair` of so many models has a pair. */
export function pairPlace(models: number, left: ModelIndex, right: ModelIndex): number {
  return left * (models - 1) + right - (right > left ? 1 : 0);
}

/** Every model's wins, losses and ties over all its judgments, in the order of `counts.models`. */
export function recordsOf(counts: PairCounts): ModelRecord[] {
  const records = counts.models.map(() => ({ wins: 0, losses: 0, ties: 0 }));
  for (let p = 0; p < counts.left.length; p++) {
    const left = records[counts.left[p]];
    const right = records[counts.right[p]];
    left.wins += counts.leftWins[p];
    left.losses += counts.rightWins[p];
    right.wins += counts.rightWins[p];
    right.losses += counts.leftWins[p];
    left.ties += counts.ties[p];
    right.ties += counts.ties[p];
  }
  return records.map(({ wins, losses, ties }) => ({
    wins: roundedSum(wins),
    losses: roundedSum(losses),
    ties: roundedSum(ties),
  }));
}

/** How many judgments the counts stand for. */
export function judgmentTotal(counts: PairCounts): number {
  let total = 0;
  for (let p = 0; p < counts.left.length; p++) {
    total += counts.leftWins[p] + counts.rightWins[p] + counts.ties[p];
  }
  return roundedSum(total);
}

/** How many of them are ties. */
export function tieTotal({ ties }: PairCounts): number {
  return roundedSum(ties.reduce((total, n) => total + n, 0));
}
