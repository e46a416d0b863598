import { describe, expect, it } from 'vitest';
import { fitJudges } from '../../../src/core/judges-model/joint-fit.ts';
import type { KnownStrengths } from '../../../src/core/judges-model/known-strengths.ts';
import { nextLabels } from '../../../src/core/judges-model/next-labels.ts';
import type { NextLabels } from '../../../src/core/judges-model/next-labels.ts';
import { OpenComparisons } from '../../../src/core/judges-model/open-comparisons.ts';
import { judgePanel } from '../../../src/core/judges-model/panel.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { normalQuantile } from '../../../src/core/numerics/normal-quantile.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { INTERVALS } from '../counts-of.ts';
import { tableOf } from './simulated.ts';
import type { JudgeRow } from './simulated.ts';
import { JUDGES, MODELS, STRENGTHS, judged, label } from './labelled.ts';
import type { Asked } from './labelled.ts';

const TWO = ['a', 'b'];

/** Of two models on so many questions, of which people judged the first. */
function twoModels(questions: number, labelled: number): JudgmentTable {
  const rows = Array.from({ length: questions }, (_, question): JudgeRow[] => {
    const row = { question, left: 0, right: 1, outcome: Outcome.left };
    return question < labelled
      ? [
          { ...row, judge: 0 },
          { ...row, judge: 1 },
        ]
      : [{ ...row, judge: 1 }];
  }).flat();
  return tableOf(TWO, JUDGES, rows);
}

/** Strengths that sum to zero: their difference has four times the variance of either. */
const known = (information: number): KnownStrengths => ({
  covariance: Float64Array.of(0.1, -0.1, -0.1, 0.1),
  alike: null,
  information: Float64Array.of(0, information, information, 0),
});

describe('the next labels of two models', () => {
  it('halve the width once they say three times what is known', () => {
    const open = new OpenComparisons(twoModels(200, 40), TWO, ['human']);
    const next = nextLabels(known(0.2), open, [1, 0], 0.68);
    // 1/v = 2.5, and three times that in labels of 0.2 each: 37.5.
    expect(next.halving).toBe(38);
    expect(next.width).toBeCloseTo(normalQuantile(0.84) * Math.sqrt(0.4), 9);
    expect(next).toMatchObject({ isAlike: false, labelled: 40, open: 160 });
    next.labels.forEach(({ share }, n) =>
      expect(share).toBeCloseTo(Math.sqrt(2.5 / (2.5 + 0.2 * (n + 1))), 9),
    );
    expect(next.labels).toHaveLength(38);
    expect(new Set(next.labels.map(({ question }) => question)).size).toBe(38);
  });

  it('say how far those that there are can go, where they do not halve it', () => {
    const open = new OpenComparisons(twoModels(50, 40), TWO, ['human']);
    const next = nextLabels(known(0.2), open, [0, 1], 0.68);
    expect(next.halving).toBeNull();
    expect(next.open).toBe(10);
    expect(next.least).toBeCloseTo(Math.sqrt(2.5 / 4.5), 9);
    expect(next.labels.map(({ question }) => question).sort()).toEqual(
      Array.from({ length: 10 }, (_, q) => `q${String(40 + q)}`),
    );
  });

  it('take only from what judgments scatter about their question, where questions are a sample', () => {
    const open = new OpenComparisons(twoModels(2000, 40), TWO, ['human']);
    const designEffect = Float64Array.of(1, 5, 5, 1);
    const alike = { ...known(0.2), alike: { questions: 4, designEffect } };
    const next = nextLabels(alike, open, [0, 1], 0.68);
    expect(next.isAlike).toBe(true);
    expect(next.halving).toBeNull();
    // ρ = 4/max(4, 12.5/4 − 1): nothing but the scatter of questions is left.
    expect(next.least).toBeCloseTo(1, 9);
  });

  it('may ask again where no question is known', () => {
    const table = twoModels(200, 40);
    const unknown = { ...table, question: table.question.map(() => -1) };
    const open = new OpenComparisons(unknown, TWO, ['human']);
    const next = nextLabels(known(0.001), open, [1, 0], 0.68);
    expect(next.open).toBeNull();
    // 7,500 by hand; behind those that are listed many are taken at once, the last of them exactly.
    expect(next.halving).toBe(7500);
    expect(next.labels.every(({ question }) => question === null)).toBe(true);
  });
});

