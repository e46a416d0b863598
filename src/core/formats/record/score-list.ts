import { Outcome } from '../../table/judgments.ts';
import type { Better } from '../file/mapping.ts';

/** What judges and the scripts around them write where there is no score. */
const FAILED = -1;

/**
 * The numbers that one judgment gives to so many answers shown together, in the order they were
 * shown: null for an answer that got none. Undefined where it is no such list.
 */
export function scoreList(value: unknown, count: number): readonly (number | null)[] | undefined {
  if (!Array.isArray(value) || value.length !== count) return undefined;
  const scores = value.map((score: unknown) =>
    score === null || score === FAILED
      ? null
      : typeof score === 'number' && Number.isFinite(score)
        ? score
        : undefined,
  );
  return scores.every((score) => score !== undefined) ? scores : undefined;
}

/** Who wins by two numbers; without one of them there is no verdict. */
export function outcomeByScores(
  left: number | null,
  right: number | null,
  better: Better,
): Outcome {
  if (left === null || right === null) return Outcome.unparsed;
  if (left === right) return Outcome.tie;
  return left > right === (better === 'higher') ? Outcome.left : Outcome.right;
}
