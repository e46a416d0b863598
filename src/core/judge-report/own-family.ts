import type { Things } from '../agreement/things.ts';
import { familyOf } from '../judge/findings/families.ts';
import { sharedThings } from '../judge/findings/self-preference.ts';
import { MIN_OBSERVATIONS } from '../limits.ts';
import { studentReach, studentTails } from '../numerics/student-tail.ts';
import { Outcome, isOrderKnown } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { pairContests, sidedContests, whyNoOrderIn } from './contests.ts';
import { effectOf } from './effect.ts';
import type { Effect } from './effect.ts';
import { fitHabits } from './habit-fit.ts';
import { effectsOf } from './habits.ts';
import type { OwnRows } from './judge-rows.ts';

/** How a judge sees models of its own family, beside how others see the same answers. */
export interface OwnFamily {
  readonly family: string;
  /**
   * Things (question, a model of the family and one of another, turn) that it and judges of other
   * families, people among them, decided.
   */
  readonly things: number;
  /** Shares that the family won of them, each thing counting once. */
  readonly own: number;
  readonly others: number;
  /** The first less the second; null with fewer than MIN_OBSERVATIONS things, as the next. */
  readonly difference: Effect | null;
  /**
   * Log-odds that a model of the family has more by this judge than by the others, against one of
   * another family, where this judge may spread all models more or less than they do. One who is only
   * surer of itself favours the family in the difference, where that is strong, but not here.
   */
  readonly preference: Effect | null;
}

/** z² of the 95% interval: where all agree, as many further cases are what Wilson's interval adds. */
const FURTHER = 3.84;

/**
 * Null where the judge's name tells no family, or nothing of it was judged by it and by others.
 * @param pool strengths that all judges together see, by model
 */
export function ownFamilyOf(
  table: JudgmentTable,
  things: Things,
  { judge, rows }: OwnRows,
  pool: Float64Array,
): OwnFamily | null {
  const sides = familySides(table, judge);
  if (sides === null) return null;
  const { family, isOwn, isOther } = sides;
  const sums = new Map<number, { total: number; things: number }>();
  let [own, others, count] = [0, 0, 0];
  for (const shared of sharedThings(table, things, isOwn, judge, isOther)) {
    const [seen, theirs] = [shared.own.won / shared.own.of, shared.theirs.won / shared.theirs.of];
    const sum = sums.get(shared.question) ?? { total: 0, things: 0 };
    sum.total += seen - theirs;
    sum.things++;
    sums.set(shared.question, sum);
    own += seen;
    others += theirs;
    count++;
  }
  if (count === 0) return null;
  const facts = { family, things: count, own: own / count, others: others / count };
  if (count < MIN_OBSERVATIONS) return { ...facts, difference: null, preference: null };
  const hasOrder = whyNoOrderIn(pairContests(table, rows)) === null;
  return {
    ...facts,
    difference: differenceOf(sums, count),
    preference: preferenceOf(table, things, { judge, isOwn, isOther, pool, hasOrder }),
  };
}

/** The family that a judge's name tells, its models, and the judges of others; null without any. */
export function familySides({ models, judges }: JudgmentTable, judge: number) {
  const family = familyOf(judges[judge]);
  if (family === null) return null;
  const isOwn = models.map((model) => familyOf(model) === family);
  if (!isOwn.includes(true)) return null;
  return { family, isOwn, isOther: judges.map((name) => familyOf(name) !== family) };
}

function differenceOf(
  sums: ReadonlyMap<number, { readonly total: number; readonly things: number }>,
  count: number,
): Effect {
  const totals = [...sums.values()];
  const value = totals.reduce((sum, { total }) => sum + total, 0) / count;
  const found = effectOf({
    ...{ value, judgments: count, modelVariance: null, priorVariance: 0 },
    pulls: {
      question: [...sums.keys()],
      pull: totals.map(({ total, things }) => (total - things * value) / count),
    },
    alone: { count: 0, squares: 0 },
  });
  const least = FURTHER / (sums.size + FURTHER);
  const df = sums.size < 2 ? Infinity : sums.size - 1;
  return {
    ...found,
    // That of an interval so wide.
    p: Math.max(found.p, studentTails((value * studentReach(0.05, df)) / least, df)),
    lower: Math.max(-1, Math.min(found.lower, value - least)),
    upper: Math.min(1, Math.max(found.upper, value + least)),
  };
}

interface Sides {
  readonly judge: number;
  readonly isOwn: readonly boolean[];
  readonly isOther: readonly boolean[];
  readonly pool: Float64Array;
  /** Whether this judge shows an order effect of its own. */
  readonly hasOrder: boolean;
}

/** What this judge has besides the strengths that the others see, in the order of its columns. */
const COLUMNS = ['family', 'stretch', 'order'] as const;

/**
 * One model of what this judge and the others decided on the same things: strengths that all share,
 * and of this judge alone a preference for the family, how far it spreads the models, and an order
 * effect.
 */
function preferenceOf(
  table: JudgmentTable,
  things: Things,
  { judge, isOwn, isOther, pool, hasOrder }: Sides,
): Effect {
  const { left, right } = table;
  const rows = sharedRows(table, things, judge, isOther);
  const width = hasOrder ? COLUMNS.length : COLUMNS.length - 1;
  const x = new Float64Array(rows.length * width);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (table.judge[row] !== judge) continue;
    const [l, r] = [left[row], right[row]];
    x[at * width] = (isOwn[l] ? 1 : 0) - (isOwn[r] ? 1 : 0);
    x[at * width + 1] = pool[l] - pool[r];
    if (hasOrder) x[at * width + 2] = isOrderKnown(table, row) ? 1 : 0;
  }
  const contests = sidedContests(table, rows, x, width, (row) => table.judge[row] === judge);
  const terms = { hasOrder: whyNoOrderIn(contests) === null, hasTies: false };
  const fit = fitHabits(contests, pool, terms);
  return effectsOf(table, rows, { x, width }, fit, [fit.further])[0];
}

/** The decided rows of this judge and of the others on all things that both judged. */
function sharedRows(
  { judge: by, outcome }: JudgmentTable,
  { rows, start }: Things,
  judge: number,
  isOther: readonly boolean[],
): Uint32Array {
  const found = new Uint32Array(rows.length);
  let used = 0;
  for (let thing = 0; thing + 1 < start.length; thing++) {
    const first = used;
    let [own, others] = [0, 0];
    for (let at = start[thing]; at < start[thing + 1]; at++) {
      const row = rows[at];
      const isOne = by[row] === judge;
      if (!isOne && !isOther[by[row]]) continue;
      if (outcome[row] !== Outcome.left && outcome[row] !== Outcome.right) continue;
      if (isOne) own++;
      else others++;
      found[used++] = row;
    }
    if (own === 0 || others === 0) used = first;
  }
  return found.slice(0, used);
}
