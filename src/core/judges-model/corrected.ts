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

/** The mean of fewer things, or questions, is not nearly normal. */
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
 * Prediction-powered win rates (Angelopoulos, Bates, Fannjiang, Jordan & Zrnic 2023; the share of
 * the judge by Angelopoulos, Duchi & Zrnic 2023). They hold if the common things were chosen
 * without regard to what they hold; the variance is clustered by question.
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
    reference === null ? [] : [{ question, judge, reference }],
  );
  const all = meanOf(items.map((item): Part => [item.question, item.judge]));
  const reference = meanOf(both.map((item): Part => [item.question, item.reference]));
  const ofCommon = meanOf(both.map((item): Part => [item.question, item.judge]));
  const isKnown = isEnough(items.length, all);
  const isCommon = isEnough(both.length, reference);
  return {
    model,
    judged: items.length,
    common: both.length,
    judge: isKnown ? intervalOf(all, all.pulls.size) : null,
    reference: isCommon ? intervalOf(reference, reference.pulls.size) : null,
    corrected: isCommon
      ? intervalOf(correctedMean(reference, all, ofCommon), reference.pulls.size)
      : null,
  };
}

function isEnough(things: number, { pulls }: Mean): boolean {
  return things >= MIN_COMMON && pulls.size >= MIN_QUESTIONS;
}

type Part = readonly [question: number, value: number];

/** A mean, and what each question adds to its error. */
interface Mean {
  readonly value: number;
  readonly pulls: ReadonlyMap<number, number>;
}

function meanOf(parts: readonly Part[]): Mean {
  const value = parts.reduce((sum, [, x]) => sum + x, 0) / parts.length;
  const pulls = new Map<number, number>();
  for (const [question, x] of parts)
    pulls.set(question, (pulls.get(question) ?? 0) + (x - value) / parts.length);
  return { value, pulls };
}

/** a + times·b; the things of both may be the same, and those of one question are not independent. */
function added(a: Mean, b: Mean, times: number): Mean {
  const pulls = new Map(a.pulls);
  for (const [question, pull] of b.pulls)
    pulls.set(question, (pulls.get(question) ?? 0) + times * pull);
  return { value: a.value + times * b.value, pulls };
}

function productOf(a: Mean, b: Mean): number {
  let sum = 0;
  for (const [question, pull] of a.pulls) sum += pull * (b.pulls.get(question) ?? 0);
  return sum;
}

/**
 * The reference's mean, moved by a share of what the judge's mean over all things differs from its
 * mean over the common ones: the share at which the variance is least, so that a judge of no use
 * leaves the reference as it is.
 */
function correctedMean(reference: Mean, judge: Mean, ofCommon: Mean): Mean {
  const further = added(judge, ofCommon, -1);
  const square = productOf(further, further);
  const best = square > 0 ? -productOf(reference, further) / square : 0;
  return added(reference, further, Math.max(0, Math.min(1, best)));
}

/** @param questions whose number the interval's tails go by */
function intervalOf({ value, pulls }: Mean, questions: number): Estimated {
  let squares = 0;
  for (const pull of pulls.values()) squares += pull * pull;
  const reach =
    studentQuantile(0.975, questions - 1) * Math.sqrt((squares * questions) / (questions - 1));
  const inside = (x: number): number => Math.max(0, Math.min(1, x));
  return { value: inside(value), lower: inside(value - reach), upper: inside(value + reach) };
}
