import { answeredOf } from '../../../core/judge/plan/answered.ts';
import type { AdaptiveRun } from '../../../core/judge/plan/adaptive.ts';
import type { PairCounts } from '../../../core/table/judgments.ts';
import { run } from '../../../jobs.ts';
import { questionsInParts } from '../../../storage/judging-parts.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { collect } from '../../work/collect.ts';
import { AdaptiveTasks } from './adaptive-tasks.svelte.ts';
import { EscalatingTasks } from './escalating-tasks.ts';
import { FixedTasks } from './fixed-tasks.ts';
import type { TaskSource } from './task-source.ts';
import type { JournalFeed } from './verdict-journal.ts';

/** What was judged before a run: see AdaptiveRun. */
export type JudgedBefore = Pick<AdaptiveRun, 'base' | 'known'>;

/**
 * The tasks of a run, by the kind of its plan.
 * @param counts of all verdicts so far; an adaptive plan goes by them
 */
export async function layOutTasks(
  { id, setup }: JudgingRecord,
  journal: JournalFeed,
  counts: () => PairCounts,
  before: JudgedBefore = {},
): Promise<TaskSource> {
  const { plan, models, judges, escalation, concurrency } = setup;
  const answered = answeredOf(await collect(questionsInParts(id)), models.length);
  const { known } = before;
  const wanted = { plan, answered, judges: judges.length, ...(known && { known }) };
  const planned = await run('planTasks', wanted);
  if (plan.kind !== 'adaptive')
    return escalation
      ? new EscalatingTasks(setup, escalation, planned.tasks, journal)
      : new FixedTasks(setup, planned, journal);
  const { most } = planned;
  const facts = { plan, models, answered, judges: judges.length, most, journal, counts };
  return new AdaptiveTasks({ ...facts, ...before, size: 2 * concurrency });
}
