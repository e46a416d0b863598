import type { Condition } from '../../src/core/overview/conditions.ts';
import type { FilteredAdjusted } from '../../src/core/style/adjusted-counts.ts';
import type { DataEdits } from '../../src/core/table/data-edits.ts';
import type { FileReport } from '../../src/core/formats/file/report.ts';
import type { JudgeDrift, Snapshot } from '../../src/core/judge-report/drift.ts';
import type { FoundRows } from '../../src/core/judge-report/finding-rows.ts';
import type { StyleReport } from '../../src/core/judge-report/style-habits.ts';
import type { Finding } from '../../src/core/overview/finding.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import type { Intervals } from '../../src/core/posterior/ranking/summary.ts';
import type { Covariate } from '../../src/core/style/covariates.ts';
import type { Measured, MeasuredChunk } from '../../src/core/style/measured.ts';
import type { ModelStyle } from '../../src/core/style/model-styles.ts';
import type { StyleFit } from '../../src/core/style/style-fit.ts';
import type { TextKind } from '../../src/core/texts/keep-texts.ts';

/** Files with what was counted in their texts. */
export interface MeasuredData {
  readonly table: Blob;
  readonly benchmark: Blob;
  readonly files: readonly FileReport[];
  readonly edits: DataEdits;
  readonly measured: readonly Measured[];
}

/** The jobs about the style of answers. */
export interface StyleJobs {
  /** Counts what can be counted in the texts of a stored chunk. */
  measureChunk: {
    input: { bytes: Uint8Array; kind: TextKind };
    progress: never;
    output: MeasuredChunk;
  };
  /** How each model writes. */
  modelStyles: {
    input: MeasuredData;
    /** In files, while their texts are measured. */
    progress: { done: number; total: number };
    output: readonly ModelStyle[];
  };
  /** What each judge thinks of length and format. */
  judgeStyles: {
    /** Conditions of the judgments that are looked at; none where all are. */
    input: MeasuredData & { conditions?: readonly Condition[] };
    /** In files, while their texts are measured, then in judges. */
    progress: { done: number; total: number };
    output: StyleReport;
  };
  /** The judgments of a finding about texts, by rows as they were read; null for any other. */
  styledRows: {
    input: MeasuredData & { finding: Finding };
    /** In files, while their texts are measured. */
    progress: { done: number; total: number };
    output: FoundRows | null;
  };
  /** What differs between two snapshots of a judge; null where one has judged nothing. */
  judgeDrift: {
    input: MeasuredData & { snapshots: readonly [Snapshot, Snapshot] };
    /** In files, while their texts are measured. */
    progress: { done: number; total: number };
    output: JudgeDrift | null;
  };
  /** The judgments that meet conditions, counted so that strengths can be adjusted for style. */
  filterAdjusted: {
    input: MeasuredData & {
      conditions: readonly Condition[];
      covariates: readonly Covariate[];
    };
    /** In files, while their texts are measured. */
    progress: { done: number; total: number };
    output: FilteredAdjusted;
  };
  /** Strengths adjusted for the style of the answers. */
  styleFit: {
    input: MeasuredData & {
      covariates: readonly Covariate[];
      model: ModelSettings;
      seed: number;
      intervals: Intervals;
    };
    /** In files, while their texts are measured, then in steps of the chains. */
    progress: { done: number; total: number };
    output: StyleFit;
  };
}
