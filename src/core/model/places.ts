import type { Random } from '../numerics/random.ts';
import type { Term } from './term.ts';

/** Where a density has its parameters. */
export interface Places {
  /** K, the number of strengths. */
  readonly models: number;
  /**
   * Position of α, of log ν or log κ, of ω's coordinate (questions/omega.ts) and of log τ; null where
   * the model does not have it.
   */
  readonly order: number | null;
  readonly tie: number | null;
  /** Of log ν₁ or log (κ₂ − κ₁), where verdicts are graded; behind `tie`. */
  readonly strong?: number | null;
  readonly omega: number | null;
  readonly tau: number | null;
  /** Length of the parameter vector. */
  readonly parameters: number;
}

/** The same where questions have departures of their own. */
export interface QuestionPlaces extends Places {
  readonly omega: number;
}

/**
 * What is drawn beside the parameters, not integrated out, in coordinates that are nearly standard
 * normal and independent of them.
 */
export interface Moving {
  /** As last drawn; `evaluate` is of these. Whoever draws them otherwise writes them here. */
  readonly noise: Float64Array;
  /**
   * The log density at a point and at some noise e, plus |e|²/2, with derivatives by the parameters
   * as `evaluate` gives them; fills in `push`, those by e.
   */
  evaluateAt(
    point: Float64Array,
    e: Float64Array,
    gradient: Float64Array,
    push: Float64Array,
  ): number;
  /** Draws it anew, given the parameters, by a step that leaves its posterior invariant. */
  renew(point: Float64Array, random: Random): void;
}

/** A term of that kind. */
export type MovingTerm = Term & Moving;

/** The part of a density that is about data, which may have further parameters of its own. */
export interface DataPart {
  /** How many; they stand before log τ. */
  readonly further: number;
  /** Whether the first of them is ω's coordinate. */
  readonly hasOmega?: boolean;
  /** @param further position of the first of the further parameters */
  readonly terms: (places: Places, further: number) => readonly (Term | MovingTerm)[];
}
