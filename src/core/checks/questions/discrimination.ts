import { LOW_DISCRIMINATION, SURE_OF_QUESTION } from '../../limits.ts';
import { exp, log } from '../../numerics/elementary.ts';
import { likelihood } from '../../model/likelihood.ts';
import { countsOfQuestions } from '../../posterior/loo/single-questions.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import type { CarriedDraws, Stand } from './carry.ts';

/**
 * How steeply a question's verdicts follow the strengths that all other questions give: the
 * discrimination a of item response theory (Birnbaum 1968), P(left wins) by a·(β_left − β_right) in
 * the place of β_left − β_right. 1: as an average question does; 0: a coin, whoever is compared;
 * below 0: against the order. Columns are by question.
 */
export interface Discrimination {
  readonly median: Float64Array;
  /** Ends of the 95% interval. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** P(a < 0). */
  readonly reversed: Float64Array;
  /** P(a < LOW_DISCRIMINATION). */
  readonly low: Float64Array;
  /**
   * The same by the question's own verdicts alone: with every a from −2 to 4 as likely beforehand,
   * rather than one near 1 as other questions have.
   */
  readonly alone: Pick<Discrimination, 'reversed' | 'low'>;
  /** Posterior mean of how far the questions' a scatter about 1 (standard deviation). */
  readonly spread: number;
}

/** What a question is worth, as far as its verdicts say; 'unclear' where they are too few to say. */
export type QuestionKind = 'separates' | 'unclear' | 'dead' | 'reversed';

/** Probabilities of one question. */
interface SlopeShares {
  readonly reversed: number;
  readonly low: number;
}

/**
 * A question is called something where both say so: its posterior, which knows the other questions,
 * and its verdicts alone. Where questions are much alike the posterior of one without any verdict
 * would have it separate models as they do.
 * @param ties verdicts, where all are ties; else 0
 */
export function kindOf(posterior: SlopeShares, alone: SlopeShares, ties: number): QuestionKind {
  if (ties > 0 && mostlyTies(ties) >= SURE_OF_QUESTION) return 'dead';
  const isSure = (of: (shares: SlopeShares) => number): boolean =>
    Math.min(of(posterior), of(alone)) >= SURE_OF_QUESTION;
  if (isSure(({ reversed }) => reversed)) return 'reversed';
  if (isSure(({ low }) => low)) return 'dead';
  return isSure(({ low }) => 1 - low) ? 'separates' : 'unclear';
}

/**
 * After nothing but so many ties the probability that most verdicts would be ties, every share of
 * them as likely beforehand: Beta(1 + ties, 1) above 1/2. Reaches 90% with three.
 */
function mostlyTies(ties: number): number {
  return 1 - 0.5 ** (ties + 1);
}

/** Values of a, from −2 to 4. */
const FROM = -2;
const STEP = 0.15;
const VALUES = Float64Array.from({ length: 41 }, (_, at) => FROM + STEP * at);
/** How far the a of questions may scatter, and the prior on it: half-normal(1). */
const SPREADS = [0.2, 0.3, 0.45, 0.65, 0.9, 1.25, 1.75];
/** Draws of the strengths that are averaged over, and evaluations in all that are affordable. */
const MAX_DRAWS = 16;
const WORK = 150_000;

/**
 * The log-likelihoods of a question's a, averaged over draws of the strengths; added to as
 * posteriors without each question come.
 */
export class DiscriminationCounts {
  readonly #carried: CarriedDraws;
  readonly #termOf: (q: number) => ReturnType<typeof likelihood>;
  /** By question, then value. */
  readonly #log: Float64Array;
  readonly #draws: number;

  constructor(carried: CarriedDraws, counts: PairCounts, byQuestion: QuestionCounts) {
    this.#carried = carried;
    const each = countsOfQuestions(counts, byQuestion);
    const { density, model } = carried;
    this.#termOf = (q) => likelihood(each(q), model.ties, density);
    const { questions } = byQuestion;
    this.#log = new Float64Array(questions * VALUES.length);
    const affordable = Math.floor(WORK / (questions * VALUES.length));
    this.#draws = Math.max(1, Math.min(MAX_DRAWS, affordable, carried.size));
  }

