import { expect } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { roomForSlopes, verdictSlopes } from '../../../../src/core/model/graded/verdicts.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { GradedTies } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { positionsOf } from '../../../../src/core/posterior/draws/draws.ts';
import { isSummaryOf } from '../../../../src/core/posterior/ranking/summary-of.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { OUTCOME_OF, Verdict, gradeOf } from '../../../../src/core/table/grades.ts';
import { Outcome, UNKNOWN } from '../../../../src/core/table/judgments.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../../src/core/table/table-builder.ts';
import { INTERVALS } from '../../counts-of.ts';

export const questions = { kind: 'random', scale: 1 } as const;

/** Models whose strengths differ from question to question, by a judge who gives grades. */
export function judged(ties: GradedTies, asked: number, omega: number, seed: number): PairCounts {
  const random = createRandom(seed);
  const table = new TableBuilder();
  const slopes = roomForSlopes();
  const strengths = [1, 0.2, -0.3, -0.9];
  const { leftStrong, left, tie, right, rightStrong } = Verdict;
  for (let q = 0; q < asked; q++) {
    const own = strengths.map((x) => x + omega * random.normal());
    for (let a = 0; a < own.length; a++) {
      for (let b = 0; b < own.length; b++) {
        if (a === b) continue;
        verdictSlopes(ties, 0.3 + own[a] - own[b], { tie: -0.3, strong: 0.2 }, slopes);
        let u = random.uniform();
        const said =
          [leftStrong, left, tie, right].find((one) => (u -= Math.exp(slopes.value[one])) < 0) ??
          rightStrong;
        const outcome = OUTCOME_OF[said];
        const grade = gradeOf(said);
        table.add({
          ...{ left: `m${a}`, right: `m${b}`, outcome, judge: null, turn: UNKNOWN, weight: 1 },
          question: `q${q}`,
          ...(outcome !== Outcome.tie && { grade }),
        });
      }
    }
  }
  return countPairs(table.build());
}

/** A fit finds the strengths, thresholds and ω of 80 questions. */
export function expectFound(ties: GradedTies): void {
  const counts = judged(ties, 80, 0.8, 5);
  const sampler = { ...DEFAULT_SAMPLER, draws: 500, seed: 3 };
  const { summary, draws } = fitAll(
    counts,
    { ...DEFAULT_MODEL, ties, questions },
    sampler,
    INTERVALS,
  );
  expect(summary.diagnostics.converged).toBe(true);
  expect(isSummaryOf(summary, draws)).toBe(true);
  const { order, tie, strong, omega, count } = positionsOf(draws);
  const truths = new Map<number | null, number>([
    ...[1, 0.2, -0.3, -0.9].map((truth, k) => [k, truth] as const),
    [order, 0.3],
    [tie, -0.3],
    [strong, 0.2],
    [omega, 0.8],
  ]);
  for (const [place, truth] of truths) {
    if (place === null) throw new Error('a parameter is missing');
    const values = Array.from(
      { length: draws.values.length / count },
      (_, s) => draws.values[s * count + place],
    );
    const mean = values.reduce((sum, x) => sum + x / values.length, 0);
    const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2 / values.length, 0));
    expect(Math.abs(mean - truth) / sd).toBeLessThan(3.5);
  }
}