describe('what is open', () => {
  it('is what both models answered and the reference did not judge, in whichever order', () => {
    const row = { outcome: Outcome.left };
    const table = tableOf(['a', 'b', 'c'], JUDGES, [
      { ...row, judge: 1, question: 0, left: 0, right: 1 },
      { ...row, judge: 0, question: 0, left: 1, right: 0 },
      { ...row, judge: 1, question: 1, left: 0, right: 1 },
      { ...row, judge: 1, question: 1, left: 1, right: 2 },
      { ...row, judge: 0, question: 1, left: 1, right: 2 },
      { ...row, judge: 1, question: 2, left: 0, right: 1 },
    ]);
    const open = new OpenComparisons(table, ['a', 'b', 'c'], ['human']);
    expect([open.left(0, 1), open.left(0, 2), open.left(1, 2)]).toEqual([2, 1, 0]);
    expect(open.labelled).toBe(2);
    // Question 2 has no label yet.
    expect(open.take(1, 0)).toBe('q2');
    expect(open.take(0, 1)).toBe('q1');
    expect(open.take(0, 1)).toBeNull();
    expect(open.left(0, 1)).toBe(0);
  });
});

const FEW = { chains: 2, draws: 400, warmup: 100 };

/** As `nextLabels` has it: of the neighbours of one ranking, in standard deviations. */
function widthOf(table: JudgmentTable, ranking: readonly number[]): number {
  const panel = judgePanel(table, ['human']);
  const { known: own } = fitJudges(panel, DEFAULT_MODEL, 1, INTERVALS, undefined, FEW);
  if (own === null) throw new Error('no reference');
  const open = new OpenComparisons(table, panel.models, ['human']);
  return nextLabels(own, open, ranking, INTERVALS.narrow).width;
}

function nextOf(table: JudgmentTable): { next: NextLabels; ranking: readonly number[] } {
  const panel = judgePanel(table, ['human']);
  const { fit, known: own } = fitJudges(panel, DEFAULT_MODEL, 1, INTERVALS, undefined, FEW);
  if (own === null) throw new Error('no reference');
  const ranking = fit.summary.rows.map(({ model }) => model);
  const open = new OpenComparisons(table, panel.models, ['human']);
  return { next: nextLabels(own, open, ranking, INTERVALS.narrow), ranking };
}

describe('next labels', () => {
  it('narrow by about as much as is said, and by more than pairs at random', () => {
    const random = createRandom(3);
    const count = 120;
    let [said, came, atRandom] = [0, 0, 0];
    const sets = 6;
    for (let set = 0; set < sets; set++) {
      const omega = Math.abs(random.normal());
      const { rows, table } = judged(
        MODELS.map(() => omega * random.normal()),
        0.08,
        random,
      );
      const { next, ranking } = nextOf(table);
      const asked = next.labels.slice(0, count).map(({ question, first, second }): Asked => {
        const q = Number(question?.slice(1));
        return { question: q, left: first, right: second };
      });
      const open = rows.filter(({ judge }) => judge === 1);
      const others = Array.from(
        asked,
        (): Asked => open[Math.floor(random.uniform() * open.length)],
      );
      const after = [asked, others].map((pairs) =>
        widthOf(
          tableOf(MODELS, JUDGES, [
            ...rows,
            ...pairs.map((one): JudgeRow => ({
              ...{ question: one.question, left: one.left, right: one.right, judge: 0 },
              outcome: label(one, STRENGTHS, random),
            })),
          ]),
          ranking,
        ),
      );
      said += (next.labels[asked.length - 1]?.share ?? 1) / sets;
      came += after[0] / next.width / sets;
      atRandom += after[1] / next.width / sets;
    }
    expect(Math.abs(came / said - 1)).toBeLessThan(0.12);
    expect(came).toBeLessThan(atRandom);
  });

  it('never widen, and are few where a judge agrees', () => {
    const wanted = 0.25;
    const [agreeing, departing] = [0, 1].map((apart) => {
      const random = createRandom(9);
      const departures = [-0.8, 0.4, 0.6, -0.6, 0.4].map((x) => apart * x);
      const { next } = nextOf(judged(departures, 0.15, random).table);
      next.labels.forEach(({ share }, at) =>
        expect(share).toBeLessThanOrEqual(next.labels[at - 1]?.share ?? 1),
      );
      const enough = next.labels.findIndex(({ share }) => share * next.width <= wanted);
      return enough < 0 ? Infinity : enough + 1;
    });
    expect(agreeing).toBeLessThan(0.8 * departing);
  });
});
