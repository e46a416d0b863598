import { isOrderKnown } from '../../table/judgments.ts';
import { countsOfVerdicts, verdictColumns } from '../../table/grades.ts';
import { withChoices, withoutChoices } from '../../table/choices/choice-pairs.ts';
import { timesOf, withTimes } from '../../table/choices/tied.ts';
import { withQuestions } from '../../table/questions/question-counts.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { createDensity } from '../../model/density.ts';
import { whyNoMaximum } from '../../model/existence.ts';
import { clustersOf } from '../../model/questions/clusters.ts';
import { clusterKindOf } from '../../model/settings.ts';
import type { ModelSettings } from '../../model/settings.ts';
import type { Random } from '../../numerics/random.ts';
import { binomial } from '../../numerics/binomial.ts';
import { choiceSlopes } from '../../model/choices/scores.ts';
import { eachQuestionScore } from '../robust/question-scores.ts';
import { resampleQuestions } from '../robust/resample-questions.ts';
import { covarianceOf, maximumNear, refuse, withoutPriors } from './mle.ts';
import type { MaximumLikelihood } from './mle.ts';

/** What the bootstrap knows besides its replicates. */
export interface BootstrapFacts {
  /** The maximum likelihood estimate of every parameter, from the counts as they are. */
  readonly estimate: Float64Array;
  /** Per parameter the acceleration of BCa intervals. */
  readonly acceleration: Float64Array;
  /** Resamplings that had no maximum and were drawn anew. */
  readonly withoutMaximum: number;
}

/** Resampling is given up where fewer than one in so many has a maximum. */
const RAREST = 20;
const FIRST_TRIES = 200;

/**
 * Maxima of the likelihoods of resampled judgments (Efron 1979), one after another: as many
 * judgments as there are, drawn with replacement, which is one multinomial over the outcomes of
 * all ordered pairs and costs the same for any number of judgments; or as many questions, where the
 * model is of questions like these (cluster bootstrap: Davison & Hinkley 1997, 3.8). Resamplings without a
 * maximum are drawn anew and counted: the replicates are conditional on there being one.
 */
export class Bootstrap {
  withoutMaximum = 0;
  #found = 0;
  readonly #counts: PairCounts;
  readonly #model: ModelSettings;
  readonly #maximum: MaximumLikelihood;
  readonly #groups: QuestionCounts | null;

  constructor(counts: PairCounts, model: ModelSettings, maximum: MaximumLikelihood) {
    this.#counts = counts;
    this.#model = model;
    this.#maximum = maximum;
    this.#groups = groupsOf(counts, model);
  }

