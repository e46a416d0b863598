import { groupByThing } from '../agreement/things.ts';
import { collectVerdicts } from '../agreement/verdicts.ts';
import { studentQuantile } from '../numerics/student-quantile.ts';
import type { Estimated } from '../numerics/wilson.ts';
import type { JudgmentTable, ModelIndex } from '../table/judgments.ts';

/** One model's share of its comparisons won, a tie being half a win; 95% intervals. */
export interface CorrectedRate {
  readonly model: ModelIndex;
  /** Things (question, two models, turn) that the judge judged, and that the reference did too. */
  readonly judged: number;
  readonly common: number;
  /** By the reference alone, on what both judged. */
  readonly reference: Estimated | null;
  /** By the judge alone, on all that it judged. */
  readonly judge: Estimated | null;
  /** The judge's, less what it is off by where the reference judged too; null with too little. */
  readonly corrected: Estimated | null;
}

/** A judge's win rates corrected by a reference. */
export interface CorrectedRates {
  readonly judge: readonly string[];
  readonly common: number;
  readonly rates: readonly CorrectedRate[];
}

/** Fewer common things, or questions, have no normal mean. */
const MIN_COMMON = 10;
const MIN_QUESTIONS = 5;

/** What is known of one thing, as one model sees it. */
interface Item {
  readonly question: number;
  readonly judge: number;
  /** Null where the reference has not judged it. */
  readonly reference: number | null;
}

/**
 * Prediction-powered win rates (Angelopoulos, Bates, Fannjiang, Jordan & Zrnic 2023): the judge's
 * mean over all things, plus the mean of reference less judge over the common ones. Holds if those
 * were chosen without regard to what they hold; the variance is clustered by question.
 * @param models in whose order the rates are
 */
export function correctedRates(
  table: JudgmentTable,
  models: readonly string[],
  reference: readonly string[],
  judges: readonly (readonly string[])[],
): readonly CorrectedRates[] {
  const things = groupByThing(table);
  const verdicts = collectVerdicts(table, things);
  const place = new Map(models.map((name, m) => [name, m]));
  return judges.map((judge) => {
    const items = models.map((): Item[] => []);
    const [isReference, isJudge] = [reference, judge].map((names) => {
      const own = new Set(names);
      return table.judges.map((name) => own.has(name));
    });
    let common = 0;
    for (let thing = 0; thing + 1 < verdicts.start.length; thing++) {
      const mean = (isOne: readonly boolean[]): number | null => {
        let [sum, count] = [0, 0];
        for (let at = verdicts.start[thing]; at < verdicts.start[thing + 1]; at++) {
          if (!isOne[verdicts.judge[at]]) continue;
          count++;
          sum += [1, 0, 0.5][verdicts.verdict[at]];
        }
        return count === 0 ? null : sum / count;
      };
      const [own, other] = [mean(isJudge), mean(isReference)];
      if (own === null) continue;
      if (other !== null) common++;
      const row = things.rows[things.start[thing]];
      const question = table.question[row];
      const [a, b] = [table.left[row], table.right[row]];
      const [low, high] = a < b ? [a, b] : [b, a];
      items[place.get(table.models[low]) ?? 0].push({ question, judge: own, reference: other });
      items[place.get(table.models[high]) ?? 0].push({
        question,
        judge: 1 - own,
        reference: other === null ? null : 1 - other,
      });
    }
    return { judge, common, rates: items.map(rateOf) };
  });
}

function rateOf(items: readonly Item[], model: ModelIndex): CorrectedRate {
  const both = items.flatMap(({ question, judge, reference }) =>
    reference === null ? [] : [{ question, reference, off: reference - judge }],
  );
  const questions = new Set(both.map(({ question }) => question)).size;
  const isEnough = both.length >= MIN_COMMON && questions >= MIN_QUESTIONS;
  const judge = items.map((item): Part => [item.question, item.judge]);
  const reference = both.map((item): Part => [item.question, item.reference]);
  const off = both.map((item): Part => [item.question, item.off]);
  return {
    model,
    judged: items.length,
    common: both.length,
    judge: items.length < MIN_COMMON ? null : meanOf([judge]),
    reference: isEnough ? meanOf([reference]) : null,
    corrected: isEnough ? meanOf([judge, off]) : null,
  };
}

type Part = readonly [question: number, value: number];

/**
 * The sum of some means, with the variance that questions give it: things of one question, and one
 * thing in several means, are not independent.
 */
function meanOf(parts: readonly (readonly Part[])[]): Estimated | null {
  const pulls = new Map<number, number>();
  let value = 0;
  let fewest = Infinity;
  for (const part of parts) {
    const mean = part.reduce((sum, [, x]) => sum + x, 0) / part.length;
    value += mean;
    for (const [question, x] of part)
      pulls.set(question, (pulls.get(question) ?? 0) + (x - mean) / part.length);
    fewest = Math.min(fewest, new Set(part.map(([question]) => question)).size);
  }
  if (fewest < 2) return null;
  let squares = 0;
  for (const pull of pulls.values()) squares += pull * pull;
  const reach = studentQuantile(0.975, fewest - 1) * Math.sqrt((squares * fewest) / (fewest - 1));
  const inside = (x: number): number => Math.max(0, Math.min(1, x));
  return { value: inside(value), lower: inside(value - reach), upper: inside(value + reach) };
}
