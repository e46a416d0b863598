import type { CalibrationReport } from '../../src/core/checks/calibration.ts';
import type { ChainReport } from '../../src/core/checks/chain-report.ts';
import type { EnergyReport } from '../../src/core/checks/energy-report.ts';
import type { FragilityReport } from '../../src/core/checks/fragility.ts';
import type { LooReport } from '../../src/core/checks/loo-report.ts';
import type { NamedQuestionReport } from '../../src/core/checks/questions/named-report.ts';
import type { PredictiveReport } from '../../src/core/checks/predictive-report.ts';
import type { SensitivityCheck } from '../../src/core/checks/sensitivity-check.ts';
import type { SeparationDesign, SeparationReport } from '../../src/core/checks/separation.ts';
import type { ComparisonProgress, TieModelComparison } from '../../src/core/checks/tie-models.ts';
import type { ComparedData, DataChange } from '../../src/core/history/data-change.ts';
import type { Refit, RefitReport } from '../../src/core/history/first-difference.ts';
import type { ComparedFit, FitChanges } from '../../src/core/history/fit-changes.ts';
import type { Snapshot } from '../../src/core/history/snapshots.ts';
import type { RunFindings } from '../../src/core/judge/findings/findings.ts';
import type { Reread } from '../../src/core/judge/reading/reread.ts';
import type { RunColumns } from '../../src/core/judge/run-columns.ts';
import type { JudgeCards } from '../../src/core/judge-report/judge-cards.ts';
import type { JudgesReport } from '../../src/core/judges-model/judges-report.ts';
import type { ModelSettings, TieModel } from '../../src/core/model/settings.ts';
import type { Matrices } from '../../src/core/posterior/ranking/matrices.ts';
import type { Intervals } from '../../src/core/posterior/ranking/summary.ts';
import type { Reproduction } from '../../src/core/reproduce/reproduce.ts';
import type { SamplerName } from '../../src/core/sampler/settings.ts';
import type { SliceChoice, SlicesReport } from '../../src/core/slices/slices-report.ts';
import type { Ranking } from '../../src/core/table/benchmark.ts';
import type { TableEdits } from '../../src/core/table/data-edits.ts';
import type { JudgmentTable, ModelIndex, PairCounts } from '../../src/core/table/judgments.ts';
import type { HeldDraws } from '../held.ts';

/** Counts, and the judgments themselves where their files are kept. */
export interface FittedJudgments extends Pick<ComparedData, 'counts'> {
  readonly rows: { readonly table: Blob; readonly edits: TableEdits } | null;
}

