import { MIN_QUESTIONS } from '../limits.ts';
import { studentReach, studentTails } from '../numerics/student-tail.ts';

/** A number that is 0 where a judge has no such habit, with its 95% interval. */
export interface Effect {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Two-sided, against 0. */
  readonly p: number;
  /** Judgments that it is of, by weight. */
  readonly judgments: number;
  /** Different questions; those without one count for themselves. */
  readonly questions: number;
}

/** What each question adds to the error of an estimate. */
export interface Pulls {
  readonly question: ArrayLike<number>;
  readonly pull: ArrayLike<number>;
}

/** An estimate, and what each question adds to its error. */
export interface ClusteredEstimate {
  readonly value: number;
  /** Its variance if all judgments were independent and the model right; null where no model says. */
  readonly modelVariance: number | null;
  /** The part of it that the prior has. */
  readonly priorVariance: number;
  /** By question, in ascending order. */
  readonly pulls: Pulls;
  /** Of judgments without a question: how many, and the sum of their squared pulls. */
  readonly alone: { readonly count: number; readonly squares: number };
  readonly judgments: number;
}

/**
 * The interval of Student's t, clustered by question: questions are taken as a sample of others
 * like them (the sandwich with the factor G/(G − 1); of the prior its own part, so that for
 * independent judgments the variance is the posterior's). Of fewer than MIN_QUESTIONS questions, or
 * where all are alike, never narrower than the model's own.
 */
export function effectOf(of: ClusteredEstimate): Effect {
  const { pull } = of.pulls;
  const questions = pull.length + of.alone.count;
  let squares = of.alone.squares;
  for (let at = 0; at < pull.length; at++) squares += pull[at] * pull[at];
  return spread(of.value, of.judgments, questions, squares, of);
}

/** Second less first; questions of both count once, so that what they share cancels. */
export function changeBetween(first: ClusteredEstimate, second: ClusteredEstimate): Effect {
  let squares = first.alone.squares + second.alone.squares;
  let questions = first.alone.count + second.alone.count;
  const [one, other] = [first.pulls, second.pulls];
  for (let a = 0, b = 0; a < one.pull.length || b < other.pull.length; questions++) {
    const [p, q] = [one.question[a] ?? Infinity, other.question[b] ?? Infinity];
    const pull = (q <= p ? other.pull[b++] : 0) - (p <= q ? one.pull[a++] : 0);
    squares += pull * pull;
  }
  const [a, b] = [first.modelVariance, second.modelVariance];
  return spread(
    second.value - first.value,
    first.judgments + second.judgments,
    questions,
    squares,
    {
      modelVariance: a === null || b === null ? null : a + b,
      priorVariance: first.priorVariance + second.priorVariance,
    },
  );
}

function spread(
  value: number,
  judgments: number,
  questions: number,
  squares: number,
  { modelVariance, priorVariance }: Pick<ClusteredEstimate, 'modelVariance' | 'priorVariance'>,
): Effect {
  const isOne = questions < 2;
  const robust = isOne ? Infinity : (squares * questions) / (questions - 1) + priorVariance;
  const variance =
    modelVariance === null
      ? robust
      : isOne
        ? modelVariance
        : questions < MIN_QUESTIONS || squares === 0
          ? Math.max(modelVariance, robust)
          : robust;
  const df = isOne ? Infinity : questions - 1;
  const error = Math.sqrt(variance);
  const reach = Number.isFinite(error) ? studentReach(0.05, df) * error : Infinity;
  return {
    ...{ value, lower: value - reach, upper: value + reach, judgments, questions },
    p: error > 0 ? studentTails(value / error, df) : value === 0 ? 1 : 0,
  };
}
