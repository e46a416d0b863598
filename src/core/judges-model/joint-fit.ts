import { fitAll } from '../fit/fit.ts';
import { sampleSoundly } from '../fit/sample-soundly.ts';
import type { Soundness } from '../fit/sample-soundly.ts';
import { ALIKE_QUESTIONS, withQuestionModel } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import { questionEffect } from '../posterior/questions/question-effect.ts';
import { describe } from '../posterior/ranking/describe.ts';
import { diagnose, summarise } from '../posterior/ranking/summarise.ts';
import type { Estimate, FitSummary, Intervals } from '../posterior/ranking/summary.ts';
import type { ChainResult } from '../sampler/chain-result.ts';
import { DEFAULT_SAMPLER } from '../sampler/settings.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import { withQuestions } from '../table/questions/question-counts.ts';
import { likenessOf, resultOf } from './judge-results.ts';
import type { JudgeLikeness, JudgeResult } from './judge-results.ts';
import { columnsOf, movedChains, naturalChain } from './joint-draws.ts';
import type { JointQuestions } from './joint-questions.ts';
import { jointStart } from './joint-start.ts';
import { knownStrengths } from './known-strengths.ts';
import type { KnownStrengths } from './known-strengths.ts';
import type { Natural } from './natural.ts';
import type { JudgePanel } from './panel.ts';

/** Strengths of which several judges know, each as far as it agrees with the others. */
export interface JointFit extends Omit<JudgePanel, 'judges' | 'together' | 'byQuestion'> {
  readonly questions: JointQuestions;
  readonly judges: readonly JudgeResult[];
  readonly likeness: readonly JudgeLikeness[];
  /** Of the strengths: the consensus, or those of the reference. */
  readonly summary: FitSummary;
  /** By model: all judgments taken as those of one judge. */
  readonly plain: readonly Estimate[];
  readonly soundness: { readonly plain: Soundness; readonly joint: Soundness };
}

/** A fit, and what it knows of a reference's strengths; null without one. */
export interface JudgesFit {
  readonly fit: JointFit;
  readonly known: KnownStrengths | null;
}

/**
 * @param settings priors and ties; where they are over questions like these, by whatever model, so
 *   are all intervals, by the sandwich
 * @throws CaravanError too-few-models, bad-setting
 */
export function fitJudges(
  panel: JudgePanel,
  settings: ModelSettings,
  seed: number,
  intervals: Intervals,
  onProgress: (done: number, total: number) => void = () => undefined,
  wanted: Partial<SamplerSettings> = {},
): JudgesFit {
  const sampler: SamplerSettings = { ...DEFAULT_SAMPLER, ...wanted, seed };
  const model = withQuestionModel(settings, null);
  const { together } = panel;
  const alike = settings.questions ? ALIKE_QUESTIONS : null;
  const plain = fitAll(together, withQuestionModel(model, alike), sampler, intervals);
  // What comes before the chains takes about a quarter as long as they do.
  const head = (sampler.chains * (sampler.warmup + sampler.draws)) / 4;
  const onShare = (share: number): void => {
    onProgress(Math.round(head * share), 5 * head);
  };
  const start = jointStart(panel, settings, model, undefined, onShare);
  const { plan, density, approximation, natural, over } = start;
  const strengths: ModelSettings = { ...model, order: null, ties: 'half' };
  // What questions say of a plain model is not what they say of this one.
  const uncounted = withQuestions(together, undefined);
  const joint = sampleSoundly(
    density,
    approximation,
    sampler,
    (drawn, chosen) => {
      const unmoved = drawn.map((chain) => naturalChain(chain, natural));
      const moved = over.isAlike && over.sandwich && movedChains(drawn, over.sandwich, chosen);
      const chains = moved ? moved.map((chain) => naturalChain(chain, natural)) : unmoved;
      const columns = columnsOf(chains, natural.size);
      const described = columns.map((values) => describe(values, chains.length, chosen, intervals));
      const own = chains.map((chain) => strengthsOf(chain, natural, panel.models.length));
      return {
        columns,
        unmoved: moved ? columnsOf(unmoved, natural.size) : columns,
        estimates: described.map(({ estimate }) => estimate),
        summary: summarise(own, uncounted, strengths, chosen, intervals).summary,
        soundness: diagnose(chains, described, chosen),
      };
    },
    (done, total) => {
      onProgress(head + done, head + total);
    },
  );
  const byModel = new Map(plain.summary.rows.map((row) => [row.model, row]));
  const { models, judges, hasReference, hasRest, unknown } = panel;
  const { isAlike, why, sandwich } = over;
  const ends = joint.summary.rows.toSorted((a, b) => a.model - b.model);
  const effect =
    sandwich && questionEffect(together, sandwich, 'questions', ends, isAlike, intervals.narrow);
  const fit: JointFit = {
    ...{ models, hasReference, hasRest, unknown },
    questions: { isAlike, wanted: settings.questions?.kind ?? null, why, effect },
    judges: judges.map(({ names, judgments }, r) => ({
      ...{ names, judgments },
      ...resultOf(natural, r, models.length, joint.columns, joint.estimates),
    })),
    likeness: likenessOf(natural, models.length, joint.columns, intervals),
    summary: joint.summary,
    plain: models.flatMap((_, m) => byModel.get(m) ?? []),
    soundness: { plain: plain.summary.diagnostics, joint: joint.soundness },
  };
  const known = hasReference
    ? knownStrengths(plan, natural, joint.unmoved, isAlike ? sandwich : null)
    : null;
  return { fit, known };
}

/** The same chain's strengths alone, and τ. */
function strengthsOf(chain: ChainResult, { tau }: Natural, models: number): ChainResult {
  const parameters = models + (tau === null ? 0 : 1);
  const draws = new Float64Array(chain.perChain * parameters);
  for (let draw = 0; draw < chain.perChain; draw++) {
    const from = draw * chain.parameters;
    // τ comes first behind the strengths.
    draws.set(chain.draws.subarray(from, from + parameters), draw * parameters);
  }
  return { ...chain, parameters, draws };
}
