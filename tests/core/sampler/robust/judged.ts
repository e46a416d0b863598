import { createRandom } from '../../../../src/core/numerics/random.ts';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../../src/core/table/table-builder.ts';

const STRENGTHS = { ant: 1, bee: 0.5, cat: 0, dog: -0.6 } as const;
type Name = keyof typeof STRENGTHS;
const NAMES: readonly Name[] = ['ant', 'bee', 'cat', 'dog'];

/**
 * Every ordered pair on every question, by models that are better at some questions than at others.
 * @param times how often each judgment is there
 */
export function judged(questions: number, times = 1, seed = 1): PairCounts {
  const random = createRandom(seed);
  const table = new TableBuilder();
  for (let q = 0; q < questions; q++) {
    const own = new Map(NAMES.map((name) => [name, STRENGTHS[name] + random.normal()]));
    for (const left of NAMES)
      for (const right of NAMES) {
        if (left === right) continue;
        const eta = 0.2 + (own.get(left) ?? 0) - (own.get(right) ?? 0);
        const isTie = random.uniform() < 0.15;
        const isLeft = random.uniform() < 1 / (1 + Math.exp(-eta));
        const outcome = isTie ? Outcome.tie : isLeft ? Outcome.left : Outcome.right;
        const row = { left, right, outcome, question: String(q), judge: null, turn: -1, weight: 1 };
        for (let time = 0; time < times; time++) table.add(row);
      }
  }
  return countPairs(table.build());
}
