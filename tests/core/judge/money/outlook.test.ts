import { describe, expect, it } from 'vitest';
import { outlookOf, usagePerCall } from '../../../../src/core/judge/money/outlook.ts';
import { PRACTICE_RUN } from '../../../practice-run.ts';
import type { JudgedQuestion, JudgeSetup, Plan } from '../../../../src/core/judge/setup.ts';
import { judge } from '../runs.ts';

const HUMAN: JudgeSetup = judge({ provider: 'human', baseUrl: '', name: 'human' });
/** No judge on this device. */
const NONE_HERE = { local: 0, localElapsed: 0 };
const BARE = { name: '', system: '', convention: 'json' } as const;

/** The three models' answers are of 40, 80 and 120 characters: 10, 20 and 30 tokens. */
const QUESTIONS: readonly JudgedQuestion[] = ['a', 'b'].map((id) => ({
  ...{ id, category: null, turns: ['q'.repeat(400)], reference: [] },
  answers: [['x'.repeat(40)], ['y'.repeat(80)], ['z'.repeat(120)]],
}));

describe('what one call takes', () => {
  it('is the mean over the comparisons of the plan', () => {
    const template = { ...BARE, user: '{question}{answer_a}{answer_b}' };
    const one = judge({ template });
    const fixed = usagePerCall([one], { kind: 'all', bothOrders: false }, 3, [])?.[0];
    expect(fixed).toBeUndefined();
    const [all] = usagePerCall([one], { kind: 'all', bothOrders: true }, 3, QUESTIONS) ?? [];
    const plan = { kind: 'baseline', baseline: 0, bothOrders: false } as const;
    const [first] = usagePerCall([one], plan, 3, QUESTIONS) ?? [];
    // Pairs of 30, 40 and 50 tokens, against those with the first alone: 30 and 40.
    expect(all.input - first.input).toBeCloseTo(5, 9);
    const drawn = { kind: 'random', judgments: 1, seed: 1 } as const;
    const [random] = usagePerCall([one], drawn, 3, QUESTIONS) ?? [];
    expect(random.input).toBeCloseTo(all.input, 9);
    // 100 of the question, 40 of a pair, 10 of the frame, and the template's own.
    expect(all.input).toBeGreaterThan(150);
    expect(all.input).toBeLessThan(170);
  });

  it('is about the same by some of many comparisons', () => {
    const one = judge({ template: { ...BARE, user: '{question}{answer_a}{answer_b}' } });
    // 40 models whose answers are of 1 to 40 tokens: 780 pairs on each of 6 questions.
    const questions = Array.from({ length: 6 }, (_, id) => ({
      ...{ id: String(id), category: null, turns: [''], reference: [] },
      answers: Array.from({ length: 40 }, (__, m) => ['x'.repeat(4 * (m + 1))]),
    }));
    const of = (plan: Plan) => usagePerCall([one], plan, 40, questions)?.[0].input ?? 0;
    const pair = of({ kind: 'all', bothOrders: false });
    const bare = usagePerCall([one], { kind: 'all', bothOrders: false }, 3, QUESTIONS)?.[0].input;
    // Of QUESTIONS a pair takes 40, and the question 100.
    expect(pair - ((bare ?? 0) - 140)).toBeCloseTo(41, 0);
  });

  it('is of each judge; of a human nothing', () => {
    const { models, questions } = PRACTICE_RUN;
    const plan = { kind: 'all', bothOrders: false } as const;
    const [human, model] = usagePerCall([HUMAN, judge()], plan, models.length, questions) ?? [];
    expect(human).toEqual({ input: 0, output: 0 });
    expect(model.input).toBeGreaterThan(200);
    expect(model.output).toBe(300);
  });
});

describe('what a plan comes to', () => {
  const rest = { budget: null, concurrency: 4, perMinute: null };
  const perCall = [{ input: 1000, output: 200 }];
  const prices = [{ input: 2, output: 10 }];

  it('is so many tokens, dollars and minutes', () => {
    const judges = [judge()];
    // A call is 0.002 + 0.002 dollars; four at once, six seconds each.
    expect(outlookOf({ judges, prices, ...rest }, 100, perCall)).toEqual({
      ...{ calls: 100, judgments: 0, ...NONE_HERE, usage: { input: 100_000, output: 20_000 } },
      ...{ cost: 0.4, unpriced: [], within: null, most: 0.015, elapsed: 150_000, humanElapsed: 0 },
    });
    // Twenty a minute are slower than four at once.
    const slow = outlookOf({ judges, prices, ...rest, perMinute: 20 }, 100, perCall);
    expect(slow.elapsed).toBe(300_000);
    expect(outlookOf({ judges, prices, ...rest }, 100, null)).toMatchObject({
      ...{ usage: null, cost: null, unpriced: [], within: null, elapsed: 150_000 },
    });
  });

  it('says how far a budget goes', () => {
    const judges = [judge()];
    const within = (budget: number) =>
      outlookOf({ judges, prices, ...rest, budget }, 100, perCall).within;
    // A call of 0.004 may cost 0.015, seven times: the last is made only where that is left.
    expect(within(0.502)).toBeNull();
    expect(within(0.475)).toBe(93);
    expect(within(0.176)).toBe(18);
    expect([within(0.1051), within(0.1049), within(0)]).toEqual([1, 0, 0]);
  });

  it('has no sum of money where a price is missing', () => {
    const judges = [judge(), judge({ model: 'other' })];
    const two = [...perCall, ...perCall];
    const found = outlookOf({ judges, prices: [prices[0], null], ...rest, budget: 1 }, 100, two);
    expect(found).toMatchObject({ calls: 200, cost: null, unpriced: [1], within: null });
    // Both at one address share what it allows at once.
    expect(found.elapsed).toBe(300_000);
    const apart = [judge(), judge({ baseUrl: 'https://example.org/v1' })];
    const dear = [prices[0], { input: 10, output: 50 }];
    expect(outlookOf({ judges: apart, prices: dear, ...rest }, 100, two)).toMatchObject({
      ...{ cost: 2.4, elapsed: 150_000 },
    });
    // 24 dollars a thousand comparisons, and 0.525 set aside for the last; two judgments each.
    const budget = 0.625;
    expect(outlookOf({ judges: apart, prices: dear, ...rest, budget }, 100, two).within).toBe(10);
  });

  it('of a judge on this device costs neither calls nor money, but its time', () => {
    const lexical = judge({ provider: 'lexical', baseUrl: '', model: '' });
    const told = outlookOf({ judges: [lexical, judge()], prices: [null, null], ...rest }, 36, null);
    expect(told).toMatchObject({ calls: 36, judgments: 0, local: 36, localElapsed: 360 });
    expect(told.unpriced).toEqual([1]);
  });

  it('of a human is minutes', () => {
    const none = [{ input: 0, output: 0 }];
    expect(outlookOf({ judges: [HUMAN], prices: [null], ...rest }, 36, none)).toEqual({
      ...{
        calls: 0,
        judgments: 36,
        ...NONE_HERE,
        usage: { input: 0, output: 0 },
        cost: 0,
        unpriced: [],
      },
      ...{ within: null, most: 0, elapsed: 0, humanElapsed: 36 * 60_000 },
    });
  });
});
