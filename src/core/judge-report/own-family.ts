import type { Things } from '../agreement/things.ts';
import { familyOf } from '../judge/findings/families.ts';
import { sharedThings } from '../judge/findings/self-preference.ts';
import { MIN_OBSERVATIONS } from '../limits.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { effectOf } from './effect.ts';
import type { Effect } from './effect.ts';

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
  /** The first less the second; null with fewer than MIN_OBSERVATIONS things. */
  readonly preference: Effect | null;
}

/** z² of the 95% interval: where all agree, as many further cases are what Wilson's interval adds. */
const FURTHER = 3.84;

/** Null where the judge's name tells no family, or nothing of it was judged by it and by others. */
export function ownFamilyOf(table: JudgmentTable, things: Things, judge: number): OwnFamily | null {
  const family = familyOf(table.judges[judge]);
  if (family === null) return null;
  const isOwn = table.models.map((model) => familyOf(model) === family);
  if (!isOwn.includes(true)) return null;
  const isOther = table.judges.map((name) => familyOf(name) !== family);
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
  const value = (own - others) / count;
  const pulls = {
    question: [...sums.keys()],
    pull: Array.from(sums.values(), (sum) => (sum.total - sum.things * value) / count),
  };
  const found = effectOf({
    ...{ value, pulls, judgments: count, modelVariance: null, priorVariance: 0 },
    alone: { count: 0, squares: 0 },
  });
  const least = FURTHER / (sums.size + FURTHER);
  const preference = {
    ...found,
    lower: Math.max(-1, Math.min(found.lower, value - least)),
    upper: Math.min(1, Math.max(found.upper, value + least)),
  };
  return {
    ...{ family, things: count, own: own / count, others: others / count },
    preference: count < MIN_OBSERVATIONS ? null : preference,
  };
}