  /**
   * The next replicate: a parameter vector.
   * @throws CaravanError no-maximum where hardly any resampling has one
   */
  next(random: Random): Float64Array {
    for (;;) {
      const counts = this.#resample(random);
      const point = this.#maximumOf(counts);
      if (point !== null) {
        this.#found++;
        return point;
      }
      this.withoutMaximum++;
      const tried = this.#found + this.withoutMaximum;
      if (tried > FIRST_TRIES && tried > RAREST * this.#found) {
        refuse({ why: 'resampled', tried, found: this.#found });
      }
    }
  }

  #resample(random: Random): PairCounts {
    return this.#groups === null
      ? resample(this.#counts, random)
      : resampleQuestions(this.#counts, this.#groups, random);
  }

  #maximumOf(counts: PairCounts): Float64Array | null {
    if (whyNoMaximum(counts, this.#model) !== null) return null;
    return maximumNear(createDensity(counts, withoutPriors(this.#model)), this.#maximum);
  }
}

/** What is resampled whole, where it is not single judgments: of questions and raters the fewer. */
function groupsOf(counts: PairCounts, model: ModelSettings): QuestionCounts | null {
  const kind = clusterKindOf(model);
  return kind && (clustersOf(counts, kind)?.fewest ?? null);
}

/** As many observations as there are, drawn with replacement; weights are rounded in their sum. */
export function resample(given: PairCounts, random: Random): PairCounts {
  const counts = withoutChoices(given);
  const { choices } = given;
  const pairs = verdictColumns(counts);
  const columns = choices === undefined ? pairs : [...pairs, timesOf(choices)];
  let weight = 0;
  for (const column of columns) for (const n of column) weight += n;
  let judgments = Math.max(1, Math.round(weight));
  const drawn = columns.map((column) =>
    column.map((n) => {
      const share = weight > 0 ? Math.min(1, n / weight) : 0;
      const times = binomial(judgments, share, random);
      judgments -= times;
      weight -= n;
      return times;
    }),
  );
  const again = countsOfVerdicts(drawn.slice(0, pairs.length));
  const resampled = withQuestions({ ...counts, ...again }, undefined);
  if (choices === undefined) return resampled;
  return withChoices(resampled, withTimes(choices, drawn[pairs.length]));
}

/**
 * The acceleration of BCa intervals (Efron 1987, J. Am. Stat. Assoc. 82, eq. 7.3): the skewness
 * of every parameter's empirical influence, one value per pair and verdict, weighted by count; or
 * one per question, where questions are resampled.
 */
export function accelerations(
  counts: PairCounts,
  model: ModelSettings,
  maximum: MaximumLikelihood,
): Float64Array {
  const { density, point } = maximum;
  const { parameters, order, tie, strong = null } = density;
  const covariance = covarianceOf(maximum);
  const squares = new Float64Array(parameters);
  const cubes = new Float64Array(parameters);
  const skewness = (): Float64Array =>
    cubes.map((cube, k) => (squares[k] > 0 ? cube / (6 * squares[k] * Math.sqrt(squares[k])) : 0));
  /** Of so many observations with these slopes by these parameters. */
  const add = (touched: ArrayLike<number>, slopes: Float64Array, times: number): void => {
    for (let k = 0; k < parameters; k++) {
      let influence = 0;
      for (let at = 0; at < touched.length; at++)
        influence += slopes[at] * covariance[touched[at] * parameters + k];
      squares[k] += times * influence * influence;
      cubes[k] += times * influence * influence * influence;
    }
  };
  const groups = groupsOf(counts, model);
  if (groups !== null) {
    eachQuestionScore(counts, groups, model.ties, density, point, ({ places, size, score }) => {
      const own = places.subarray(0, size);
      add(
        own,
        Float64Array.from(own, (place) => score[place]),
        1,
      );
    });
    return skewness();
  }
  const pairs = withoutChoices(counts);
  const columns = verdictColumns(pairs);
  columns.forEach((column, verdict) => {
    const ordered = oneJudgment(verdict, columns.length, model);
    const unordered = oneJudgment(verdict, columns.length, { ...model, order: null });
    for (let p = 0; p < column.length; p++) {
      if (column[p] === 0) continue;
      const isKnown = isOrderKnown(counts, p);
      const { density: single, place, gradient } = isKnown ? ordered : unordered;
      const others = [isKnown ? order : null, tie, strong].filter((k) => k !== null);
      const touched = [counts.left[p], counts.right[p], ...others];
      touched.forEach((k, at) => (place[at] = point[k]));
      single.evaluate(place, gradient);
      add(touched, gradient, column[p]);
    }
  });
  if (counts.choices === undefined) return skewness();
  const slopesAt = choiceSlopes(point, counts.choices, model.ties, tie);
  timesOf(counts.choices).forEach((times, place) => {
    const own = times === 0 ? null : slopesAt(place);
    if (own !== null) add(own.touched, own.slopes, times);
  });
  return skewness();
}

/** The likelihood of one judgment of one pair, with room for a point and its gradient. */
function oneJudgment(verdict: number, verdicts: number, model: ModelSettings) {
  const columns = Array.from({ length: verdicts }, (_, at) =>
    Float64Array.of(at === verdict ? 1 : 0),
  );
  const counts: PairCounts = {
    models: ['left', 'right'],
    left: Uint32Array.of(0),
    right: Uint32Array.of(1),
    ...countsOfVerdicts(columns),
  };
  const density = createDensity(counts, withoutPriors(model));
  const room = (): Float64Array => new Float64Array(density.parameters);
  return { density, place: room(), gradient: room() };
}
