import { fitAll } from '../fit/fit.ts';
import { sampleSoundly } from '../fit/sample-soundly.ts';
import type { Soundness } from '../fit/sample-soundly.ts';
import { withQuestionModel } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import { quantile } from '../numerics/quantile.ts';
import { describe, diagnose, summarise } from '../posterior/ranking/summarise.ts';
import type { Estimate, FitSummary, Intervals } from '../posterior/ranking/summary.ts';
import type { ChainResult } from '../sampler/chain-result.ts';
import { approximateDensity } from '../sampler/approximation/laplace.ts';
import { within } from '../sampler/approximation/share.ts';
import { DEFAULT_SAMPLER } from '../sampler/settings.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import { addCounts } from '../table/add-counts.ts';
import { jointDensity, jointPlan, naturalOf } from './joint-density.ts';
import type { Natural } from './joint-density.ts';
import type { JudgePanel } from './panel.ts';

/** By how much a judge has one model stronger than the others do, in log-odds. */
export interface Departure extends Estimate {
  /** P(δ > 0). */
  readonly above: number;
}

/** What the joint model says of one judge. */
export interface JudgeResult {
  readonly names: readonly string[];
  readonly judgments: number;
  readonly order: Estimate | null;
  /** log ν or log κ. */
  readonly tie: Estimate | null;
  /** ω, the standard deviation of its departures; null of the reference. */
  readonly omega: Estimate | null;
  /** a: how far it spreads the models, the others together, or the reference, being 1. */
  readonly stretch: Estimate | null;
  /** By model; null of the reference. */
  readonly departures: readonly Departure[] | null;
}

/** Correlation over the models of the strengths that two judges see. */
export interface JudgeLikeness {
  readonly first: number;
  readonly second: number;
  readonly median: number;
  /** Ends of the wide interval. */
  readonly lower: number;
  readonly upper: number;
}

/** Strengths of which several judges know, each as far as it agrees with the others. */
export interface JointFit extends Omit<JudgePanel, 'judges'> {
  readonly judges: readonly JudgeResult[];
  readonly likeness: readonly JudgeLikeness[];
  /** Of the strengths: the consensus, or those of the reference. */
  readonly summary: FitSummary;
  /** By model: all judgments taken as those of one judge. */
  readonly plain: readonly Estimate[];
  readonly soundness: { readonly plain: Soundness; readonly joint: Soundness };
}

/**
 * @param settings priors and ties; the widths are over these questions alone, whatever they say
 * @throws CaravanError too-few-models, bad-setting
 */
export function fitJudges(
  panel: JudgePanel,
  settings: ModelSettings,
  seed: number,
  intervals: Intervals,
  onProgress: (done: number, total: number) => void = () => undefined,
  wanted: Partial<SamplerSettings> = {},
): JointFit {
  const sampler: SamplerSettings = { ...DEFAULT_SAMPLER, ...wanted, seed };
  const model = withQuestionModel(settings, null);
  const together = addCounts(panel.judges.map(({ counts }) => counts));
  const plain = fitAll(together, model, sampler, intervals);
  // What comes before the chains takes about a quarter as long as they do.
  const head = (sampler.chains * (sampler.warmup + sampler.draws)) / 4;
  const onShare = (share: number): void => {
    onProgress(Math.round(head * share), 5 * head);
  };
  const plan = jointPlan(panel, model, within(onShare, 0, 0.5));
  const density = jointDensity(plan, model, null);
  const approximation = approximateDensity(
    model,
    (priors, rounding) => jointDensity(plan, priors, rounding),
    within(onShare, 0.5, 1),
  );
  const natural = naturalOf(plan, density);
  const strengths: ModelSettings = { ...model, order: null, ties: 'half' };
  const joint = sampleSoundly(
    density,
    approximation,
    sampler,
    (drawn, chosen) => {
      const chains = drawn.map((chain) => naturalChain(chain, natural));
      const columns = columnsOf(chains, natural.size);
      const described = columns.map((values) => describe(values, chains.length, chosen, intervals));
      const own = chains.map((chain) => strengthsOf(chain, natural, panel.models.length));
      return {
        columns,
        estimates: described.map(({ estimate }) => estimate),
        summary: summarise(own, together, strengths, chosen, intervals).summary,
        soundness: diagnose(chains, described, chosen),
      };
    },
    (done, total) => {
      onProgress(head + done, head + total);
    },
  );
  const byModel = new Map(plain.summary.rows.map((row) => [row.model, row]));
  const { models, judges, hasReference, hasRest, unknown } = panel;
  return {
    ...{ models, hasReference, hasRest, unknown },
    judges: judges.map(({ names, judgments }, r) => ({
      ...{ names, judgments },
      ...resultOf(natural, r, models.length, joint.columns, joint.estimates),
    })),
    likeness: likenessOf(natural, models.length, joint.columns, intervals),
    summary: joint.summary,
    plain: models.flatMap((_, m) => byModel.get(m) ?? []),
    soundness: { plain: plain.summary.diagnostics, joint: joint.soundness },
  };
}

