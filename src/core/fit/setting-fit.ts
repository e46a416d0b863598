import { fitAll } from './fit.ts';
import { log } from '../numerics/elementary.ts';
import type { ModelIndex, PairCounts } from '../table/judgments.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { SamplerName, SamplerSettings } from '../sampler/settings.ts';
import { chainCounts } from '../sampler/chain-counts.ts';
import { decidedPairs, strongerMatrix } from '../posterior/ranking/matrices.ts';
import type { Matrices } from '../posterior/ranking/matrices.ts';
import type { FitSummary, FitWarning, Intervals } from '../posterior/ranking/summary.ts';
import { winRates } from '../posterior/ranking/win-rates.ts';
import type { WinRate } from '../posterior/ranking/win-rates.ts';

/** One model under one setting, natural log-odds; ends as in `Estimate`. */
export interface Standing {
  /** 1 = best, by `median`. */
  readonly rank: number;
  /** Posterior median; the maximum likelihood estimate; the log-odds of a win rate. */
  readonly median: number;
  /** Of the draws; null for a win rate. */
  readonly sd: number | null;
  readonly lower: number;
  readonly upper: number;
  readonly lowerWide: number;
  readonly upperWide: number;
}

/** A ranking under one setting, small enough to keep many of them. */
export interface SettingFit {
  /** In the order of `PairCounts.models`; null for a model without a judgment that counts. */
  readonly standings: readonly (Standing | null)[];
  /**
   * Share of the draws in which model i is stronger than model j, row-major K × K; null where
   * there are no draws.
   */
  readonly stronger: Float32Array<ArrayBuffer> | null;
  /** Pairs in it that are decided at 95%; null where there are no draws. */
  readonly decided: number | null;
  /** Independent draws that the shares are worth, by the smallest ESS. */
  readonly worth: number;
  /** By model, with wide intervals; null where strengths are estimated. */
  readonly rates: readonly WinRate[] | null;
  readonly method: SamplerName | 'win-rate';
  readonly chains: number;
  /** Per chain. */
  readonly draws: number;
  readonly isConverged: boolean;
  readonly warnings: readonly FitWarning[];
}

/**
 * What a setting's fit looks at of counts: the same comes of it, to the last bit. What questions say
 * where they play no part in it, a comparison does not ask.
 */
export function settingCounts(
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerSettings,
): PairCounts {
  return model.questions ? counts : chainCounts(counts, model, sampler);
}

/**
 * One setting fitted in one go.
 * @throws CaravanError as fitAll; no-maximum for `mle` where a model is undefeated, and the like
 */
export function fitSetting(
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerSettings,
  intervals: Intervals,
  onProgress?: (done: number, total: number) => void,
): SettingFit {
  const { draws, summary } = fitAll(counts, model, sampler, intervals, onProgress);
  const stronger = strongerMatrix(draws);
  const decided = decidedPairs(stronger, counts.models.length);
  return settingFit(summary, { stronger, decided });
}

/** What a comparison needs of a fit. */
export function settingFit(
  { rows, diagnostics }: FitSummary,
  { stronger, decided }: Pick<Matrices, 'stronger' | 'decided'>,
): SettingFit {
  const standings = new Array<Standing | null>(rows.length).fill(null);
  for (const row of rows) {
    const { rank, median, lower, upper, lowerWide, upperWide } = row;
    const sd = row.lacks === undefined ? row.sd : null;
    standings[row.model] = { rank, median, sd, lower, upper, lowerWide, upperWide };
  }
  const { sampler, chains, draws, converged, warnings, essBulkMin, essTailMin } = diagnostics;
  const worth = Math.min(chains * draws, essBulkMin, essTailMin);
  const facts = { method: sampler, chains, draws, isConverged: converged, warnings };
  return { standings, stronger, decided, worth, rates: null, ...facts };
}

/**
 * Plain win rates as their log-odds, less the mean of those that are finite: a scale of their
 * own, on which strengths are drawn together, since a rate is against a mixture of rivals. A rate
 * of 0 or 1 is infinite.
 * @param ties whether a tie is half a win, or not counted
 */
export function winRateFit(
  counts: PairCounts,
  ties: 'half' | 'drop',
  { narrow, wide }: Intervals,
): SettingFit {
  const inner = winRates(counts, ties, narrow);
  const outer = winRates(counts, ties, wide);
  const logOdds = inner.map(({ rate }) => (rate === null ? null : logOddsOf(rate)));
  const finite = logOdds.filter((x) => x !== null && Number.isFinite(x));
  const centre = finite.reduce<number>((sum, x) => sum + (x ?? 0), 0) / Math.max(1, finite.length);
  const ranks = ranksOf(logOdds);
  const standings = logOdds.map((x, m): Standing | null =>
    x === null
      ? null
      : {
          rank: ranks[m],
          median: x - centre,
          sd: null,
          lower: logOddsOf(inner[m].lower) - centre,
          upper: logOddsOf(inner[m].upper) - centre,
          lowerWide: logOddsOf(outer[m].lower) - centre,
          upperWide: logOddsOf(outer[m].upper) - centre,
        },
  );
  return {
    ...{ standings, stronger: null, decided: null, worth: 0, rates: outer, method: 'win-rate' },
    ...{ chains: 0, draws: 0, isConverged: true, warnings: [] },
  };
}

/** Of models that have a value 1 for the greatest; of equal ones the first comes first. */
function ranksOf(values: readonly (number | null)[]): Uint32Array {
  const ranks = new Uint32Array(values.length);
  const greater = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1);
  values
    .map((_, m): ModelIndex => m)
    .filter((m) => values[m] !== null)
    .sort((a, b) => greater(values[a] ?? 0, values[b] ?? 0) || a - b)
    .forEach((m, at) => (ranks[m] = at + 1));
  return ranks;
}

/** −∞ at 0 and ∞ at 1. */
function logOddsOf(p: number): number {
  if (p <= 0) return -Infinity;
  return p >= 1 ? Infinity : log(p / (1 - p));
}
