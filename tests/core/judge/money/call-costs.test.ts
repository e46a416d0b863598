import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallCosts, MAX_REQUESTS, mostUsage } from '../../../../src/core/judge/money/call-costs.ts';
import type { Message } from '../../../../src/core/judge/conversation.ts';
import type { Price } from '../../../../src/core/judge/setup.ts';
import { judge } from '../runs.ts';
import { anyCharacter } from '../../../any-character.ts';

const PRICE = { input: 2, output: 10 };
const PROMPT = { system: 'Compare.', messages: [user('Which is better?')] };
const sampling = { temperature: 0, maxTokens: 500, seed: null };

function user(content: string): Message {
  return { role: 'user', content };
}

function costs(price: Price | null = PRICE): CallCosts {
  return new CallCosts([judge({ sampling })], [price]);
}

it('sets aside for a request on each connection that Chromium keeps, and on one that it opens', () => {
  expect(MAX_REQUESTS).toBe(6 + 1);
});

describe('the most that a call can cost', () => {
  it('is a token for every byte that is sent, and a reply up to its limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter }),
        fc.string({ unit: anyCharacter }),
        fc.string({ unit: anyCharacter }),
        (system, first, second) => {
          const bytes = (...texts: string[]) =>
            new TextEncoder().encode(JSON.stringify(texts)).length;
          const one = mostUsage({ system, messages: [user(first)] }, 500);
          expect([one.input - bytes(system, first), one.output]).toEqual([1000, 500]);
          const two = mostUsage({ system, messages: [user(first), user(second)] }, 500);
          expect(two.input - bytes(system, first, second)).toBe(1050);
        },
      ),
    );
    const { input } = mostUsage(PROMPT, 500);
    expect(costs().most(0, PROMPT)).toBeCloseTo((input * 2 + 500 * 10) / 1e6, 12);
    expect(costs(null).most(0, PROMPT)).toBe(0);
  });
});

describe('what a provider reports', () => {
  it('is what the call cost', () => {
    expect(costs().settle(0, PROMPT, { input: 30, output: 20 })).toEqual({
      usage: { input: 30, output: 20 },
      cost: 0.00026,
    });
  });

  it.each([
    null,
    { input: 1e308, output: 5 },
    { input: 30, output: 1e308 },
    { input: Infinity, output: 5 },
    { input: NaN, output: 5 },
    { input: -1, output: 5 },
    { input: 30, output: -1e9 },
    { input: 30.5, output: 5 },
    { input: 30, output: 1001 },
    { input: 3000, output: 5 },
  ])('is not believed where it can’t be: %j', (reported) => {
    const own = costs();
    const most = own.most(0, PROMPT);
    expect(own.settle(0, PROMPT, reported)).toEqual({ usage: null, cost: most });
    expect(own.most(0, PROMPT)).toBe(most);
  });

  it('beyond the most is reckoned with from then on', () => {
    const own = costs();
    const before = own.most(0, PROMPT);
    const reported = { input: 30, output: 900 };
    expect(own.settle(0, PROMPT, reported).usage).toEqual(reported);
    expect(own.most(0, PROMPT)).toBeCloseTo(before + (400 * 10) / 1e6, 12);
    own.settle(0, PROMPT, { input: 30, output: 20 });
    expect(own.most(0, PROMPT)).toBeCloseTo(before + (400 * 10) / 1e6, 12);
  });

  it('is never more than was set aside', () => {
    const tokens = fc.oneof(fc.nat(5000), fc.double(), fc.integer());
    fc.assert(
      fc.property(fc.array(fc.record({ input: tokens, output: tokens })), (reports) => {
        const own = costs();
        for (const reported of reports) {
          const aside = MAX_REQUESTS * own.most(0, PROMPT);
          const { cost } = own.settle(0, PROMPT, reported);
          expect(cost).toBeGreaterThanOrEqual(0);
          expect(cost).toBeLessThanOrEqual(aside);
        }
      }),
    );
  });
});
