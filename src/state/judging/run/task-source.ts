import type { JudgeTask } from '../../../core/judge/setup.ts';
import type { JudgingEnd } from '../../../storage/records.ts';

/** What a run asks for. What is said it learns from the journal of the run. */
export interface TaskSource {
  /** As far as they are known; of an adaptive plan nobody knows. */
  readonly tasks: readonly JudgeTask[];
  /** The most judgments there can be, as far as is known. */
  readonly most: number;
  /** What judges that are models are asked in one session. */
  forModels(): AsyncIterable<JudgeTask>;
  /** The task could not be judged, and is not asked again in this session. */
  fail(task: JudgeTask): void;
  /** Why nothing more is wanted of anybody; null where something is. */
  end(): Promise<JudgingEnd | null>;
}
