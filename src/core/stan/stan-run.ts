import type { PairCounts } from '../table/judgments.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { summarise } from '../posterior/ranking/summarise.ts';
import type { FitSummary, Intervals } from '../posterior/ranking/summary.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import { readStanDraws } from './read-draws.ts';
import type { StanProblem } from './read-draws.ts';

/** What CmdStan drew elsewhere, as a fit like any other. */
export interface StanFit {
  readonly draws: Draws;
  readonly summary: FitSummary;
  readonly sampler: SamplerSettings;
}

/**
 * CmdStan's CSV files of one fit → draws and summary.
 * @param model the settings that the program was written with
 * @returns the fit, null where no file fits the data and the model; and the files left out
 */
export function stanFit(
  files: readonly { readonly name: string; readonly text: string }[],
  counts: PairCounts,
  model: ModelSettings,
  intervals: Intervals,
): { fit: StanFit | null; problems: readonly StanProblem[] } {
  const { chains, sampler, problems } = readStanDraws(files, counts.models, model);
  if (chains.length === 0) return { fit: null, problems };
  return { fit: { ...summarise(chains, counts, model, sampler, intervals), sampler }, problems };
}
