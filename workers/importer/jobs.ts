import type { Askable, AskChoice, PlacedPrompt } from '../../src/core/ask/askable.ts';
import type { FileWay, KnownMapping } from '../../src/core/formats/file/way.ts';
import type { ImportOptions, Imported } from '../../src/core/formats/intake/import-judgments.ts';
import type { WriterName } from '../../src/core/formats/write/writers.ts';
import type {
  Material,
  MaterialChoice,
  MaterialFile,
  PlacedQuestion,
} from '../../src/core/judge/material.ts';
import type { Before } from '../../src/core/judge/plan/before.ts';
import type { Condition } from '../../src/core/overview/conditions.ts';
import type { FilteredCounts } from '../../src/core/overview/filter-table.ts';
import type { FileReport } from '../../src/core/formats/file/report.ts';
import type { ReportTexts } from '../../src/core/publish/report/report-texts.ts';
import type { QuestionPage, QuestionQuery } from '../../src/core/overview/question-list.ts';
import type { Listing } from '../../src/core/remote/remote-address.ts';
import type { RemoteFiles } from '../../src/core/remote/remote-listing.ts';
import type { Prompt } from '../../src/core/table/benchmark.ts';
import type { DataEdits, TableEdits } from '../../src/core/table/data-edits.ts';
import type { FileRange } from '../../src/core/table/where.ts';
import type { KeptFile, KeptParts, TextChunk } from '../../src/core/texts/keep-texts.ts';
import type { SourceInput } from '../../src/remote/source-input.ts';
import type { ReadBefore } from '../held.ts';

/** The jobs on files: reading them, and looking at what was read. */
export interface ImporterJobs {
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
    input: { table: Blob; edits: TableEdits; to: WriterName };
    progress: never;
    output: { file: Blob; formulas: readonly string[] };
  };
  /** Some of the questions. */
  questions: {
    input: { table: Blob; benchmark: Blob; query: QuestionQuery };
    progress: never;
    output: QuestionPage;
  };
  /** The judgments that meet conditions, counted, and what more could be asked of them. */
  filter: {
    input: {
      table: Blob;
      benchmark: Blob;
      files: readonly FileRange[];
      edits: DataEdits;
      conditions: readonly Condition[];
    };
    progress: never;
    output: FilteredCounts;
  };
  /** The judgments that meet conditions, as a report carries them. */
  reportJudgments: {
    input: ImporterJobs['filter']['input'];
    progress: never;
    output: Uint8Array<ArrayBuffer>;
  };
  /** Where the texts are of the judgments that a report lists. */
  reportTexts: {
    input: Omit<ImporterJobs['filter']['input'], 'files'> & { files: readonly FileReport[] };
    progress: never;
    output: ReportTexts;
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
  /** What some files hold that can be judged. */
  material: {
    input: {
      table: Blob;
      benchmark: Blob;
      files: readonly MaterialFile[];
      edits: DataEdits;
      choice: MaterialChoice;
    };
    /** The chosen questions, part by part: all at once would hold the page. */
    progress: readonly PlacedQuestion[];
    /** Without them. */
    output: Material;
  };
  /** Judgments by the questions of a run, by their ids. @see judgedBeforeRun */
  judgedBefore: {
    input: { table: Blob; edits: TableEdits; questions: readonly string[] };
    progress: never;
    output: Before;
  };
  /** What some files hold that can be asked. */
  askable: {
    input: {
      table: Blob;
      benchmark: Blob;
      files: readonly MaterialFile[];
      edits: DataEdits;
      choice: AskChoice;
    };
    /** The chosen questions, part by part. */
    progress: readonly PlacedPrompt[];
    /** Without them. */
    output: Askable;
  };
  /** The judge prompts of some files. */
  prompts: {
    input: { benchmark: Blob };
    progress: never;
    output: readonly Prompt[];
  };
  /** Fails with `damaged-record` where the Blobs of a source are not what they were. */
  verifySource: {
    input: { table: Blob; benchmark: Blob };
    progress: never;
    output: null;
  };
}
