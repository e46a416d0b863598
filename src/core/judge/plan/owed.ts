import type { JudgeTask } from '../setup.ts';
import { notKnown } from './known.ts';
import type { Comparison } from './ledger.ts';
import { forJudges } from './tasks.ts';

/**
 * Of comparisons that some judges were asked for, what the other judges were not.
 * @param known judged before the run
 */
export function owedTasks(
  asked: readonly JudgeTask[],
  judges: number,
  known: readonly JudgeTask[] = [],
): JudgeTask[] {
  if (judges === 1) return [];
  const seen = new Map<string, { comparison: Comparison; by: Set<number> }>();
  for (const { judge, question, left, right } of asked) {
    const key = [question, left, right].join();
    const one = seen.get(key) ?? { comparison: { question, left, right }, by: new Set() };
    one.by.add(judge);
    seen.set(key, one);
  }
  const owed = [...seen.values()].flatMap(({ comparison, by }) =>
    forJudges([comparison], judges).filter(({ judge }) => !by.has(judge)),
  );
  return notKnown(owed, known);
}
