import type { Prompt } from '../src/core/table/benchmark.ts';
import type { DataEdits } from '../src/core/table/data-edits.ts';
import type { RunFindings } from '../src/core/judge/findings/findings.ts';
import type { Answered } from '../src/core/judge/plan/answered.ts';
import type { PlannedTasks } from '../src/core/judge/plan/tasks.ts';
import type { Plan } from '../src/core/judge/setup.ts';
import type { AdaptiveRun, NextBatch } from '../src/core/judge/plan/adaptive.ts';
import type { Forecast, ForecastRun } from '../src/core/judge/plan/forecast.ts';
import type {
  Material,
  MaterialChoice,
  MaterialFile,
  PlacedQuestion,
} from '../src/core/judge/material.ts';
import type { Reread } from '../src/core/judge/reading/reread.ts';
import type { RunColumns } from '../src/core/judge/run-columns.ts';
import type { JudgmentTable } from '../src/core/table/judgments.ts';

/** The jobs of judging, as `Jobs` of protocol.ts has them. Types only. */
export interface JudgingJobs {
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
  /** The judge prompts of some files. */
  prompts: {
    input: { benchmark: Blob };
    progress: never;
    output: readonly Prompt[];
  };
  /** What a plan comes to, task by task. */
  planTasks: {
    input: { plan: Plan; answered: Answered; judges: number };
    progress: never;
    output: PlannedTasks;
  };
  /** Which judgments an adaptive plan asks for next. */
  nextBatch: {
    input: { run: AdaptiveRun; size: number };
    progress: never;
    output: NextBatch;
  };
  /** What further judgments of a run are worth. @see SIZES */
  judgingForecast: {
    input: { run: ForecastRun; sizes: readonly number[]; seed: number };
    progress: { done: number; total: number };
    output: Forecast;
  };
}
