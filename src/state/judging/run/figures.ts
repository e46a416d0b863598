import type { JudgeTally } from '../../../core/judge/run-tally.ts';
import type { JudgeReply } from '../../../core/judge/setup.ts';

/** What is shown of a run as it stands. */
export interface RunFigures {
  /** Of each judge. */
  readonly said: readonly JudgeTally[];
  readonly done: number;
  /** The latest first. */
  readonly newest: readonly JudgeReply[];
}
