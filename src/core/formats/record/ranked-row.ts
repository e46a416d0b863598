import { UNKNOWN } from '../../table/judgments.ts';
import type { NewJudgment, TableBuilder } from '../../table/table-builder.ts';
import type { RecordTexts } from '../../table/record-texts.ts';
import { outcomeByScores } from './score-list.ts';

/** A model with its place in one ranking, 1 the best; null where it was given none. */
export interface Ranked {
  readonly model: string;
  readonly rank: number | null;
}

/**
 * Adds every pair of one ranking, which is one observation: the lower rank wins, equal ones tie,
 * one without compares none.
 */
export function addRanking(
  table: TableBuilder,
  ranked: readonly Ranked[],
  rest: Pick<NewJudgment, 'question' | 'judge' | 'turn' | 'weight'>,
): void {
  const choice = ranked.length < 3 ? UNKNOWN : table.nextChoice();
  for (const [left, right] of pairsOf(ranked)) {
    const outcome = outcomeByScores(left.rank, right.rank, 'lower');
    const sides = 'unknown';
    table.add({ left: left.model, right: right.model, outcome, ...rest, sides }, choice);
  }
}

/** The texts of those pairs; `answers` are those of the models, in the same order. */
export function rankingTexts(
  models: readonly unknown[],
  answers: readonly (string | null)[],
  texts: RecordTexts,
): RecordTexts[] {
  const answered = models.map((_, at) => answers.at(at) ?? null);
  return pairsOf(answered).map(([left, right]) => ({ ...texts, left, right }));
}

/** Every two of them, the earlier first. */
export function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((left, at) => items.slice(at + 1).map((right) => [left, right] as const));
}