function naturalChain(chain: ChainResult, natural: Natural): ChainResult {
  const { perChain, parameters, draws } = chain;
  const values = new Float64Array(perChain * natural.size);
  for (let draw = 0; draw < perChain; draw++) {
    natural.read(
      draws.subarray(draw * parameters, (draw + 1) * parameters),
      values.subarray(draw * natural.size, (draw + 1) * natural.size),
    );
  }
  return { ...chain, parameters: natural.size, draws: values };
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

/** Every parameter's draws, chain after chain. */
function columnsOf(chains: readonly ChainResult[], size: number): readonly Float64Array[] {
  const [{ perChain }] = chains;
  return Array.from({ length: size }, (_, at) => {
    const column = new Float64Array(chains.length * perChain);
    chains.forEach(({ draws }, chain) => {
      for (let draw = 0; draw < perChain; draw++)
        column[chain * perChain + draw] = draws[draw * size + at];
    });
    return column;
  });
}

function resultOf(
  { judges }: Natural,
  r: number,
  models: number,
  columns: readonly Float64Array[],
  estimates: readonly Estimate[],
): Omit<JudgeResult, 'names' | 'judgments'> {
  const { order, tie, omega, stretch, departures } = judges[r];
  const at = (place: number | null): Estimate | null => (place === null ? null : estimates[place]);
  return {
    order: at(order),
    tie: at(tie),
    omega: at(omega),
    stretch: at(stretch),
    departures:
      departures === null
        ? null
        : Array.from({ length: models }, (_, m) => {
            const values = columns[departures + m];
            const above = values.reduce((sum, x) => sum + (x > 0 ? 1 : 0), 0) / values.length;
            return { ...estimates[departures + m], above };
          }),
  };
}

function likenessOf(
  { judges }: Natural,
  models: number,
  columns: readonly Float64Array[],
  { wide }: Intervals,
): readonly JudgeLikeness[] {
  const seen = judges.map(({ departures }) => (draw: number, m: number) => {
    const own = departures === null ? 0 : columns[departures + m][draw];
    return columns[m][draw] + own;
  });
  return seen.flatMap((one, first) =>
    seen.slice(first + 1).map((other, further): JudgeLikeness => {
      const values = columns[0].map((_, draw) => {
        let [product, square, otherSquare] = [0, 0, 0];
        for (let m = 0; m < models; m++) {
          // Strengths and departures sum to zero.
          const [x, y] = [one(draw, m), other(draw, m)];
          product += x * y;
          square += x * x;
          otherSquare += y * y;
        }
        return product / Math.sqrt(square * otherSquare);
      });
      values.sort();
      return {
        first,
        second: first + 1 + further,
        median: quantile(values, 0.5),
        lower: quantile(values, (1 - wide) / 2),
        upper: quantile(values, (1 + wide) / 2),
      };
    }),
  );
}
