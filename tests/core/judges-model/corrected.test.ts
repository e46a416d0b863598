import { describe, expect, it } from 'vitest';
import { correctedRates } from '../../../src/core/judges-model/corrected.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgeRow } from './simulated.ts';
import { tableOf } from './simulated.ts';

const MODELS = ['a', 'b'];
const JUDGES = ['human', 'gpt'];

/** People have `a` win with 40%; the judge says what they say, but for a half of what `a` loses. */
function biased(questions: number, labelled: number, seed: number) {
  const random = createRandom(seed);
  const rows = Array.from({ length: questions }, (_, question): JudgeRow[] => {
    const isWin = random.uniform() < 0.4;
    const judged = isWin || random.uniform() < 0.5;
    const row = (judge: number, wins: boolean): JudgeRow => ({
      ...{ judge, question, left: 0, right: 1 },
      outcome: wins ? Outcome.left : Outcome.right,
    });
    return question < labelled ? [row(0, isWin), row(1, judged)] : [row(1, judged)];
  }).flat();
  return tableOf(MODELS, JUDGES, rows);
}

describe('win rates corrected by a reference', () => {
  it('are what people would say, where the judge alone is off', () => {
    let [inside, judgeInside, narrower] = [0, 0, 0];
    for (let seed = 0; seed < 200; seed++) {
      const [{ rates }] = correctedRates(biased(400, 80, seed), MODELS, ['human'], [['gpt']]);
      const [{ corrected, judge, reference }] = rates;
      if (corrected === null || judge === null || reference === null) throw new Error('too few');
      if (corrected.lower < 0.4 && 0.4 < corrected.upper) inside++;
      if (judge.lower < 0.4 && 0.4 < judge.upper) judgeInside++;
      const [own, alone] = [corrected, reference].map(({ lower, upper }) => upper - lower);
      if (own < alone) narrower++;
    }
    expect(inside / 200).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / 200));
    expect(judgeInside).toBe(0);
    expect(narrower).toBe(200);
  });

  it('are the reference’s own where the judge judged nothing else', () => {
    const [{ common, rates }] = correctedRates(biased(60, 60, 1), MODELS, ['human'], [['gpt']]);
    expect(common).toBe(60);
    for (const { corrected, reference } of rates) {
      expect(corrected?.value).toBeCloseTo(reference?.value ?? NaN, 12);
      expect(corrected?.lower).toBeCloseTo(reference?.lower ?? NaN, 12);
    }
  });

  it('are of both models together 1, and of no use without common things', () => {
    const [{ rates }] = correctedRates(biased(100, 30, 2), MODELS, ['human'], [['gpt']]);
    expect((rates[0].corrected?.value ?? 0) + (rates[1].corrected?.value ?? 0)).toBeCloseTo(1, 12);
    const [none] = correctedRates(biased(100, 0, 2), MODELS, ['human'], [['gpt']]);
    expect(none.common).toBe(0);
    expect(none.rates.every(({ corrected, judge }) => corrected === null && judge !== null)).toBe(
      true,
    );
  });

  it('are of questions, not of repeated judgments: doubling every one changes nothing', () => {
    const table = biased(100, 30, 3);
    const rows = Array.from({ length: table.left.length }, (_, r): JudgeRow => ({
      ...{ judge: table.judge[r], question: table.question[r], left: 0, right: 1 },
      outcome: table.outcome[r] === 0 ? Outcome.left : Outcome.right,
    }));
    const doubled = tableOf(MODELS, JUDGES, [...rows, ...rows]);
    const [[one], [two]] = [table, doubled].map((own) =>
      correctedRates(own, MODELS, ['human'], [['gpt']]),
    );
    expect(two.rates).toEqual(one.rates);
  });
});
