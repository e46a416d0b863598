import { fitAll } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL, withQuestionModel } from '../../src/core/model/settings.ts';
import type { ModelSettings, QuestionModel } from '../../src/core/model/settings.ts';
import { logistic } from '../../src/core/model/pairwise.ts';
import { normalQuantile } from '../../src/core/numerics/normal-quantile.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import type { Random } from '../../src/core/numerics/random.ts';
import { column } from '../../src/core/posterior/draws/draws.ts';
import { drawFromPrior } from '../../src/core/posterior/prior/prior-draw.ts';
import { describe } from '../../src/core/posterior/ranking/describe.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';
import { countsOf, INTERVALS } from '../core/counts-of.ts';
import type { Row } from '../core/counts-of.ts';
import { countsByQuestion } from '../core/questions-of.ts';
import type { Verdict } from '../core/questions-of.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const QUESTIONS = 40;
const SAMPLER = { ...DEFAULT_SAMPLER, draws: 1000 };
/** Without an order effect, as each pair is shown to nobody in particular. */
const MODEL: ModelSettings = { ...DEFAULT_MODEL, ties: 'drop', order: null };
const RANDOM: QuestionModel = { kind: 'random', scale: 1 };
/** Points, equally likely, that stand for a normal distribution. */
const POINTS = Array.from({ length: 2000 }, (_, i) => normalQuantile((i + 0.5) / 2000));

/** How often intervals hold the strengths that judgments were simulated from. */
export interface Coverage {
  readonly widths: 'these questions' | 'robust' | 'departures';
  readonly converged: number;
  /** Means over data sets of the share of models inside, with their standard errors. */
  readonly narrow: Share;
  readonly wide: Share;
}

interface Share {
  readonly wanted: number;
  readonly covered: number;
  readonly error: number;
}

/** One data set's share of models inside each interval. */
interface Inside {
  readonly narrow: number;
  readonly wide: number;
  readonly converged: boolean;
}

/**
 * Models that differ by question, ω = 1 for the plain and the robust widths, whose truth is the
 * Bradley–Terry model nearest to the shares of wins over all questions there could be; for the model
 * with departures ω comes from its prior, half-normal(1), and the truth are its own strengths. Every
 * pair has a judgment on each of 40 questions.
 */
export function questionCoverage(sets: number, seed: number): Coverage[] {
  const random = createRandom(seed);
  const found: Record<Coverage['widths'], Inside[]> = {
    'these questions': [],
    robust: [],
    departures: [],
  };
  for (let set = 0; set < sets; set++) {
    const sampler = { ...SAMPLER, seed: random.bits() };
    const insideOf = (questions: QuestionModel | null, counts: PairCounts, truth: Float64Array) => {
      const fit = fitAll(counts, withQuestionModel(MODEL, questions), sampler, INTERVALS);
      const estimates = Array.from(
        truth,
        (_, k) => describe(column(fit.draws, k), fit.draws.chains, sampler, INTERVALS).estimate,
      );
      const share = (isInside: (k: number) => boolean): number =>
        NAMES.filter((_, k) => isInside(k)).length / NAMES.length;
      return {
        narrow: share((k) => estimates[k].lower < truth[k] && truth[k] < estimates[k].upper),
        wide: share((k) => estimates[k].lowerWide < truth[k] && truth[k] < estimates[k].upperWide),
        converged: fit.summary.diagnostics.converged,
      };
    };
    const { strengths } = drawFromPrior(NAMES, MODEL, random);
    const nearest = overAllQuestions(strengths, 1);
    const counts = judge(strengths, 1, random);
    found['these questions'].push(insideOf(null, counts, nearest));
    found.robust.push(insideOf({ kind: 'robust' }, counts, nearest));
    const truth = drawFromPrior(NAMES, withQuestionModel(MODEL, RANDOM), random);
    const own = judge(truth.strengths, truth.omega ?? 0, random);
    found.departures.push(insideOf(RANDOM, own, truth.strengths));
  }
  return (['these questions', 'robust', 'departures'] as const).map((widths) => ({
    widths,
    converged: found[widths].filter(({ converged }) => converged).length,
    narrow: shareOf(
      INTERVALS.narrow,
      found[widths].map(({ narrow }) => narrow),
    ),
    wide: shareOf(
      INTERVALS.wide,
      found[widths].map(({ wide }) => wide),
    ),
  }));
}

/** Whether a model whose intervals should hold covers to within three standard errors. */
export function isCovered({ narrow, wide }: Coverage): boolean {
  return [narrow, wide].every(
    ({ covered, wanted, error }) => Math.abs(covered - wanted) < 3 * error,
  );
}

function shareOf(wanted: number, shares: readonly number[]): Share {
  const covered = shares.reduce((sum, share) => sum + share / shares.length, 0);
  const squares = shares.reduce((sum, share) => sum + (share - covered) ** 2, 0);
  return { wanted, covered, error: Math.sqrt(squares / (shares.length - 1) / shares.length) };
}

const PAIRS = NAMES.flatMap((_, i) => NAMES.slice(i + 1).map((__, j) => [i, i + 1 + j] as const));

/** A judgment of every pair on each question. */
function judge(strengths: Float64Array, omega: number, random: Random): PairCounts {
  const verdicts: Verdict[] = [];
  for (let q = 0; q < QUESTIONS; q++) {
    const own = strengths.map((strength) => strength + omega * random.normal());
    for (const [i, j] of PAIRS) {
      const isFirst = random.uniform() < logistic(own[i] - own[j]);
      verdicts.push([q, NAMES[i], NAMES[j], isFirst ? 'left' : 'right']);
    }
  }
  return countsByQuestion(verdicts, NAMES);
}

/** What strengths come to where every pair has been judged on endlessly many questions. */
function overAllQuestions(strengths: Float64Array, omega: number): Float64Array {
  const many = 1e8;
  const rows = PAIRS.map(([i, j]): Row => {
    const apart = strengths[i] - strengths[j];
    const wins = POINTS.reduce(
      (sum, z) => sum + logistic(apart + Math.SQRT2 * omega * z) / POINTS.length,
      0,
    );
    return [NAMES[i], NAMES[j], many * wins, many * (1 - wins)];
  });
  const settings = { ...SAMPLER, sampler: 'laplace', chains: 1, draws: 100, warmup: 0 } as const;
  const { rows: ranked } = fitAll(countsOf(rows, NAMES), MODEL, settings, INTERVALS).summary;
  const out = new Float64Array(NAMES.length);
  for (const { model, median } of ranked) out[model] = median;
  return out;
}
