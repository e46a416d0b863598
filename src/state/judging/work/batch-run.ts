import type { JudgedQuestion, JudgeTask } from '../../../core/judge/setup.ts';
import type { ReadingRule } from '../../../core/judge/reading/verdict.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import type { VerdictJournal } from '../run/verdict-journal.ts';

/** What batches need of their run. */
export interface BatchRun {
  readonly record: JudgingRecord;
  readonly journal: VerdictJournal;
  readonly tasks: readonly JudgeTask[];
  /** What a judge that is a model is still to be asked. */
  openTasks(judge: number): readonly JudgeTask[];
  question(at: number): Promise<JudgedQuestion | null>;
  readingOf(judge: number): ReadingRule;
  /** Takes the run for this tab. False where another has it. */
  hold(): Promise<boolean>;
  letGo(): void;
}
