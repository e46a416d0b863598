import { Outcome } from '../../table/judgments.ts';
import { isOneByOne } from '../kinds.ts';
import type { JudgeTask, JudgingSetup } from '../setup.ts';

/** Judges who are asked only where another is in doubt, by position: all over the network. */
export function secondJudges({ judges }: Pick<JudgingSetup, 'judges'>): readonly number[] {
  return judges.flatMap((judge, at) => (isOneByOne(judge) ? [] : [at]));
}

/**
 * The pairs on which a judge is in doubt, each by its first task: it has been asked all that it
 * is to be asked about the pair, and said a tie, or nothing that could be read, or another winner
 * once the answers were swapped.
 * @param tasks of one judge
 * @param outcomeOf what it said; undefined before that
 */
export function doubtfulTasks(
  tasks: readonly JudgeTask[],
  outcomeOf: (task: JudgeTask) => Outcome | undefined,
): readonly JudgeTask[] {
  const pairs = new Map<string, JudgeTask[]>();
  for (const task of tasks) {
    const { question, left, right } = task;
    const name = [question, Math.min(left, right), Math.max(left, right)].join();
    const pair = pairs.get(name);
    if (pair === undefined) pairs.set(name, [task]);
    else pair.push(task);
  }
  return [...pairs.values()].flatMap((pair) => {
    const outcomes = pair.map(outcomeOf);
    if (outcomes.includes(undefined)) return [];
    const winners = new Set(pair.map((task, at) => winnerOf(task, outcomes[at])));
    return winners.size > 1 || winners.has(null) ? pair.slice(0, 1) : [];
  });
}

/** The model that won; null where none did. */
function winnerOf({ left, right }: JudgeTask, outcome: Outcome | undefined): number | null {
  if (outcome === Outcome.left) return left;
  return outcome === Outcome.right ? right : null;
}
