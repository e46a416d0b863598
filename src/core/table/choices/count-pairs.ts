import { giveUp } from '../../numerics/freed-memory.ts';
import { roundedSum } from '../../numerics/weight-sum.ts';
import { judgmentTotal } from '../counts.ts';
import {
  GRADED_VERDICTS,
  PLAIN_VERDICTS,
  countsOfVerdicts,
  strongTotal,
  verdictOf,
} from '../grades.ts';
import { Outcome, Sides } from '../judgments.ts';
import type { JudgmentTable, PairCounts } from '../judgments.ts';
import { countByQuestion, withQuestions } from '../questions/question-counts.ts';
import { countByRater } from '../questions/rater-counts.ts';
import { oriented } from '../sides.ts';
import { choiceTotal, withoutChoices } from './choice-pairs.ts';
import { countChoices } from './count-choices.ts';

export interface CountOptions {
  /** Only judgments between these models; names the table does not have are passed over. */
  readonly models?: readonly string[];
}

/**
 * Counts judgments per ordered pair. Unparsed rows and rows of a model against itself are left
 * out, and so are models without a judgment that counts. Models are sorted by name (UTF-16
 * order), pairs by left, then right, those of unknown sides behind the others: the rows' order
 * leaves no trace in the result, nor does it which side of a row is which where that is unknown.
 */
export function countPairs(table: JudgmentTable, options: CountOptions = {}): PairCounts {
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
  const picks = countChoices(turned, counts);
  const counted = withQuestions(counts, countByQuestion(turned, counts, picks));
  if (picks !== null) return { ...counted, choices: picks.choices };
  const byRater = countByRater(turned, counted);
  return byRater === undefined ? counted : { ...counted, byRater };
}

/** How many observations there are: choices, and the judgments of pairs that are no part of one. */
export function observationTotal(counts: PairCounts): number {
  const { choices } = counts;
  const ofPairs = judgmentTotal(withoutChoices(counts));
  return choices === undefined ? ofPairs : roundedSum(ofPairs + choiceTotal(choices));
}

/** Counts the rows whose sides are known, or the others. */
function countRows(table: JudgmentTable, position: Int32Array, size: number, sides: 0 | 1): Pairs {
  const { rows, start } = bucketByLeft(table, position, size, sides);
  if (table.weight !== null) sortForExactSum(table, table.weight, rows, start, position);
  const pairs = addUp(table, rows, start, position, size);
  giveUp(rows);
  return pairs;
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