  /** @param stand the posterior without the question */
  add(q: number, stand: Stand): void {
    const { density, size } = this.#carried;
    const models = this.#carried.offset.length;
    const term = this.#termOf(q);
    const point = new Float64Array(density.parameters);
    const scaled = new Float64Array(density.parameters);
    const gradient = new Float64Array(density.parameters);
    const { length } = VALUES;
    const own = new Float64Array(length * this.#draws);
    for (let d = 0; d < this.#draws; d++) {
      this.#carried.draw(stand, Math.floor((d * size) / this.#draws), point);
      scaled.set(point);
      for (let v = 0; v < length; v++) {
        for (let m = 0; m < models; m++) scaled[m] = VALUES[v] * point[m];
        own[v * this.#draws + d] = term.evaluate(scaled, gradient);
      }
    }
    for (let v = 0; v < length; v++)
      this.#log[q * length + v] = logMean(own.subarray(v * this.#draws, (v + 1) * this.#draws));
  }

  /** The posterior of every question's a ~ normal(1, spread), the spread learned from all of them. */
  summed(): Discrimination {
    const { length } = VALUES;
    const questions = this.#log.length / length;
    const priors = SPREADS.map(priorOf);
    const byQuestion = Array.from({ length: questions }, (_, q) => {
      const own = this.#log.subarray(q * length, (q + 1) * length);
      const best = own.reduce((most, x) => Math.max(most, x), -Infinity);
      return own.map((x) => exp(x - best));
    });
    const evidence = priors.map((prior, at) =>
      byQuestion.reduce(
        (sum, likelihoods) => sum + log(dot(prior, likelihoods)),
        -(SPREADS[at] ** 2) / 2 + log(SPREADS[at]),
      ),
    );
    const best = Math.max(...evidence);
    const total = evidence.reduce((sum, x) => sum + exp(x - best), 0);
    const weights = evidence.map((x) => exp(x - best) / total);
    const columns = () => new Float64Array(questions);
    const found = { median: columns(), lower: columns(), upper: columns() };
    const [reversed, low] = [columns(), columns()];
    const alone = { reversed: columns(), low: columns() };
    byQuestion.forEach((likelihoods, q) => {
      const posterior = new Float64Array(length);
      priors.forEach((prior, at) => {
        const mass = dot(prior, likelihoods);
        for (let v = 0; v < length; v++)
          posterior[v] += (weights[at] * prior[v] * likelihoods[v]) / mass;
      });
      found.median[q] = quantileOf(posterior, 0.5);
      found.lower[q] = quantileOf(posterior, 0.025);
      found.upper[q] = quantileOf(posterior, 0.975);
      reversed[q] = massBelow(posterior, 0);
      low[q] = lowShare(posterior);
      const mass = likelihoods.reduce((sum, x) => sum + x, 0);
      const own = likelihoods.map((x) => x / mass);
      alone.reversed[q] = massBelow(own, 0);
      alone.low[q] = lowShare(own);
    });
    const spread = weights.reduce((sum, weight, at) => sum + weight * SPREADS[at], 0);
    return { ...found, reversed, low, alone, spread };
  }
}

function priorOf(spread: number): Float64Array {
  const density = VALUES.map((a) => exp(-0.5 * ((a - 1) / spread) ** 2));
  const total = density.reduce((sum, x) => sum + x, 0);
  return density.map((x) => x / total);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let v = 0; v < a.length; v++) sum += a[v] * b[v];
  return sum;
}

/** P(a < LOW_DISCRIMINATION). @param posterior mass of the 41 values −2, −1.85 … 4 */
export function lowShare(posterior: Float64Array): number {
  return massBelow(posterior, LOW_DISCRIMINATION);
}

/** Each value's mass is spread evenly over its step. */
function massBelow(posterior: Float64Array, edge: number): number {
  let sum = 0;
  for (let v = 0; v < posterior.length; v++) {
    const share = (edge - VALUES[v]) / STEP + 0.5;
    sum += posterior[v] * Math.max(0, Math.min(1, share));
  }
  return sum;
}

function quantileOf(posterior: Float64Array, probability: number): number {
  let sum = 0;
  for (let v = 0; v < posterior.length; v++) {
    if (sum + posterior[v] >= probability)
      return VALUES[v] + STEP * ((probability - sum) / posterior[v] - 0.5);
    sum += posterior[v];
  }
  return VALUES[VALUES.length - 1] + STEP / 2;
}

function logMean(values: Float64Array): number {
  const best = values.reduce((most, x) => Math.max(most, x), -Infinity);
  if (best === -Infinity) return best;
  return best + log(values.reduce((sum, x) => sum + exp(x - best), 0) / values.length);
}
