import type { ModelIndex } from '../table/judgments.ts';
import { studentQuantile } from '../numerics/student-quantile.ts';
import { MIN_GROUP_QUESTIONS } from '../limits.ts';

/** How a model does on the questions of a group against how it does on all others. */
export interface Spot {
  readonly model: ModelIndex;
  readonly group: number;
  /** Of the group, judged with this model. */
  readonly questions: number;
  /** Points per judgment beyond what its strength leads to expect, here less elsewhere. */
  readonly difference: number;
  /** Ends of an interval that holds for all spots at once with 95%. */
  readonly lower: number;
  readonly upper: number;
}

/** Of the intervals, all of them together. */
const LEVEL = 0.95;

/**
 * Judgments of one question depend on each other, so a question counts as one observation
 * (Welch's interval). Many spots are looked at, so each has the level that makes all of them hold
 * together (Bonferroni). Largest differences first.
 * @param beyond by model, then question; NaN where the model was not judged
 */
export function findSpots(
  beyond: readonly Float64Array[],
  group: ArrayLike<number>,
  groups: number,
): Spot[] {
  const looked = beyond.flatMap((values, model) =>
    Array.from({ length: groups }, (_, own) => {
      const [inside, outside] = [true, false].map((isInside) =>
        momentsOf(values.filter((x, q) => !Number.isNaN(x) && (group[q] === own) === isInside)),
      );
      return { model, group: own, inside, outside };
    }).filter(
      ({ inside, outside }) =>
        inside.count >= MIN_GROUP_QUESTIONS && outside.count >= MIN_GROUP_QUESTIONS,
    ),
  );
  const p = 1 - (1 - LEVEL) / (2 * looked.length);
  return looked
    .map(({ model, group: own, inside, outside }): Spot => {
      const difference = inside.mean - outside.mean;
      const [a, b] = [inside.variance / inside.count, outside.variance / outside.count];
      const df =
        (a + b) ** 2 / (a ** 2 / (inside.count - 1) + b ** 2 / (outside.count - 1)) || Infinity;
      const half = studentQuantile(p, df) * Math.sqrt(a + b);
      return {
        ...{ model, group: own, questions: inside.count, difference },
        ...{ lower: difference - half, upper: difference + half },
      };
    })
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

function momentsOf(values: Float64Array) {
  const count = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / count;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (count - 1);
  return { count, mean, variance };
}
