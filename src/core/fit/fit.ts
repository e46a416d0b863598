import { fallbackFor, withWarning } from './fallback.ts';
import type { PairCounts } from '../table/judgments.ts';
import { canApproximate } from '../model/existence.ts';
import { identified } from '../model/order-effect.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { summarise } from '../posterior/ranking/summarise.ts';
import type { FitSummary, Intervals } from '../posterior/ranking/summary.ts';
import { runChain } from '../sampler/chain.ts';
import { approximate } from '../sampler/approximation/laplace.ts';
import type { GaussianApproximation } from '../sampler/approximation/laplace.ts';
import { within } from '../sampler/approximation/share.ts';
import type { OnShare } from '../sampler/approximation/share.ts';
import { SUMMING } from './summing.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import { validateSampler } from '../sampler/validate.ts';

export interface Fit {
  readonly approximation: GaussianApproximation;
  readonly draws: Draws;
  readonly summary: FitSummary;
}

/**
 * A whole fit in one go: what the page spreads over workers, with the same bytes as result.
 * Without an order effect where the counts identify none. Where split HMC fails, NUTS is run in its
 * place, and the first warning says so.
 * @param onProgress steps done and steps in all, over all chains, with as many as summing up is worth
 * @param onApproximation how far the approximation is that comes before them
 * @throws CaravanError bad-setting, too-few-models, not-finite; no-maximum for `mle`
 */
export function fitAll(
  counts: PairCounts,
  settings: ModelSettings,
  sampler: SamplerSettings,
  intervals: Intervals,
  onProgress?: (done: number, total: number) => void,
  onApproximation?: OnShare,
): Fit {
  validateSampler(sampler);
  const model = identified(counts, settings);
  const approximation = approximate(counts, model, onApproximation);
  let earlier = 0;
  const run = (chosen: SamplerSettings) => {
    const steps = chosen.chains * (chosen.warmup + chosen.draws);
    const tell = (done: number): void =>
      onProgress?.(earlier + done, earlier + (1 + SUMMING) * steps);
    const chains = Array.from({ length: chosen.chains }, (_, chain) =>
      runChain(counts, model, chosen, approximation, chain, (done, total) => {
        // A sampler counts in steps of its own.
        tell((steps / chosen.chains) * (chain + done / total));
      }),
    );
    const onShare = (share: number): void => tell((1 + SUMMING * share) * steps);
    const summed = summarise(chains, counts, model, chosen, intervals, approximation, onShare);
    onShare(1);
    earlier += (1 + SUMMING) * steps;
    return summed;
  };
  const first = run(sampler);
  const fallback = fallbackFor(first.summary.diagnostics, sampler);
  if (fallback === null) return { approximation, ...first };
  const { draws, summary } = run(fallback.sampler);
  return { approximation, draws, summary: withWarning(summary, fallback.warning) };
}

/** What the preview draws; the seed never changes, so that only the settings move it. */
const PREVIEW: SamplerSettings = {
  sampler: 'laplace',
  chains: 1,
  draws: 2000,
  warmup: 0,
  seed: 1,
};

export interface Preview extends Fit {
  /** Whether the approximation can't stand for the posterior (model/existence.ts). */
  readonly isRough: boolean;
}

/**
 * The instant answer to a moving slider: Laplace's approximation and its summary.
 * @param known the approximation, where it has been found before
 */
export function preview(
  counts: PairCounts,
  settings: ModelSettings,
  intervals: Intervals,
  onShare?: OnShare,
  known?: GaussianApproximation,
): Preview {
  const { from, drawn } = counts.byQuestion ? WITH_QUESTIONS : WITHOUT;
  const model = identified(counts, settings);
  const approximation = known ?? approximate(counts, model, within(onShare, 0, from));
  const drawing = within(onShare, from, drawn);
  const chain = runChain(counts, model, PREVIEW, approximation, 0, (done, total) => {
    drawing?.(done / total);
  });
  const summing = within(onShare, drawn, 1);
  return {
    approximation,
    isRough: !canApproximate(counts, model),
    ...summarise([chain], counts, model, PREVIEW, intervals, approximation, summing),
  };
}

/** Shares of a preview of many models until it draws, and until it has drawn. */
const WITH_QUESTIONS = { from: 0.25, drawn: 0.4 };
const WITHOUT = { from: 0.5, drawn: 1 };
