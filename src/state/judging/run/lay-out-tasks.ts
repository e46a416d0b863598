import { answeredOf } from '../../../core/judge/plan/answered.ts';
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

/**
 * The tasks of a run, by the kind of its plan.
 * @param counts of all verdicts so far; an adaptive plan goes by them
 */
export async function layOutTasks(
  { id, setup }: JudgingRecord,
  journal: JournalFeed,
  counts: () => PairCounts,
): Promise<TaskSource> {
  const { plan, models, judges, escalation, concurrency } = setup;
  const answered = answeredOf(await collect(questionsInParts(id)), models.length);
  const planned = await run('planTasks', { plan, answered, judges: judges.length });
  if (plan.kind !== 'adaptive')
    return escalation
      ? new EscalatingTasks(setup, escalation, planned.tasks, journal)
      : new FixedTasks(setup, planned, journal);
  const { most } = planned;
  const facts = { plan, models, answered, judges: judges.length, most, journal, counts };
  return new AdaptiveTasks({ ...facts, size: 2 * concurrency });
}
