import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CostForecaster, costOf } from '../../../../src/core/judge/money/cost.ts';
import { PRACTICE_RUN } from '../../../practice-run.ts';
import { PRICES_AS_OF, usualPrice } from '../../../../src/core/judge/money/prices.ts';
import { fillPrompt } from '../../../../src/core/judge/prompt/prompt.ts';
import type { JudgeSetup, JudgeTask, JudgingSetup } from '../../../../src/core/judge/setup.ts';
import { OWN_TEMPLATES, ownTemplate } from '../../../../src/core/judge/prompt/templates.ts';
import { corrected, estimateTokens } from '../../../../src/core/judge/money/tokens.ts';
import { PRACTICE_QUESTIONS } from '../../../../src/core/samples/practice.ts';
import { judge, reply } from '../runs.ts';
import { anyCharacter } from '../../../any-character.ts';

describe('tokens of a text', () => {
  it('are near what tokenizers count, or between them', () => {
    // Counted by gpt-tokenizer 4.0.0: o200k_base, cl100k_base.
    const japanese = estimateTokens(PRACTICE_QUESTIONS.map(({ good }) => good).join('\n'));
    expect(japanese).toBeGreaterThan(2587);
    expect(japanese).toBeLessThan(3535);
    const { system } = ownTemplate('en', 'json');
    const english = estimateTokens(system + ownTemplate('en', 'five-steps').user);
    expect(Math.abs(english / 312 - 1)).toBeLessThan(0.05);
  });

  it('go by script', () => {
    const each = (char: string) => estimateTokens(char.repeat(100)) / 100;
    for (const char of 'あア漢。：Ａ') {
      expect(each(char)).toBeGreaterThanOrEqual(0.75);
      expect(each(char)).toBeLessThanOrEqual(1.1);
    }
    expect(each('a')).toBeCloseTo(0.25, 9);
    expect(each('한')).toBeLessThan(each('漢'));
    expect(each('я')).toBeGreaterThan(each('z'));
    expect(each('🍚')).toBe(2);
    expect(estimateTokens('')).toBe(0);
  });

  it('add up', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.string({ unit: anyCharacter }), (a, b) => {
        expect(estimateTokens(a + b)).toBeCloseTo(estimateTokens(a) + estimateTokens(b), 6);
      }),
    );
  });

  it('are corrected the more, the more was reported', () => {
    expect(corrected(1000, { estimated: 0, reported: 0 })).toBe(1000);
    expect(corrected(1000, { estimated: 2000, reported: 4000 })).toBe(1500);
    expect(corrected(1000, { estimated: 2e6, reported: 4e6 })).toBeCloseTo(2000, -1);
  });
});

describe('the usual price', () => {
  it.each([
    ['gpt-4o', 2.5, 10],
    ['gpt-4o-2024-08-06', 2.5, 10],
    ['gpt-4o-2024-05-13', 5, 15],
    ['openai/gpt-4.1-mini', 0.4, 1.6],
    ['gpt-4-0613', 30, 60],
    ['claude-sonnet-4-5-20250929', 3, 15],
    ['claude-opus-4-1@20250805', 15, 75],
    ['Gemini-2.5-Flash', 0.3, 2.5],
    ['gemini-3.1-pro-preview', 2, 12],
  ])('of %s', (model, input, output) => {
    expect(usualPrice(model)).toEqual({ input, output });
  });

  it.each(['gpt-4-0125-preview', 'gpt-4o-audio-preview', 'llama-3.1-8b', 'gpt', '', 'gpt-5.5-pro'])(
    'of %j is not known',
    (model) => {
      expect(usualPrice(model)).toBeNull();
    },
  );

  it('says how old it is', () => {
    expect(PRICES_AS_OF).toMatch(/^\d{4}-\d{2}$/);
  });

  it('makes money of tokens', () => {
    const price = { input: 2, output: 10 };
    expect(costOf({ input: 1_000_000, output: 500_000 }, price)).toBe(7);
    expect(costOf({ input: 1e9, output: 1e9 }, null)).toBe(0);
  });
});

const { models, questions } = PRACTICE_RUN;
const allTasks = (by = 0): JudgeTask[] =>
  questions.flatMap((_, question) =>
    models.flatMap((__, left) =>
      models.flatMap((___, right) =>
        left === right ? [] : [{ judge: by, question, left, right }],
      ),
    ),
  );

type Setup = Pick<JudgingSetup, 'judges' | 'prices' | 'concurrency' | 'perMinute'>;
const setup = (parts: Partial<Setup> = {}): Setup => ({
  ...{ judges: [judge()], prices: [{ input: 2, output: 10 }], concurrency: 4, perMinute: null },
  ...parts,
});

