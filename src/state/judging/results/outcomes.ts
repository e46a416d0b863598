import type { JudgeReply, JudgeTask } from '../../../core/judge/setup.ts';
import { readVerdict } from '../../../core/judge/reading/verdict.ts';
import type { ReadingRule } from '../../../core/judge/reading/verdict.ts';
import { outcomeOf } from '../../../core/table/judgments.ts';
import type { Outcome } from '../../../core/table/judgments.ts';
import { taskKey } from '../run/tasks.ts';

/** What replies are read as, by taskKey. */
export type Outcomes = ReadonlyMap<string, Outcome>;

export const NO_OUTCOMES: Outcomes = new Map();

/** @param outcomes of each task, as numbers */
export function outcomesOf(tasks: readonly JudgeTask[], outcomes: Uint8Array): Outcomes {
  return new Map(tasks.map((task, at) => [taskKey(task), outcomeOf(outcomes[at])]));
}

/** @param before replies that are read otherwise, as they were */
export function outcomesBefore(after: Outcomes, before: readonly JudgeReply[]): Outcomes {
  return new Map([...after, ...before.map((reply) => [taskKey(reply), reply.outcome] as const)]);
}

/** By another rule; a refusal has no verdict by any, whatever its text looks like. */
export function reread({ text, outcome }: JudgeReply, from: ReadingRule, to: ReadingRule): Outcome {
  return readVerdict(text, from) === outcome ? readVerdict(text, to) : outcome;
}
