import type { JudgeReply, JudgeTask, JudgingSetup } from '../core/judge/setup.ts';
import type { Outcome } from '../core/table/judgments.ts';
import type { CallWork } from './call-work.ts';
import type { Answered } from './contract.ts';

/** What makes calls a run of judging. */
export interface JudgingWork {
  readonly setup: JudgingSetup;
  /** Of this run, as they lie in the store. */
  readonly stored: readonly JudgeReply[];
  readonly outcomeOf: (task: JudgeTask, answered: Answered) => Outcome;
}

/** Whom a run of judging calls, and what it makes of what they say. */
export function judgingCalls({ setup, stored, outcomeOf }: JudgingWork) {
  return {
    models: setup.judges,
    modelOf: ({ judge }) => judge,
    nameOf: ({ judge, question, left, right }) => [judge, question, left, right].join(' '),
    goesOnWithout: false,
    limits: setup,
    done: stored,
    spent: stored.reduce((sum, { cost }) => sum + cost, 0),
    replyOf: (task, { answered, charge, at, elapsed }) => {
      const outcome = outcomeOf(task, answered);
      return { ...task, outcome, text: answered.text, ...charge, at, elapsed };
    },
  } satisfies Partial<CallWork<JudgeTask, JudgeReply>>;
}
