import type { Preview } from '../../src/core/fit/fit.ts';
import type { SettingFit } from '../../src/core/fit/setting-fit.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import type { Described, ParameterPart } from '../../src/core/posterior/ranking/describe.ts';
import type { Draws } from '../../src/core/posterior/draws/draws.ts';
import type { FitSummary, Intervals } from '../../src/core/posterior/ranking/summary.ts';
import type { GaussianApproximation } from '../../src/core/sampler/approximation/laplace.ts';
import type { ChainResult } from '../../src/core/sampler/chain-result.ts';
import type { SamplerSettings } from '../../src/core/sampler/settings.ts';
import type { stanFit } from '../../src/core/stan/stan-run.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';

/** The jobs of a fit. */
export interface SamplerJobs {
  /** The instant approximation, with its summary, shown while sliders move. */
  approximate: {
    input: {
      counts: PairCounts;
      model: ModelSettings;
      intervals: Intervals;
      /** Where it is known, and only the summary is wanted. */
      approximation?: GaussianApproximation;
    };
    progress: { done: number; total: number };
    output: Pick<Preview, 'approximation' | 'summary' | 'isRough'>;
  };
  /** What chains set out from, alone. */
  approximation: {
    input: { counts: PairCounts; model: ModelSettings };
    progress: { done: number; total: number };
    output: GaussianApproximation;
  };
  /** One chain. */
  chain: {
    input: {
      counts: PairCounts;
      model: ModelSettings;
      sampler: SamplerSettings;
      approximation: GaussianApproximation;
      chain: number;
    };
    progress: { done: number; total: number };
    output: ChainResult;
  };
  /**
   * All chains → one array of draws and what the page shows of it. It tells how far it is, and reports
   * the parameters that may be described elsewhere meanwhile; where nobody does, it describes them
   * itself.
   */
  summarise: {
    input: {
      counts: PairCounts;
      model: ModelSettings;
      sampler: SamplerSettings;
      chains: readonly ChainResult[];
      intervals: Intervals;
      approximation: GaussianApproximation;
    };
    progress: { done: number; total: number } | ParameterPart;
    answer: readonly Described[];
    output: { draws: Draws; summary: FitSummary };
  };
  /** What the draws of some parameters say of each. */
  describe: { input: ParameterPart; progress: never; output: readonly Described[] };
  /** One of several settings that are compared: a whole fit in one worker. */
  compareFits: {
    input: {
      counts: PairCounts;
      model: ModelSettings;
      sampler: SamplerSettings;
      intervals: Intervals;
    };
    progress: { done: number; total: number };
    output: SettingFit;
  };
  /** CmdStan's CSV files → a fit like any other. */
  stan: {
    input: {
      files: readonly { readonly name: string; readonly text: string }[];
      counts: PairCounts;
      model: ModelSettings;
      intervals: Intervals;
    };
    progress: never;
    output: ReturnType<typeof stanFit>;
  };
  /** Completes a summary from before statements about all models at once. */
  jointly: {
    input: { summary: FitSummary; draws: Draws };
    progress: never;
    output: FitSummary;
  };
  /** Whether draws are those that a summary was made of. */
  verifyDraws: {
    input: { summary: FitSummary; draws: Draws };
    progress: never;
    output: boolean;
  };
}
