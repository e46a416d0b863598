import { CaravanError } from '../../core/failure.ts';
import { fitAll } from '../../core/fit/fit.ts';
import { identified } from '../../core/model/order-effect.ts';
import { isGraded } from '../../core/model/settings.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { roundedSum } from '../../core/numerics/weight-sum.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import type { FitSummary, Intervals } from '../../core/posterior/ranking/summary.ts';
import { defaultSampler } from '../../core/sampler/settings.ts';
import type { SamplerSettings } from '../../core/sampler/settings.ts';
import { strongTotal } from '../../core/table/grades.ts';
import type { PairCounts } from '../../core/table/judgments.ts';
import { usedJudgments } from '../../ui/text/result-json.ts';
import { questions as words } from '../../words/en/leaderboard/questions.ts';
import { ties as tieWords } from '../../words/en/leaderboard/ties.ts';
import type { Arguments } from '../arguments.ts';
import { chosenModel, requireClusters } from '../chosen-model.ts';
import { say } from '../file-messages.ts';
import { requireScale } from '../priors.ts';
import { progressLine } from '../progress.ts';
import { styledText } from '../reports/style.ts';
import { readStan, writeStan } from '../stan.ts';
import { tiesText } from '../ties.ts';
import type { MeantJudgments } from './meant-judgments.ts';

const GRADES_ABSENT =
  'No win has a grade, so that --ties adjacent is davidson, and cumulative rao-kupper.';

/** A fit, and what it was made with. */
export interface MeantFit {
  /** As it was asked for, or as these counts open on the page. */
  readonly chosen: ModelSettings;
  /** What of it the data identify. */
  readonly model: ModelSettings;
  /** As it was asked for. */
  readonly sampler: SamplerSettings;
  /** What was sampled with in the end. */
  readonly sampledWith: SamplerSettings;
  readonly intervals: Intervals;
  readonly draws: Draws;
  readonly summary: FitSummary;
  /** Milliseconds from the files to the draws. */
  readonly fitTime: number;
}

/**
 * Fits the judgments that are meant, or reads the draws of CmdStan in place of it; what the settings
 * mean for these judgments is said on standard error.
 * @throws ArgumentError, CaravanError where they can't be ranked so
 */
export async function fitMeant(
  asked: Arguments,
  meant: MeantJudgments,
  now: () => number,
): Promise<MeantFit> {
  const start = now();
  const { counts } = meant;
  const chosen = chosenModel(asked, counts);
  const model = modelFor(asked, chosen, meant);
  const sampler = samplerFor(asked, counts);
  requireScale(asked.scale, model, sampler.sampler);
  const intervals = intervalsOf(asked);
  if (asked.stan !== null) await writeStan(asked.stan, counts, model);
  const line = process.stderr.isTTY ? progressLine(process.stderr, now) : null;
  const stan =
    asked.stanDraws.length > 0 ? await readStan(asked.stanDraws, counts, model, intervals) : null;
  const { draws, summary } =
    stan ?? fitAll(counts, model, sampler, intervals, line?.onProgress, line?.onApproximation);
  line?.clear();
  const sampledWith = stan?.sampler ?? samplerOf(sampler, summary);
  const fitTime = now() - start;
  return { chosen, model, sampler, sampledWith, intervals, draws, summary, fitTime };
}

/** The fit of other counts with what was asked for. */
export function fitCounts(asked: Arguments, counts: PairCounts, now: () => number) {
  const model = chosenModel(asked, counts);
  const sampler = samplerFor(asked, counts);
  const start = now();
  const { draws, summary } = fitAll(counts, identified(counts, model), sampler, intervalsOf(asked));
  return { counts, draws, run: { model, sampler, summary, elapsed: now() - start } };
}

/** The model as these judgments identify it. */
function modelFor(
  asked: Arguments,
  chosen: ModelSettings,
  { counts, named, styled }: MeantJudgments,
): ModelSettings {
  if (asked.model.questions !== undefined) requireClusters(counts, asked.model, named);
  if (isGraded(asked.model.ties) && counts.grades === undefined) say(GRADES_ABSENT);
  const model = identified(counts, chosen);
  if (counts.models.length > 1 && usedJudgments(counts, model.ties) === 0)
    throw new CaravanError({ kind: 'no-judgments', unparsed: 0, rejected: 0 });
  if (isGraded(model.ties) && !asked.isOfTies)
    say(tieWords.graded.commandLine(roundedSum(strongTotal(counts))));
  if (chosen.questions !== undefined && !asked.isOfQuestions) say(words.opening.commandLine);
  const tiesSaid = styled ? styledText(styled, model) : tiesText(counts, model.ties);
  if (tiesSaid !== null) say(tiesSaid);
  return model;
}

function samplerFor({ sampler }: Arguments, { models }: PairCounts): SamplerSettings {
  return { ...defaultSampler(models.length, sampler.sampler), ...sampler };
}

function intervalsOf({ interval }: Arguments): Intervals {
  return { narrow: interval, wide: Math.max(0.95, interval) };
}

/** What was sampled with in the end: NUTS may have taken the place of another sampler. */
function samplerOf(asked: SamplerSettings, { diagnostics }: FitSummary): SamplerSettings {
  const { sampler, chains, draws } = diagnostics;
  const warmup =
    sampler === asked.sampler
      ? asked.warmup
      : Math.max(asked.warmup, defaultSampler(2, sampler).warmup);
  return { ...asked, sampler, chains, draws, warmup };
}