/** The jobs of the Checks page, and of others that ask whether a fit or a run can be believed. */
export interface CheckerJobs {
  /** The plots of one parameter's chains. @see ChainReport */
  chainPlots: {
    input: { held: HeldDraws; place: number };
    progress: never;
    output: ChainReport;
  };
  /** Null where the draws do not hold energies. */
  energy: {
    input: { held: HeldDraws };
    progress: never;
    output: EnergyReport | null;
  };
  /** Power-scaling; `ranking` is best first. */
  sensitivity: {
    input: {
      held: HeldDraws;
      counts: PairCounts;
      model: ModelSettings;
      ranking: readonly ModelIndex[];
      seed: number;
    };
    progress: never;
    output: SensitivityCheck;
  };
  /** PSIS-LOO, by judgment and by question. */
  loo: {
    input: { held: HeldDraws; counts: PairCounts; model: ModelSettings; seed: number };
    progress: { done: number; total: number };
    output: LooReport;
  };
  /** All tie models, with and without an order effect, fitted and compared. */
  compareLoo: {
    input: { counts: PairCounts; model: ModelSettings; seed: number };
    progress: ComparisonProgress;
    output: TieModelComparison;
  };
  /** The tie models in which a tie is an outcome, fitted and compared. */
  compareTies: CheckerJobs['compareLoo'];
  /** Posterior predictive checks. */
  predictive: {
    input: { held: HeldDraws; counts: PairCounts; ties: TieModel; seed: number };
    progress: { done: number; total: number };
    output: PredictiveReport;
  };
  /** Every model against every other. */
  matrices: {
    input: { held: HeldDraws; ties: TieModel };
    progress: never;
    output: Matrices;
  };
  /** How a published ranking was made of judgments; null where it has too few of their models. */
  reproduce: {
    input: {
      table: Blob;
      edits: TableEdits;
      strongWeight: number | null;
      ranking: Ranking;
      seed: number;
    };
    progress: { done: number; total: number };
    output: Reproduction | null;
  };
  /** How little would change the ranking. Without a table no question or judge is dropped. */
  fragility: {
    input: {
      counts: PairCounts;
      model: ModelSettings;
      table: Blob | null;
      edits: TableEdits;
      /** The first so many as a set; 1 for the first alone. */
      k: number;
    };
    progress: { done: number; total: number };
    output: FragilityReport;
  };
  /** What each question does for the ranking; null where the counts don't tell questions apart. */
  questionReport: {
    input: {
      held: HeldDraws;
      counts: PairCounts;
      model: ModelSettings;
      /** Of the first model, itself included. */
      tier: readonly ModelIndex[];
      /** What names the questions; without it they have no names. */
      source: { table: Blob; benchmark: Blob } | null;
      edits: TableEdits;
      seed: number;
    };
    progress: { done: number; total: number };
    output: NamedQuestionReport | null;
  };
  /** How many more judgments until two models separate. */
  separation: {
    input: {
      held: HeldDraws;
      counts: PairCounts;
      model: ModelSettings;
      pair: readonly [ModelIndex, ModelIndex];
      design: SeparationDesign;
      seed: number;
    };
    progress: { done: number; total: number };
    output: SeparationReport;
  };
  /** Simulation-based calibration; the report so far after every replication. */
  calibrate: {
    input: { model: ModelSettings; sampler: SamplerName; seed: number; replications: number };
    progress: { done: number; total: number; report: CalibrationReport };
    output: CalibrationReport;
  };
  /** Several judges in one model; null where fewer than two judged. */
  judgesTogether: {
    input: {
      table: Blob;
      edits: TableEdits;
      /** Judges who together are the reference; none for a consensus of all. */
      reference: readonly string[];
      model: ModelSettings;
      seed: number;
      intervals: Intervals;
    };
    progress: { done: number; total: number };
    output: JudgesReport | null;
  };
  /** What judgments can be sliced by. */
  sliceTags: {
    input: { table: Blob; benchmark: Blob; edits: TableEdits };
    progress: never;
    output: readonly SliceChoice[];
  };
  /** Strengths by the slices of a tag; null where fewer than two have judgments. */
  slices: {
    input: {
      table: Blob;
      benchmark: Blob;
      edits: TableEdits;
      /** Name of the tag. */
      by: string;
      model: ModelSettings;
      seed: number;
      intervals: Intervals;
    };
    progress: { done: number; total: number };
    output: SlicesReport | null;
  };
  /** A report card of every judge; progress in judges. */
  judgeCards: {
    input: { table: Blob; edits: TableEdits };
    progress: { done: number; total: number };
    output: JudgeCards;
  };
  /** What changed from one fit to another, by model. */
  fitChanges: {
    input: { before: ComparedFit; after: ComparedFit; interval: number };
    progress: never;
    output: FitChanges;
  };
  /** What became of the judgments from one fit to another. */
  dataChange: {
    input: { before: FittedJudgments; after: FittedJudgments };
    progress: never;
    output: DataChange;
  };
  /** How a ranking came about; null where no judgment says when it was made. */
  rankSnapshots: {
    input: {
      table: Blob;
      edits: TableEdits;
      model: ModelSettings;
      most: number;
      intervals: Intervals;
    };
    progress: never;
    output: readonly Snapshot[] | null;
  };
  /** Whether a fit that was made once more is what was stored. */
  refitReport: {
    input: { stored: Refit; anew: Refit };
    progress: never;
    output: RefitReport;
  };
  /** Habits of the judges of a run, and how far they agree. */
  judgeFindings: {
    input: { columns: RunColumns; judges: number };
    progress: never;
    output: RunFindings;
  };
  /** One judge's replies read once more by every rule. */
  auditReplies: {
    input: {
      /** Of the whole run. @see RunColumns */
      table: JudgmentTable;
      judge: number;
      /** What the judge said, in the order of its rows, each a line of JSON. */
      texts: Blob;
    };
    progress: never;
    output: Reread;
  };
}
