import type { Random } from '../numerics/random.ts';
import type { Term } from './term.ts';

/** Where a density has its parameters. */
export interface Places {
  /** K, the number of strengths. */
  readonly models: number;
  /** Position of α, of log ν or log κ, of log ω and of log τ; null where the model does not have it. */
  readonly order: number | null;
  readonly tie: number | null;
  readonly omega: number | null;
  readonly tau: number | null;
  /** Length of the parameter vector. */
  readonly parameters: number;
}

/** The same where questions have departures of their own. */
export interface QuestionPlaces extends Places {
  readonly omega: number;
}

/** A term of which something is drawn beside the parameters, not integrated out. */
export interface MovingTerm extends Term {
  /**
   * Draws it anew, given the parameters, by a step that leaves its posterior invariant.
   * `evaluate` is of what has been drawn from then on.
   */
  renew(point: Float64Array, random: Random): void;
}

/** The part of a density that is about data, which may have further parameters of its own. */
export interface DataPart {
  /** How many; they stand before log τ. */
  readonly further: number;
  /** Whether the first of them is log ω. */
  readonly hasOmega?: boolean;
  /** @param further position of the first of the further parameters */
  readonly terms: (places: Places, further: number) => readonly (Term | MovingTerm)[];
}