describe('a forecast', () => {
  it('counts the calls, their prompts and their replies', () => {
    const tasks = allTasks();
    const forecast = new CostForecaster(setup(), questions).of(tasks);
    expect(forecast.calls).toBe(12 * 6);
    expect(forecast.unpriced).toBe(0);
    expect(forecast.usage.output).toBe(72 * 300);
    expect(forecast.cost).toBeCloseTo(
      (forecast.usage.input * 2 + forecast.usage.output * 10) / 1e6,
      9,
    );
    // 72 calls of six seconds, four at once.
    expect(forecast.elapsed).toBe((72 * 6000) / 4);
  });

  it.each(OWN_TEMPLATES)('of $name comes near its filled prompts', (template) => {
    const forecaster = new CostForecaster(setup({ judges: [judge({ template })] }), questions);
    for (const task of allTasks()) {
      const { system, user } = fillPrompt(template, questions[task.question], task);
      const filled = estimateTokens(system) + estimateTokens(user);
      expect(Math.abs(forecaster.usageOf(task).input / filled - 1)).toBeLessThan(0.08);
    }
  });

  it('counts a turn where it is shown, as often as it is', () => {
    const asked = {
      ...{ id: 'q', category: null, reference: [] },
      turns: ['a'.repeat(4000), 'b'.repeat(8000)],
      answers: [['c'], ['d']],
    };
    const template = (user: string) =>
      judge({ template: { ...OWN_TEMPLATES[0], system: '', user } });
    const input = (user: string) =>
      new CostForecaster(setup({ judges: [template(user)] }), [asked]).usageOf({
        ...{ judge: 0, question: 0, left: 0, right: 1 },
      }).input;
    expect(input('{question_2}') - input('{question_3}')).toBeCloseTo(2000, 0);
    expect(input('{question_1}{question_1}') - input('')).toBeCloseTo(2006, 6);
    expect(input('{question}') - input('')).toBeCloseTo(3002.5, 6);
  });

  it('learns from what replies say', () => {
    const [first] = allTasks();
    const forecaster = new CostForecaster(setup(), questions);
    const before = forecaster.usageOf(first);
    for (let n = 0; n < 1000; n++) {
      const usage = { input: 2 * before.input, output: 50 };
      forecaster.add(reply(first, { usage, elapsed: 1000 }));
    }
    const after = forecaster.usageOf(first);
    expect(after.input / before.input).toBeCloseTo(2, 2);
    expect(after.output).toBeCloseTo(51, 0);
    expect(forecaster.of([first]).elapsed).toBeCloseTo(1020, 0);
    forecaster.add(reply(first, { usage: null, elapsed: 1000 }));
    expect(forecaster.usageOf(first)).toEqual(after);
  });

  it('keeps to the longest reply, and to calls a minute', () => {
    const sampling = { temperature: 0, maxTokens: 16, seed: null };
    const slow = setup({ judges: [judge({ sampling })], perMinute: 10 });
    const forecast = new CostForecaster(slow, questions).of(allTasks());
    expect(forecast.usage.output).toBe(72 * 16);
    expect(forecast.elapsed).toBe((72 / 10) * 60_000);
  });

  it('knows that prices may be missing, that servers work side by side, and what a human costs', () => {
    const judges: JudgeSetup[] = [
      judge(),
      judge({ baseUrl: 'http://localhost:8000/v1', provider: 'openai-compatible' }),
      judge({ baseUrl: '', provider: 'human' }),
    ];
    const three = setup({ judges, prices: [{ input: 2, output: 10 }, null, null] });
    const forecaster = new CostForecaster(three, questions);
    const alone = forecaster.of(allTasks());
    const both = forecaster.of([...allTasks(), ...allTasks(1)]);
    expect(both).toMatchObject({ calls: 144, unpriced: 72, cost: alone.cost });
    expect(both.elapsed).toBe(alone.elapsed);
    expect(forecaster.of(allTasks(2))).toEqual({
      ...{ calls: 72, usage: { input: 0, output: 0 }, cost: 0, unpriced: 0 },
      elapsed: 72 * 60_000,
    });
    expect(forecaster.of([])).toMatchObject({ calls: 0, cost: 0, elapsed: 0 });
  });

  it('looks at each text once', () => {
    const many = Array.from({ length: 1400 }, () => allTasks()).flat();
    const forecaster = new CostForecaster(setup(), questions);
    const started = performance.now();
    expect(forecaster.of(many).calls).toBe(100_800);
    console.log(
      `figure: forecast of 100,800 calls in ${(performance.now() - started).toFixed(0)} ms`,
    );
  });
});
