import { sampleSoundly } from '../fit/sample-soundly.ts';
import type { Soundness } from '../fit/sample-soundly.ts';
import { columnsOf, movedChains, naturalChain } from '../judges-model/joint-draws.ts';
import type { JointQuestions } from '../judges-model/joint-questions.ts';
import { jointStart } from '../judges-model/joint-start.ts';
import type { JudgePanel } from '../judges-model/panel.ts';
import { withQuestionModel } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import { describe } from '../posterior/ranking/describe.ts';
import { diagnose, summarise } from '../posterior/ranking/summarise.ts';
import type { Estimate, FitSummary, Intervals } from '../posterior/ranking/summary.ts';
import type { ChainResult } from '../sampler/chain-result.ts';
import { DEFAULT_SAMPLER } from '../sampler/settings.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import { recordsOf } from '../table/counts.ts';
import { withQuestions } from '../table/questions/question-counts.ts';
import { departuresOf, firstsOf, notedOf } from './slice-results.ts';
import type { Firsts, Noted, SliceDeparture } from './slice-results.ts';

/** What is said of one slice. */
export interface Slice {
  /** More than one of the last, where it is made of all that are too small to stand alone. */
  readonly names: readonly string[];
  readonly judgments: number;
  /** Of the judgments of all slices. */
  readonly share: number;
  /** By model, how many judgments of this slice it was judged in. */
  readonly judged: readonly number[];
  /** By model, how many of these it won. */
  readonly won: readonly number[];
  /** σ, the standard deviation of the slice's departures; null where there is one slice alone. */
  readonly spread: Estimate | null;
  /** Of the strengths in this slice: ranks, tiers, intervals. */
  readonly summary: FitSummary;
  /** By model, by how much it is stronger here than overall; null where there is one slice alone. */
  readonly departures: readonly SliceDeparture[] | null;
  readonly firsts: Firsts;
}

/** Strengths slice by slice, drawn towards those over all slices as far as the data say. */
export interface SlicesFit extends Pick<JudgePanel, 'models' | 'hasRest' | 'unknown'> {
  readonly slices: readonly Slice[];
  /** Of the strengths that those of the slices scatter about. */
  readonly overall: FitSummary;
  readonly noted: Noted;
  readonly questions: Pick<JointQuestions, 'isAlike' | 'wanted' | 'why'>;
  readonly soundness: Soundness;
}

/**
 * The strengths in slice k are β + γ_k, where γ_k sums to zero and is normal(0, σ_k²), with
 * σ_k ~ half-normal(1); order effect and ties are shared (Gelman & Hill 2007, chapter 12, on partial
 * pooling). That is the model of several judges (judges-model/) whose habits are the same, slices
 * in the place of judges; one slice alone is the plain model.
 * @param settings priors of β and the rest, and ties; where they are over questions like these, so
 *   are all intervals, by the sandwich
 * @throws CaravanError too-few-models, bad-setting
 */
export function fitSlices(
  panel: JudgePanel,
  settings: ModelSettings,
  seed: number,
  intervals: Intervals,
  onProgress: (done: number, total: number) => void = () => undefined,
  wanted: Partial<SamplerSettings> = {},
): SlicesFit {
  const parameters = panel.models.length * (panel.judges.length + 1);
  const draws = Math.round(NUMBERS / parameters / 100) * 100;
  const sampler: SamplerSettings = {
    ...DEFAULT_SAMPLER,
    draws: Math.max(DEFAULT_SAMPLER.draws, Math.min(MAX_DRAWS, draws)),
    ...{ ...wanted, seed },
  };
  const model = withQuestionModel(settings, null);
  // What comes before the chains takes about a tenth as long as they do.
  const head = (sampler.chains * (sampler.warmup + sampler.draws)) / 10;
  const onShare = (share: number): void => {
    onProgress(Math.round(head * share), 11 * head);
  };
  const start = jointStart(panel, settings, model, 'shared', onShare);
  const { density, approximation, natural, over } = start;
  const size = panel.models.length;
  const uncounted = withQuestions(panel.together, undefined);
  const plain: ModelSettings = { ...model, order: null, ties: 'half' };
  const read = (drawn: readonly ChainResult[], chosen: SamplerSettings) => {
    const { sandwich } = over;
    const moved = over.isAlike && sandwich ? movedChains(drawn, sandwich, chosen) : drawn;
    const chains = moved.map((chain) => naturalChain(chain, natural));
    const columns = columnsOf(chains, natural.size);
    const described = columns.map((values) => describe(values, chains.length, chosen, intervals));
    const summaryOf = (departures: number | null): FitSummary =>
      // τ is that of the strengths overall, of which the first summary says it.
      summarise(
        chains.map((chain) => strengthsOf(chain, size, departures)),
        uncounted,
        plain.strength.family === 'hierarchical' ? { ...plain, strength: UNSCALED } : plain,
        chosen,
        intervals,
      ).summary;
    return {
      columns,
      estimates: described.map(({ estimate }) => estimate),
      overall: summaryOf(null),
      inSlices: natural.judges.map(({ departures }) => summaryOf(departures)),
      soundness: diagnose(chains, described, chosen),
    };
  };
  const { columns, estimates, overall, inSlices, soundness } = sampleSoundly(
    density,
    approximation,
    sampler,
    read,
    (done, total) => {
      onProgress(head + done, head + total);
    },
  );
  const all = panel.judges.reduce((sum, { judgments }) => sum + judgments, 0);
  const slices = panel.judges.map(({ names, counts, judgments }, s): Slice => {
    const { omega, departures } = natural.judges[s];
    const summary = inSlices[s];
    const records = recordsOf(counts);
    return {
      ...{ names, judgments, summary, share: judgments / all },
      judged: records.map(({ wins, losses, ties }) => wins + losses + ties),
      won: records.map(({ wins }) => wins),
      spread: omega === null ? null : estimates[omega],
      departures: departures === null ? null : departuresOf(size, departures, columns, estimates),
      firsts: firstsOf(overall, summary, departures, columns),
    };
  });
  const { models, hasRest, unknown } = panel;
  const { isAlike, why } = over;
  return {
    ...{ models, hasRest, unknown, slices, overall, soundness },
    noted: notedOf(slices),
    questions: { isAlike, why, wanted: settings.questions?.kind ?? null },
  };
}

/**
 * Parameters times kept draws of a chain. Spreads near zero, which split HMC explores slowly, then
 * have enough draws of up to 200 parameters, so that NUTS is not needed, which takes far longer.
 */
const NUMBERS = 500_000;
const MAX_DRAWS = 5000;

/** Stands for a scale that is drawn: what is read of strengths does not depend on their prior. */
const UNSCALED = { family: 'normal', scale: 1 } as const;

/** The same chain's strengths in a slice alone; overall where departures are null. */
function strengthsOf(chain: ChainResult, models: number, departures: number | null): ChainResult {
  const { perChain, parameters: width } = chain;
  const draws = new Float64Array(perChain * models);
  for (let draw = 0; draw < perChain; draw++) {
    for (let m = 0; m < models; m++) {
      const own = departures === null ? 0 : chain.draws[draw * width + departures + m];
      draws[draw * models + m] = chain.draws[draw * width + m] + own;
    }
  }
  return { ...chain, parameters: models, draws };
}
