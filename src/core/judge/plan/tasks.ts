import type { ModelIndex } from '../../table/judgments.ts';
import { createRandom } from '../../numerics/random.ts';
import type { JudgeTask, OfferedPlan, Plan, StudyPlan } from '../setup.ts';
import type { Answered } from './answered.ts';
import { extentOf } from './extent.ts';
import { knownToAll, notKnown } from './known.ts';
import { Ledger } from './ledger.ts';
import type { Comparison } from './ledger.ts';
import { Links } from './links.ts';
import { takeRounds } from './rounds.ts';
import { validatePlan } from './validate.ts';

/** What a plan comes to, known before the run. Every judge is asked the same. */
export interface PlannedTasks {
  /** In the order they are to be asked; none of an adaptive plan, which finds them as it goes. */
  readonly tasks: readonly JudgeTask[];
  /** Judgments asked for by all judges together; in a PlanSize and an adaptive plan at the most. */
  readonly most: number;
  /** How many fewer comparisons there are than the plan wants; 0 where there are enough. */
  readonly missing: number;
  /**
   * Models that the answers allow to be linked by comparisons, largest group first. More than
   * one: no judgment can show how models of different groups compare.
   */
  readonly groups: readonly (readonly ModelIndex[])[];
}

/** What a plan comes to without the tasks one by one, which takes far less time. */
export type PlanSize = Omit<PlannedTasks, 'tasks'>;

/** Of a plan that has no seed of its own. */
const SEED = 1;

/**
 * The same arguments give the same tasks. Whenever the run ends, what was asked until then is
 * about even: over pairs (within one), each pair's orders (within one) and questions.
 * @param judges how many
 * @param known judged before: not asked again, but counted in what is even
 * @throws CaravanError bad-setting, too-few-models
 */
export function planTasks(
  plan: Plan,
  answered: Answered,
  judges: number,
  known: readonly JudgeTask[] = [],
): PlannedTasks {
  const size = planSize(plan, answered, judges, known);
  if (plan.kind === 'adaptive') return { tasks: [], ...size };
  if (plan.kind === 'study') return { tasks: inTurn(plan.lists), ...size };
  if (plan.kind === 'list')
    return { tasks: notKnown(forJudges(plan.comparisons, judges), known), ...size };
  const random = createRandom(plan.kind === 'random' ? plan.seed : SEED);
  const links = new Links(answered.models);
  const ledger = ledgerOf(plan, answered);
  for (const comparison of knownToAll(known, judges)) {
    ledger.note(comparison);
    links.join(comparison.left, comparison.right);
  }
  const taken = takeRounds(ledger, links, size.most / judges, random);
  const tasks = notKnown(forJudges(taken, judges), known);
  return { tasks, ...size, most: tasks.length };
}

/**
 * @param judges how many
 * @param known judged before, and not asked again
 * @throws CaravanError bad-setting, too-few-models
 */
export function planSize(
  plan: Plan,
  answered: Answered,
  judges: number,
  known: readonly JudgeTask[] = [],
): PlanSize {
  validatePlan(plan, answered.models);
  if (plan.kind === 'study') return sizeOfLists(plan.lists, answered.models);
  if (plan.kind === 'list') {
    const { groups } = sizeOfLists([plan.comparisons], answered.models);
    const tasks = notKnown(forJudges(plan.comparisons, judges), known);
    return { most: tasks.length, missing: 0, groups };
  }
  const { exist, groups } = extentOf(plan, answered, knownToAll(known, judges));
  const wanted = wantedOf(plan, exist);
  const comparisons = Math.min(wanted, exist);
  return { most: judges * comparisons, missing: wanted - comparisons, groups };
}

/** All comparisons that a plan may ask for. */
export function ledgerOf(plan: OfferedPlan, answered: Answered): Ledger {
  switch (plan.kind) {
    case 'all':
      return new Ledger(answered, plan.bothOrders);
    case 'baseline':
      return new Ledger(answered, plan.bothOrders, plan.baseline);
    case 'random':
    case 'adaptive':
      return new Ledger(answered, true);
  }
}

/** The first of every list, then the second of every list, and so on. */
function inTurn(lists: StudyPlan['lists']): JudgeTask[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list, judge) => (at < list.length ? [{ judge, ...list[at] }] : [])),
  ).flat();
}

function sizeOfLists(lists: StudyPlan['lists'], models: number): PlanSize {
  const links = new Links(models);
  for (const { left, right } of lists.flat()) links.join(left, right);
  const most = lists.reduce((sum, list) => sum + list.length, 0);
  return { most, missing: 0, groups: links.groups() };
}

/** Each comparison for every judge. */
export function forJudges(comparisons: readonly Comparison[], judges: number): JudgeTask[] {
  return comparisons.flatMap((comparison) =>
    Array.from({ length: judges }, (_, judge) => ({ judge, ...comparison })),
  );
}

/** Of each judge. */
function wantedOf(plan: Plan, exist: number): number {
  if (plan.kind === 'random') return plan.judgments;
  return plan.kind === 'adaptive' ? plan.most : exist;
}
