import type { FileReport } from '../formats/file/report.ts';
import type { Condition } from '../overview/conditions.ts';
import { filterFacts, filterTable } from '../overview/filter-table.ts';
import type { FilterFacts } from '../overview/filter-table.ts';
import type { Benchmark } from '../table/benchmark.ts';
import type { DataEdits } from '../table/data-edits.ts';
import type { JudgmentTable, PairCounts } from '../table/judgments.ts';
import { measuredAnswers } from './answers.ts';
import type { MeasuredAnswers } from './answers.ts';
import type { Covariate } from './covariates.ts';
import type { Measured } from './measured.ts';
import { styleRows } from './style-rows.ts';

/** What a ranking that is adjusted for style rests on. */
export interface AdjustedFacts {
  /** Judgments with the texts of both answers, by weight, and those without. */
  readonly judgments: number;
  readonly withoutTexts: number;
  /** What strengths are adjusted for, and what was asked for but is the same in all of them. */
  readonly covariates: readonly Covariate[];
  readonly constant: readonly Covariate[];
}

/** Counts of judgments, to be adjusted for what their answers differ in. */
export interface AdjustedCounts extends AdjustedFacts {
  /** Of the judgments with texts; without `styled` where nothing differs. */
  readonly counts: PairCounts;
}

/** @param table as the edits leave it */
export function adjustedCounts(
  table: JudgmentTable,
  answers: Pick<MeasuredAnswers, 'find'>,
  wanted: readonly Covariate[],
): AdjustedCounts {
  const { counts, styled, covariates, ...facts } = styleRows(table, answers, wanted, 0.5);
  return {
    counts: { ...counts, ...(styled && { styled }) },
    judgments: facts.judgments,
    withoutTexts: facts.withoutTexts,
    covariates: covariates.map(({ name }) => name),
    constant: facts.constant,
  };
}

/** The same of the judgments that meet conditions; `of` are all, with and without texts. */
export interface FilteredAdjusted extends FilterFacts {
  readonly counts: PairCounts;
  readonly adjusted: AdjustedFacts;
}

/**
 * @param read the table as it was read, and the files it is of
 * @param measured what was counted in their texts
 */
export function filterAdjusted(
  read: {
    readonly table: JudgmentTable;
    readonly benchmark: Benchmark;
    readonly files: readonly FileReport[];
  },
  edits: DataEdits,
  asked: readonly Condition[],
  measured: readonly Measured[],
  wanted: readonly Covariate[],
): FilteredAdjusted {
  const found = filterTable(read, edits, asked);
  const answers = measuredAnswers(read.table, read.benchmark, read.files, edits, measured);
  const { counts, ...adjusted } = adjustedCounts(found.table, answers, wanted);
  return { ...filterFacts(found), judgments: adjusted.judgments, counts, adjusted };
}
