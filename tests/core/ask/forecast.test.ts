import { describe, expect, it } from 'vitest';
import { AskForecaster, askOutlook } from '../../../src/core/ask/forecast.ts';
import { MAX_REQUESTS } from '../../../src/core/judge/money/call-costs.ts';
import { answerTurn, askedModel, askedQuestion, askSetup } from './asked.ts';

/** Of 40, 400 and 40 ASCII characters: 10, 100 and 10 tokens. */
const short = askedQuestion('short', 'a'.repeat(40));
const talk = askedQuestion('talk', 'b'.repeat(400), 'c'.repeat(40));

describe('tokens of answers', () => {
  it('are those of the question and a usual answer, at most so many', () => {
    const models = [askedModel('A'), askedModel('B', { sampling: sampling(100) })];
    const forecaster = new AskForecaster(askSetup({ models }), [short]);
    expect(forecaster.usageOf({ model: 0, question: 0, turn: 0 })).toEqual({
      ...{ input: 20, output: 450 },
    });
    expect(forecaster.usageOf({ model: 1, question: 0, turn: 0 }).output).toBe(100);
  });

  it('are sent again turn by turn, with the answers and the system prompt', () => {
    const setup = askSetup({ system: 'd'.repeat(80) });
    const forecaster = new AskForecaster(setup, [talk]);
    const inputOf = (turn: number) => forecaster.usageOf({ model: 0, question: 0, turn }).input;
    expect(inputOf(0)).toBe(10 + 20 + (10 + 100));
    expect(inputOf(1)).toBe(inputOf(0) + (10 + 450) + (10 + 10));
  });

  it('are learnt from what each model used', () => {
    const forecaster = new AskForecaster(askSetup(), [short, talk]);
    for (let n = 0; n < 1000; n++) {
      forecaster.add(
        answerTurn([0, 0, 0, 0], { text: 'e'.repeat(400), usage: { input: 40, output: 900 } }),
      );
    }
    const learnt = forecaster.usageOf({ model: 0, question: 1, turn: 0 });
    expect(learnt.output).toBeCloseTo(900, -1);
    // Twice what was estimated, less what the rule is still trusted with.
    expect(learnt.input).toBeCloseTo(110 * (42_000 / 22_000), 6);
    // What is sent again is what was said, not what was thought.
    const later = forecaster.usageOf({ model: 0, question: 1, turn: 1 }).input;
    expect(later / (42_000 / 22_000)).toBeCloseTo(110 + 10 + 100 + 20, -1);
    expect(forecaster.usageOf({ model: 1, question: 0, turn: 0 }).output).toBe(450);
  });

  it('are not learnt from what later turns sent, which holds answers', () => {
    const forecaster = new AskForecaster(askSetup(), [talk]);
    const before = forecaster.usageOf({ model: 0, question: 0, turn: 0 }).input;
    forecaster.add(answerTurn([0, 0, 0, 1], { usage: { input: 9000, output: 450 } }));
    expect(forecaster.usageOf({ model: 0, question: 0, turn: 0 }).input).toBe(before);
  });

  it('are not learnt from answers without a count', () => {
    const forecaster = new AskForecaster(askSetup(), [short]);
    forecaster.add(answerTurn([0, 0, 0, 0], { usage: null }));
    expect(forecaster.usageOf({ model: 0, question: 0, turn: 0 })).toEqual({
      ...{ input: 20, output: 450 },
    });
  });
});

describe('what asking comes to', () => {
  const prices = [
    { input: 1, output: 10 },
    { input: 2, output: 20 },
  ];

  it('is calls, tokens, money and time of all models', () => {
    const outlook = askOutlook(askSetup({ prices }), [10, 20], [short]);
    expect(outlook).toMatchObject({
      ...{ calls: 30, local: 0, usage: { input: 600, output: 13_500 }, unpriced: [] },
      ...{ within: null, localElapsed: 0 },
    });
    // In millionths of a dollar: 10 · (20 + 4500) + 20 · (40 + 9000).
    expect(outlook.cost).toBeCloseTo(0.226, 12);
    // Both at one address, four at once.
    expect(outlook.elapsed).toBe((30 * 9000) / 4);
    expect(outlook.most).toBeCloseTo(((1000 + 4 * 20) * 2 + 1000 * 20) / 1e6, 12);
  });

  it('is the mean of the questions that are looked at, every turn a call', () => {
    const { usage } = askOutlook(askSetup(), [2, 0], [talk]);
    expect(usage?.input).toBeCloseTo(110 + 110 + 460 + 20, 9);
  });

  it('may cost at the most what the longest call does', () => {
    const { most } = askOutlook(askSetup({ prices }), [1, 1], [short, talk]);
    expect(most).toBeCloseTo(((1000 + 4 * 590) * 2 + 1000 * 20) / 1e6, 12);
  });

  it('has no tokens while no question is there, and no money without every price', () => {
    expect(askOutlook(askSetup({ prices }), [1, 1], null)).toMatchObject({
      ...{ calls: 2, usage: null, cost: null, most: null },
    });
    const outlook = askOutlook(askSetup({ prices: [prices[0], null] }), [1, 1], [short]);
    expect(outlook).toMatchObject({ cost: null, unpriced: [1], within: null });
  });

  it('tells how far a budget reaches', () => {
    const withBudget = (budget: number) =>
      askOutlook(askSetup({ prices, budget }), [100, 0], [short]);
    const { most, cost } = withBudget(1000);
    const each = (cost ?? 0) / 100;
    const apart = MAX_REQUESTS * (most ?? 0);
    expect(withBudget(1000).within).toBeNull();
    expect(withBudget(99 * each + apart).within).toBeNull();
    expect(withBudget(98.5 * each + apart).within).toBe(99);
    expect(withBudget(apart / 2).within).toBe(0);
  });

  it('keeps models of this device apart, which cost nothing', () => {
    const models = [askedModel('A'), askedModel('L', { provider: 'local-model', baseUrl: '' })];
    const outlook = askOutlook(
      askSetup({ models, prices: [prices[0], { input: 0, output: 0 }] }),
      [1, 3],
      [short],
    );
    expect(outlook).toMatchObject({ calls: 1, local: 3, localElapsed: 60_000, elapsed: 9000 });
    expect(outlook.usage).toEqual({ input: 20, output: 450 });
  });
});

function sampling(maxTokens: number) {
  return { temperature: null, maxTokens, seed: null };
}
