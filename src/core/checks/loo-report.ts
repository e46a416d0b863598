import { outcomeOf } from '../table/judgments.ts';
import type { Outcome, PairCounts } from '../table/judgments.ts';
import { whyNoQuestions } from '../model/questions/enough.ts';
import { posteriorDraws } from '../fit/posterior-draws.ts';
import { identified } from '../model/order-effect.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { psisLoo } from '../posterior/loo/loo.ts';
import type { Loo } from '../posterior/loo/loo.ts';
import type { QuestionLoo } from '../posterior/loo/question-loo.ts';
import { DEFAULT_SAMPLER } from '../sampler/settings.ts';
import { timesOf } from '../table/choices/tied.ts';
import { leaveQuestionsOut } from './questions/leave-out.ts';
import type { Thinned } from './thinned.ts';

/** A kind of judgment: all of one ordered pair with one outcome, or all choices of a set that are alike. */
export interface HardJudgment {
  /** Place in the counts; of a choice as in `Loo`. */
  readonly pair: number;
  readonly outcome: Outcome;
  /** Judgments alike. */
  readonly judgments: number;
  readonly k: number;
  /** Log predictive density of one of them. */
  readonly elpd: number;
}

export interface LooReport {
  readonly loo: Loo;
  readonly thinned: Thinned;
  /** Where the counts tell enough questions apart: with one question at a time left out. */
  readonly byQuestion: QuestionLoo | null;
  /** Largest k-hat first, at most 20, above the threshold or not. */
  readonly hardest: readonly HardJudgment[];
  /** Least predicted first, at most 20. */
  readonly surprising: readonly HardJudgment[];
}

/** Draws that leave-one-out prediction uses at the most; more would add nothing that is read. */
const MAX_DRAWS = 4000;
/** Draws that are tried first where there are many kinds of judgments. */
const FEW = 1000;
/** Kinds of judgments from which on that is worth while. */
const MANY = 2000;
/** Share of the standard error over judgments that the error of few draws may have. */
const NEGLIGIBLE = 0.05;
const LISTED = 20;

/**
 * PSIS-LOO of a fit. Many kinds of judgments are predicted with 1,000 of the draws; where the
 * Monte Carlo error that leaves is not negligible, again with 4,000. Where draws are widened by how
 * questions differ, the posterior that they were widened from is drawn anew.
 * @throws CaravanError as `fitAll`
 */
export function looReport(
  draws: Draws,
  counts: PairCounts,
  settings: ModelSettings,
  seed: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): LooReport {
  const shown = identified(counts, settings);
  const { draws: drawn, model } = posteriorDraws(draws, counts, shown, {
    ...DEFAULT_SAMPLER,
    seed,
  });
  const isByQuestion = whyNoQuestions(counts) === null;
  const of = drawn.chains * drawn.perChain;
  const find = (most: number): Loo =>
    psisLoo(drawn, counts, model.ties, {
      most,
      onProgress: (done, total) => {
        onProgress(done, isByQuestion ? 2 * total : total);
      },
    });
  let loo = find(counts.left.length + kindsOfChoices(counts) > MANY ? FEW : MAX_DRAWS);
  if (loo.draws < Math.min(MAX_DRAWS, of) && !(loo.mcse < NEGLIGIBLE * loo.elpdLoo.se)) {
    loo = find(MAX_DRAWS);
  }
  return {
    loo,
    thinned: { used: loo.draws, of },
    byQuestion: leaveQuestionsOut(drawn, counts, model, seed, (done, total) => {
      onProgress(total + done, 2 * total);
    }),
    hardest: first(loo, (a, b) => loo.k[b] - loo.k[a]),
    surprising: first(loo, (a, b) => loo.elpd[a] - loo.elpd[b]),
  };
}

function kindsOfChoices({ choices }: PairCounts): number {
  return choices === undefined ? 0 : timesOf(choices).filter((n) => n > 0).length;
}

function first(
  { pair, outcome, weight, k, elpd }: Loo,
  order: (a: number, b: number) => number,
): HardJudgment[] {
  const places = Array.from(pair, (_, at) => at)
    // Two that are infinite differ by NaN, which counts as nothing.
    .sort((a, b) => order(a, b) || a - b)
    .slice(0, LISTED);
  return places.map((at) => ({
    pair: pair[at],
    outcome: outcomeOf(outcome[at]),
    judgments: weight[at],
    k: k[at],
    elpd: elpd[at],
  }));
}
