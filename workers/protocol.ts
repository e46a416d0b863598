import type { Failure } from '../src/core/failure.ts';
import type { FormatId, ImportResult } from '../src/core/formats/report.ts';
import type { ImportedJudgments } from '../src/core/import-judgments.ts';
import type { PairCounts } from '../src/core/judgments.ts';
import type { ModelSettings } from '../src/core/model/settings.ts';
import type { Draws } from '../src/core/posterior/draws.ts';
import type { FitSummary, Intervals } from '../src/core/posterior/summary.ts';
import type { GaussianApproximation } from '../src/core/sampler/laplace.ts';
import type { ChainResult } from '../src/core/sampler/chain.ts';
import type { stanFit } from '../src/core/stan/stan-run.ts';
import type { SamplerSettings } from '../src/core/sampler/settings.ts';

/** Every job a worker does: input, progress and output. Types only. */
export interface Jobs {
  /** Files or pasted text → judgments and their counts. */
  import: {
    input: {
      sources: readonly (File | { name: string; text: string })[];
      /** The format of all of them, or null to choose by the content of each. */
      format: FormatId | null;
      /** Judgments already there that these are added to, or null to begin anew. */
      base: ImportResult | null;
    };
    /** In bytes. */
    progress: { done: number; total: number };
    output: ImportedJudgments;
  };
  /** The instant approximation, with its summary, shown while sliders move. */
  approximate: {
    input: { counts: PairCounts; model: ModelSettings; intervals: Intervals };
    progress: never;
    output: { approximation: GaussianApproximation; summary: FitSummary };
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
  /** All chains → one array of draws and what the page shows of it. */
  summarise: {
    input: {
      counts: PairCounts;
      model: ModelSettings;
      sampler: SamplerSettings;
      chains: readonly ChainResult[];
      intervals: Intervals;
    };
    progress: never;
    output: { draws: Draws; summary: FitSummary };
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
}

export type JobName = keyof Jobs;

export interface Request<N extends JobName = JobName> {
  readonly id: number;
  readonly name: N;
  readonly input: Jobs[N]['input'];
}

export type Reply<N extends JobName = JobName> =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Jobs[N]['progress'] }
  | { readonly id: number; readonly kind: 'done'; readonly output: Jobs[N]['output'] }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: Failure };
