import { Outcome, UNKNOWN, isOrderKnown } from '../table/judgments.ts';
import type { JudgmentTable, ModelIndex, PairCounts } from '../table/judgments.ts';
import { CaravanError } from '../failure.ts';
import type { ModelSettings } from '../model/settings.ts';
import { withQuestions } from '../table/questions/question-counts.ts';
import { oriented } from '../table/sides.ts';
import { modeOf, moveOf, rankingOf, slopesOf } from './mode.ts';
import type { Mode } from './mode.ts';

/** Questions that are tried at the most. */
const MAX_TRIED = 2000;
/** Modes that are found anew, for those which come nearest to changing the first rank. */
const REFITTED = 40;

/**
 * Which question (or judge), left out, would put another model first. The mode without each is
 * estimated by one Newton step from the mode with all; where that comes nearest to a change, the
 * mode is found anew.
 * @param judgments as the edits leave them, which the counts were made of
 * @param model not hierarchical
 * @returns null where the table knows fewer than two
 */
export function dropEach(
  by: 'question' | 'judge',
  judgments: JudgmentTable,
  counts: PairCounts,
  model: ModelSettings,
  mode: Mode,
  onProgress: (done: number, total: number) => void = () => undefined,
): Dropped | null {
  const table = oriented(judgments);
  const names = by === 'question' ? table.questions : table.judges;
  const { groups, rows, pairOf } = groupRows(by, table, counts);
  if (groups.length < 2) return null;
  const judgedIn = ({ from, to }: Group): Judged[] =>
    Array.from(rows.subarray(from, to), (row) => ({
      pair: pairOf[row],
      outcome: table.outcome[row],
      weight: table.weight === null ? 1 : table.weight[row],
    }));
  const tried = groups.slice(0, MAX_TRIED);
  const [first] = rankingOf(mode, counts.models.length);
  const slopes = slopesOf(counts, model, mode);
  const total = tried.length + Math.min(tried.length, REFITTED);

  const guesses = tried.map((group, at) => {
    if (at % 20 === 0) onProgress(at, total);
    const change = new Float64Array(mode.point.length);
    for (const { pair, outcome, weight } of judgedIn(group)) {
      const byEta = weight * slopes.byEta[outcome][pair];
      change[counts.left[pair]] -= byEta;
      change[counts.right[pair]] += byEta;
      if (mode.order !== null && isOrderKnown(counts, pair)) change[mode.order] -= byEta;
      if (mode.tie !== null) change[mode.tie] -= weight * slopes.byTie[outcome][pair];
    }
    const move = moveOf(mode, change);
    const point = mode.point.map((x, p) => x + move[p]);
    return { group, ...leadOver(first, point, counts.models.length) };
  });
  const verified = guesses
    .sort((a, b) => b.lead - a.lead)
    .slice(0, REFITTED)
    .flatMap(({ group }, at): Pivot[] => {
      onProgress(tried.length + at, total);
      const without = modeWithout(counts, model, judgedIn(group));
      if (without === null) return [];
      const found = leadOver(first, without.point, counts.models.length);
      return [{ name: names[group.id], judgments: group.judgments, ...found }];
    })
    .sort((a, b) => b.lead - a.lead);
  onProgress(total, total);
  const pivots = verified.filter(({ lead }) => lead > 0);
  return {
    tried: tried.length,
    of: groups.length,
    pivots,
    nearest: pivots.length > 0 ? null : (verified.at(0) ?? null),
  };
}

function leadOver(
  first: ModelIndex,
  point: Float64Array,
  models: number,
): { top: ModelIndex; lead: number } {
  let top = first === 0 ? 1 : 0;
  for (let m = 0; m < models; m++) if (m !== first && point[m] > point[top]) top = m;
  return { top, lead: point[top] - point[first] };
}

