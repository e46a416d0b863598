import type { Parameter } from '../src/core/posterior/draws/parameters.ts';
import type { Failure } from '../src/core/failure.ts';
import type { DataEdits } from '../src/core/table/data-edits.ts';
import type { FilesRead } from '../src/core/formats/file/report.ts';
import type { FileWay, KnownMapping } from '../src/core/formats/file/way.ts';
import type { QuestionPage, QuestionQuery } from '../src/core/overview/question-list.ts';
import type { WriterName } from '../src/core/formats/write/writers.ts';
import type { Imported, ImportOptions } from '../src/core/formats/intake/import-judgments.ts';
import type { JudgmentPage, JudgmentQuery } from '../src/core/overview/judgment-list.ts';
import type { PairCounts } from '../src/core/table/judgments.ts';
import type { Listing, RemoteFile } from '../src/core/remote/remote-address.ts';
import type { RemoteFiles } from '../src/core/remote/remote-listing.ts';
import type { ModelSettings } from '../src/core/model/settings.ts';
import type { Draws } from '../src/core/posterior/draws/draws.ts';
import type { Design, PriorPredictive } from '../src/core/posterior/prior/prior-predictive.ts';
import type { Profile } from '../src/core/posterior/prior/profile.ts';
import type { SettingFit } from '../src/core/fit/setting-fit.ts';
import type { FitSummary, Intervals } from '../src/core/posterior/ranking/summary.ts';
import type { WhatIf } from '../src/core/posterior/prior/what-if.ts';
import type { GaussianApproximation } from '../src/core/sampler/approximation/laplace.ts';
import type { ChainResult } from '../src/core/sampler/chain-result.ts';
import type { stanFit } from '../src/core/stan/stan-run.ts';
import type { SamplerSettings } from '../src/core/sampler/settings.ts';
import type { KeptFile, KeptParts, TextChunk } from '../src/core/texts/keep-texts.ts';
import type { CheckJobs } from './check-protocol.ts';
import type { JudgingJobs } from './judging-protocol.ts';
import type { LocalJobs } from './local-protocol.ts';
import type { RecordJobs } from './record-protocol.ts';
import type { StyleJobs } from './style-protocol.ts';

/** Something to read: a file, a text, a file at an address. */
export type SourceInput = {
  /** Unlike that of any other; with its folders, where it lay in one. */
  readonly name: string;
  /** What its texts are stored under. */
  readonly key: string;
} & ({ readonly blob: Blob } | { readonly text: string } | Omit<RemoteFile, 'name'>);

/**
 * Draws under a key that stands for them. Null where the worker may have kept them; where it has
 * not, it fails with `draws-not-held`, and is asked again with the draws.
 */
export interface HeldDraws {
  readonly key: string;
  readonly draws: Draws | null;
}

/** FilesRead; what is large is in Blobs, which cross threads without a copy. */
export interface ReadBefore extends Omit<FilesRead, 'table' | 'benchmark'> {
  /** A JudgmentTable, see src/core/table/table-bytes.ts. */
  readonly table: Blob;
  /** A Benchmark as JSON. */
  readonly benchmark: Blob;
}

/** Every job a worker does: input, progress and output. Types only. */
export interface Jobs extends CheckJobs, JudgingJobs, LocalJobs, RecordJobs, StyleJobs {
  /** Files, pasted text → judgments and their counts. Without any the edits alone are made. */
  import: {
    input: Pick<ImportOptions, 'drop' | 'lowerIn' | 'edits'> & {
      sources: readonly SourceInput[];
      /** Files that are read in a way of their own, by name. */
      ways: ReadonlyMap<string, FileWay>;
      mappings: readonly KnownMapping[];
      /** What is already there and these are added to, or null to begin anew. */
      base: ReadBefore | null;
    };
    /** In bytes; the total is 0 while nobody knows it. */
    progress: { done: number; total: number };
    output: Omit<Imported, 'read'> & { readonly read: ReadBefore };
  };
  /** A page that stands for files → those files. */
  remoteFiles: {
    input: Listing;
    progress: never;
    output: RemoteFiles;
  };
  /** Judgments as a file of another tool; `formulas`: as formulaNames finds them. */
  convert: {
    input: { table: Blob; edits: DataEdits; to: WriterName };
    progress: never;
    output: { file: Blob; formulas: readonly string[] };
  };
  /** Some of the questions. */
  questions: {
    input: { table: Blob; benchmark: Blob; query: QuestionQuery };
    progress: never;
    output: QuestionPage;
  };
  /** The texts of files that were imported, chunk by chunk; waits until each is stored. */
  keepTexts: {
    input: {
      sources: readonly SourceInput[];
      ways: ReadonlyMap<string, FileWay>;
      mappings: readonly KnownMapping[];
      parts: KeptParts;
    };
    /** In bytes of the files, and what came of them. */
    progress: { done: number; total: number; chunk: TextChunk | null };
    output: readonly KeptFile[];
  };
  /** Some of the judgments. */
  judgments: {
    input: { table: Blob; benchmark: Blob; edits: DataEdits; query: JudgmentQuery };
    progress: never;
    output: JudgmentPage;
  };
  /** The instant approximation, with its summary, shown while sliders move. */
  approximate: {
    input: { counts: PairCounts; model: ModelSettings; intervals: Intervals };
    progress: { done: number; total: number };
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
  /** A fit as it would be under other settings, with one parameter looked at closely. */
  reweight: {
    input: {
      held: HeldDraws;
      /** The names and settings of the fit. */
      models: readonly string[];
      model: ModelSettings;
      target: ModelSettings;
      intervals: Intervals;
      parameter: Parameter | null;
    };
    progress: never;
    output: WhatIf;
  };
  /** What settings say before any data. */
  priorPredictive: {
    input: { design: Design; model: ModelSettings };
    progress: never;
    output: PriorPredictive | null;
  };
  /** What the data alone say of one parameter. */
  profile: {
    input: { counts: PairCounts; model: ModelSettings; parameter: Parameter };
    progress: never;
    output: Profile | null;
  };
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
}

export type JobName = keyof Jobs;

export interface Request<N extends JobName = JobName> {
  readonly id: number;
  readonly name: N;
  readonly input: Jobs[N]['input'];
}

/** The page has dealt with a progress reply. */
export interface Handled {
  readonly handled: number;
}

export type Reply<N extends JobName = JobName> =
  | {
      readonly id: number;
      readonly kind: 'progress';
      /** What the page confirms it by. */
      readonly serial: number;
      readonly progress: Jobs[N]['progress'];
    }
  | { readonly id: number; readonly kind: 'done'; readonly output: Jobs[N]['output'] }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: Failure };
