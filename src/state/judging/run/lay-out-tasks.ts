import { answeredOf } from '../../../core/judge/plan/answered.ts';
import type { PairCounts } from '../../../core/table/judgments.ts';
import { run } from '../../../jobs.ts';
import { questionsInParts } from '../../../storage/judging-parts.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { collect } from '../../work/collect.ts';
import { AdaptiveTasks } from './adaptive-tasks.svelte.ts';
import { beforeRun } from './before-run.ts';
import { judgedBefore } from './judged-before.ts';
import { EscalatingTasks } from './escalating-tasks.ts';
import { FixedTasks } from './fixed-tasks.ts';
import type { TaskSource } from './task-source.ts';
import type { JournalFeed } from './verdict-journal.ts';

/**
 * The tasks of a run, by the kind of its plan: of its project's judgments an adaptive plan goes by
 * all, and none asks for what the same judges have said.
 * @param counts of all verdicts so far; an adaptive plan goes by them
 */
export async function layOutTasks(
  record: JudgingRecord,
  journal: JournalFeed,
  counts: () => PairCounts,
): Promise<TaskSource> {
  const { id, setup } = record;
  const { plan, models, judges, escalation, concurrency } = setup;
  const questions = await collect(questionsInParts(id));
  const answered = answeredOf(questions, models.length);
  const ids = questions.map((question) => question.id);
  const known = await judgedBefore({ ...record, models, judges, questions: ids });
  const planned = await run('planTasks', { plan, answered, judges: judges.length, known });
  if (plan.kind !== 'adaptive')
    return escalation
      ? new EscalatingTasks(setup, escalation, planned.tasks, journal)
      : new FixedTasks(setup, planned, journal);
  const { most } = planned;
  const { base, baseQuestions } = await beforeRun(record, ids);
  const facts = { plan, models, answered, judges: judges.length, most, journal, counts };
  return new AdaptiveTasks({ ...facts, base, baseQuestions, known, size: 2 * concurrency });
}
