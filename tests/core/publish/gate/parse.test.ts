import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COMPARISONS, isMet } from '../../../../src/core/publish/gate/gate.ts';
import type { Claim, Clause } from '../../../../src/core/publish/gate/gate.ts';
import { parseGate } from '../../../../src/core/publish/gate/parse.ts';

const usual = { comparison: '>', threshold: 0.95 } as const;
const stronger = (first: string, second: string): Claim => ({ kind: 'stronger', first, second });

it.each<[string, Clause[]]>([
  ['P(new > old) > 0.95', [{ claims: [stronger('new', 'old')], ...usual }]],
  ['P(new<old)>=95%', [{ claims: [stronger('old', 'new')], comparison: '>=', threshold: 0.95 }]],
  ['new > old', [{ claims: [stronger('new', 'old')], ...usual }]],
  ["\"my model\" > 'it\\'s'", [{ claims: [stronger('my model', "it's")], ...usual }]],
  ['rank(new) <= 3', [{ claims: [{ kind: 'rank', model: 'new', from: 1, to: 3 }], ...usual }]],
  ['rank(new) < 3', [{ claims: [{ kind: 'rank', model: 'new', from: 1, to: 2 }], ...usual }]],
  ['rank(new) = 1', [{ claims: [{ kind: 'rank', model: 'new', from: 1, to: 1 }], ...usual }]],
  [
    'rank(new) > 3',
    [{ claims: [{ kind: 'rank', model: 'new', from: 4, to: Infinity }], ...usual }],
  ],
  [
    'P(rank(new) >= 3) < .5',
    [
      {
        claims: [{ kind: 'rank', model: 'new', from: 3, to: Infinity }],
        ...{ comparison: '<', threshold: 0.5 },
      },
    ],
  ],
  [
    'within(new, best, 20) > 90%',
    [
      {
        claims: [{ kind: 'within', model: 'new', of: null, margin: 20 }],
        ...{ comparison: '>', threshold: 0.9 },
      },
    ],
  ],
  [
    'within(new, "best", 0.5)',
    [{ claims: [{ kind: 'within', model: 'new', of: 'best', margin: 0.5 }], ...usual }],
  ],
  [
    'P(a > b and a > c) > 0.9 and P(a > d) > 0.5',
    [
      { claims: [stronger('a', 'b'), stronger('a', 'c')], comparison: '>', threshold: 0.9 },
      { claims: [stronger('a', 'd')], comparison: '>', threshold: 0.5 },
    ],
  ],
  ['P > rank', [{ claims: [stronger('P', 'rank')], ...usual }]],
  ['openai/gpt-4:2023 > 日本語', [{ claims: [stronger('openai/gpt-4:2023', '日本語')], ...usual }]],
])('reads %s', (text, clauses) => {
  expect(parseGate(text)).toEqual({ text, clauses });
});

it.each([
  ['', { at: 0, found: '', expected: 'claim' }],
  ['P(new > old)', { at: 12, found: '', expected: 'comparison' }],
  ['P(new > old) > 95', { at: 15, found: '95', expected: 'probability' }],
  ['P(new > old) > 1', { at: 15, found: '1', expected: 'probability' }],
  ['P(new > old) < 0', { at: 15, found: '0', expected: 'probability' }],
  ['P(new > old) > -0.5', { at: 15, found: '-0.5', expected: 'probability' }],
  ['P(new >= old) > 0.5', { at: 6, found: '>=', expected: 'more-or-less' }],
  ['P(new > new) > 0.5', { at: 8, found: 'new', expected: 'other-model' }],
  ['within(a, "a", 2)', { at: 10, found: 'a', expected: 'other-model' }],
  ['new', { at: 3, found: '', expected: 'more-or-less' }],
  ['new > old > 0.5', { at: 10, found: '>', expected: 'and-or-end' }],
  ['rank(new) <= 0', { at: 13, found: '0', expected: 'rank' }],
  ['rank(new) < 1', { at: 12, found: '1', expected: 'rank' }],
  ['rank(new) <= 2.5', { at: 13, found: '2.5', expected: 'rank' }],
  ['rank(new 3', { at: 9, found: '3', expected: ')' }],
  ['within(new best, 20)', { at: 11, found: 'best', expected: ',' }],
  ['within(new, best, -1)', { at: 18, found: '-1', expected: 'margin' }],
  ['a > b or a > c', { at: 6, found: 'or', expected: 'and-or-end' }],
  ['a > "b', { at: 4, found: '"b', expected: 'closing-quote' }],
])('says what is wrong with %j', (text, problem) => {
  expect(parseGate(text)).toEqual(problem);
});

/** A name as a gate has it, in quotes. */
const quoted = (name: string): string => `"${name.replace(/["\\]/g, '\\$&')}"`;

it('reads what was written, whatever the models are called', () => {
  const name = fc.string({ minLength: 1, unit: 'grapheme' });
  const pair = fc.tuple(name, name).filter(([a, b]) => a !== b);
  const claim = fc.oneof(
    pair.map(([first, second]) => ({
      text: `${quoted(first)} > ${quoted(second)}`,
      claim: stronger(first, second),
    })),
    fc.tuple(name, fc.integer({ min: 1, max: 99 })).map(([model, to]) => ({
      text: `rank(${quoted(model)})<=${String(to)}`,
      claim: { kind: 'rank', model, from: 1, to } as const,
    })),
    fc.tuple(pair, fc.nat(200)).map(([[model, of], margin]) => ({
      text: `within( ${quoted(model)} ,${quoted(of)}, ${String(margin)})`,
      claim: { kind: 'within', model, of, margin } as const,
    })),
  );
  const clause = fc
    .record({
      all: fc.array(claim, { minLength: 1, maxLength: 3 }),
      comparison: fc.constantFrom(...COMPARISONS),
      percent: fc.integer({ min: 1, max: 99 }),
    })
    .map(({ all, comparison, percent }) => ({
      text: `P(${all.map(({ text }) => text).join(' and ')}) ${comparison} ${String(percent)}%`,
      clause: { claims: all.map((one) => one.claim), comparison, threshold: percent / 100 },
    }));
  fc.assert(
    fc.property(fc.array(clause, { minLength: 1, maxLength: 3 }), (all) => {
      const text = all.map((one) => one.text).join(' and ');
      expect(parseGate(text)).toEqual({ text, clauses: all.map((one) => one.clause) });
    }),
  );
});

it('never breaks, and points to a place in what it was given', () => {
  const pieces = [
    'P',
    '(',
    ')',
    'rank',
    'within',
    'best',
    'and',
    '>',
    '<=',
    ',',
    '0.5',
    'a',
    '"',
    ' ',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const gate = parseGate(text);
      if ('clauses' in gate) return;
      expect(gate.at).toBeGreaterThanOrEqual(0);
      expect(gate.at).toBeLessThanOrEqual(text.length);
    }),
  );
});

it('compares as it says', () => {
  const met = (p: number) =>
    COMPARISONS.filter((comparison) => isMet(p, { comparison, threshold: 0.5 }));
  expect(met(0.4)).toEqual(['<=', '<']);
  expect(met(0.5)).toEqual(['>=', '<=']);
  expect(met(0.6)).toEqual(['>=', '>']);
});
