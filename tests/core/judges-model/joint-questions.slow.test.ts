import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/numerics/random.ts';
import type { Random } from '../../../src/core/numerics/random.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { tableOf } from './simulated.ts';
import type { JudgeRow } from './simulated.ts';
import { MODELS, JUDGES, clustered, sandwichFor } from './clustered.ts';

/** By row again, with other questions in the place of these: as often as they are drawn. */
function resampled(table: JudgmentTable, questions: number, random: Random): JudgmentTable {
  const rows = Array.from({ length: questions }, (_, question): JudgeRow[] => {
    const drawn = Math.floor(questions * random.uniform());
    return [...table.question.keys()].flatMap((row): JudgeRow[] =>
      table.question[row] === drawn
        ? [
            {
              ...{ judge: table.judge[row], question, left: table.left[row] },
              right: table.right[row],
              outcome: table.outcome[row] === 0 ? Outcome.left : Outcome.right,
            },
          ]
        : [],
    );
  }).flat();
  return tableOf(MODELS, JUDGES, rows);
}

function sdOf(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
}

describe('the sandwich of judges together', () => {
  it('is what resampling the questions finds', () => {
    const random = createRandom(5);
    const table = clustered(60, 1, random);
    const { sandwich } = sandwichFor(table, ['human']);
    const points = Array.from(
      { length: 100 },
      () => sandwichFor(resampled(table, 60, random), ['human']).point,
    );
    let [plain, ratio] = [0, 0];
    for (const k of MODELS.keys()) {
      const sd = sdOf(points.map((point) => point[k]));
      ratio += Math.sqrt(sandwich.robust[k]) / sd / MODELS.length;
      plain += Math.sqrt(sandwich.plain[k]) / sd / MODELS.length;
    }
    // Four standard deviations, each known within 7%, of which three are free.
    expect(Math.abs(ratio - 1)).toBeLessThan(0.15);
    expect(plain).toBeLessThan(0.8);
  });
});