function modeWithout(
  counts: PairCounts,
  model: ModelSettings,
  judged: readonly Judged[],
): Mode | null {
  const columns = [counts.leftWins.slice(), counts.rightWins.slice(), counts.ties.slice()];
  for (const { pair, outcome, weight } of judged) {
    columns[outcome][pair] = Math.max(0, columns[outcome][pair] - weight);
  }
  const [leftWins, rightWins, ties] = columns;
  try {
    return modeOf(withQuestions({ ...counts, leftWins, rightWins, ties }, undefined), model);
  } catch (error) {
    if (error instanceof CaravanError) return null;
    throw error;
  }
}

interface Judged {
  readonly pair: number;
  readonly outcome: number;
  readonly weight: number;
}

/** The judgments of one question or judge: `rows[from]` … `rows[to − 1]`. */
interface Group {
  /** Index of its name. */
  readonly id: number;
  readonly judgments: number;
  readonly from: number;
  readonly to: number;
}

/** All that have judgments in the counts, those with most first. */
function groupRows(
  by: 'question' | 'judge',
  table: JudgmentTable,
  counts: PairCounts,
): { groups: Group[]; rows: Uint32Array; pairOf: Int32Array } {
  const ids = by === 'question' ? table.question : table.judge;
  const size = by === 'question' ? table.questions.length : table.judges.length;
  const pairOf = pairsOf(table, counts);
  const isCounted = (row: number): boolean => ids[row] !== UNKNOWN && pairOf[row] >= 0;
  const start = new Uint32Array(size + 1);
  const judgments = new Float64Array(size);
  for (let row = 0; row < ids.length; row++) {
    if (!isCounted(row)) continue;
    start[ids[row] + 1]++;
    judgments[ids[row]] += table.weight === null ? 1 : table.weight[row];
  }
  for (let id = 0; id < size; id++) start[id + 1] += start[id];
  const rows = new Uint32Array(start[size]);
  const next = start.slice();
  for (let row = 0; row < ids.length; row++) {
    if (isCounted(row)) rows[next[ids[row]]++] = row;
  }
  const groups = Array.from(judgments, (own, id): Group => ({
    id,
    judgments: own,
    from: start[id],
    to: start[id + 1],
  }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => b.judgments - a.judgments || a.id - b.id);
  return { groups, rows, pairOf };
}

/** Per row the ordered pair of the counts that it was counted in, or −1. */
function pairsOf(table: JudgmentTable, counts: PairCounts): Int32Array {
  const { models, left, right, outcome } = table;
  const size = counts.models.length;
  const place = new Map(counts.models.map((name, m) => [name, m]));
  const indexOf = models.map((name) => place.get(name) ?? -1);
  const pairs = new Map<number, number>();
  const keyOf = (a: number, b: number, isKnown: boolean): number =>
    (isKnown ? 0 : size * size) + a * size + b;
  counts.left.forEach((m, pair) => {
    pairs.set(keyOf(m, counts.right[pair], isOrderKnown(counts, pair)), pair);
  });
  return Int32Array.from(left, (model, row) => {
    const [a, b] = [indexOf[model], indexOf[right[row]]];
    if (outcome[row] === Outcome.unparsed || a < 0 || b < 0) return -1;
    return pairs.get(keyOf(a, b, isOrderKnown(table, row))) ?? -1;
  });
}

/** A question or a judge without which another model is first. */
export interface Pivot {
  readonly name: string;
  /** Judgments that go with it. */
  readonly judgments: number;
  /** Who leads the others without it, the former first left out of account. */
  readonly top: ModelIndex;
  /** How far that one is then ahead of the former first, in log-odds; below 0: behind. */
  readonly lead: number;
}

export interface Dropped {
  /** Questions or judges tried (those with most judgments), and how many there are. */
  readonly tried: number;
  readonly of: number;
  /** Largest lead first. */
  readonly pivots: readonly Pivot[];
  /** Where there are none: the one that comes nearest to it. */
  readonly nearest: Pivot | null;
}
