import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { biasOf } from '../../../../src/core/judge/findings/bias.ts';
import { familyOf } from '../../../../src/core/judge/findings/families.ts';
import { Outcome, UNKNOWN, swapped } from '../../../../src/core/table/judgments.ts';
import { CollectedTexts } from '../../formats/collect-texts.ts';
import { streamSource } from '../../formats/sources.ts';
import { judgment as row, tableOf } from '../../formats/tables.ts';

const { left: L, right: R, tie: T, unparsed: U } = Outcome;

const rows = fc.array(
  fc
    .record({
      judge: fc.constantFrom('gpt-4', 'claude-3-opus', 'people', null),
      left: fc.constantFrom('gpt-4o', 'o3', 'claude-opus-4', 'mystery'),
      right: fc.constantFrom('gpt-4o', 'o3', 'claude-opus-4', 'mystery'),
      outcome: fc.constantFrom(L, R, T, U),
      question: fc.constantFrom('q', 'r', null),
      turn: fc.constantFrom(1, UNKNOWN),
      weight: fc.constant(1),
    })
    .filter(({ left, right }) => left !== right),
  { minLength: 1, maxLength: 60 },
);

describe('the place that an answer is shown at', () => {
  it('is counted among judgments with a winner, by judge', () => {
    const table = tableOf([
      row('x', 'a', 'b', L),
      row('x', 'b', 'a', L, { question: 'r' }),
      row('x', 'a', 'b', R, { question: 's', weight: 2 }),
      row('x', 'a', 'b', T, { question: 't' }),
      row('x', 'a', 'b', U, { question: 'u' }),
      row(null, 'a', 'b', L),
      row('y', 'a', 'b', T),
    ]);
    const found = biasOf(table);
    expect(found.map(({ judge }) => judge)).toEqual([null, 'x', 'y']);
    expect(found[1].firstWins).toMatchObject({ value: 0.5, of: 4 });
    // Wilson's interval of 2 in 4 by hand: centre 0.5, reach 0.34996.
    expect(found[1].firstWins?.lower).toBeCloseTo(0.15004, 4);
    expect(found[0].firstWins).toMatchObject({ value: 1, of: 1, upper: 1 });
    expect(found[2].firstWins).toBeNull();
  });

  it('turns round where every pair is shown the other way', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const other = list.map((judgment) => ({
          ...judgment,
          ...{ left: judgment.right, right: judgment.left, outcome: swapped(judgment.outcome) },
        }));
        const turned = biasOf(tableOf(other));
        for (const { judge, firstWins } of biasOf(tableOf(list))) {
          const mirror = turned.find((found) => found.judge === judge)?.firstWins ?? null;
          if (firstWins === null) expect(mirror).toBeNull();
          else expect((mirror?.value ?? NaN) + firstWins.value).toBeCloseTo(1, 12);
        }
      }),
    );
  });
});

describe('the longer answer', () => {
  it('is counted where lengths are known and differ', () => {
    const table = tableOf([
      row('x', 'a', 'b', L),
      row('x', 'b', 'a', R, { question: 'r' }),
      row('x', 'a', 'b', R, { question: 's' }),
      row('x', 'a', 'b', L, { question: 'same' }),
      row('x', 'a', 'b', L, { question: 'not known' }),
      row('x', 'a', 'b', T, { question: 'tied' }),
    ]);
    const lengths = [[9, 5], [5, 9], [9, 5], [7, 7], null, [9, 5]] as const;
    const [{ longerWins }] = biasOf(table, { lengths: (at) => lengths[at] });
    expect(longerWins).toMatchObject({ value: 2 / 3, of: 3 });
    expect(biasOf(table)[0].longerWins).toBeNull();
  });
});

describe('a judge and its own family', () => {
  it('are compared with what others said of the same things', () => {
    const table = tableOf([
      row('gpt-4, pair', 'gpt-4o', 'mystery', L),
      row('gpt-4, pair', 'mystery', 'gpt-4o', R),
      row('gpt-4, pair', 'gpt-4o', 'mystery', R, { question: 'r' }),
      // Alone on a thing; then two of one family, two of others, a tie.
      row('gpt-4, pair', 'o3', 'mystery', L, { question: 's' }),
      row('gpt-4, pair', 'gpt-4o', 'o3', L),
      row('gpt-4, pair', 'claude-3', 'mystery', L),
      row('gpt-4, pair', 'gpt-4o', 'mystery', T, { question: 't' }),
      row('people', 'mystery', 'gpt-4o', L),
      row('people', 'mystery', 'gpt-4o', L, { question: 'r' }),
      // Of the family itself, so no other.
      row('gpt-4o', 'mystery', 'gpt-4o', R, { question: 'r' }),
    ]);
    const [gpt, people, gpt4o] = biasOf(table);
    expect(gpt.ownFamily).toMatchObject({
      ...{ judge: 'gpt-4, pair', family: 'OpenAI', decided: 4, share: { value: 0.75 } },
      expected: null,
      others: { own: { value: 2 / 3 }, theirs: { value: 0 }, things: 2 },
    });
    expect(people.ownFamily).toBeNull();
    expect(gpt4o.ownFamily?.others).toMatchObject({ theirs: { value: 0 }, things: 1 });
  });

  it('are compared with what strengths let expect', () => {
    const table = tableOf([
      row('claude-x', 'claude-y', 'mystery', L),
      row('claude-x', 'claude-y', 'mystery', R, { question: 'r' }),
      row('claude-x', 'mystery', 'claude-y', L, { question: 's' }),
    ]);
    // The first wins in three of four, whoever it is; the family is shown first in two of three.
    const [{ ownFamily }] = biasOf(table, { expected: () => 0.75 });
    expect(ownFamily).toMatchObject({ share: { value: 1 / 3 }, expected: 1.75 / 3, others: null });
  });

  it('hold within 0 and 1, and count no more than there is', () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const { judge, firstWins, ownFamily } of biasOf(tableOf(list))) {
          if (ownFamily === null) continue;
          expect(ownFamily.judge).toBe(judge);
          expect(ownFamily.decided).toBeLessThanOrEqual(firstWins?.of ?? 0);
          for (const { value, lower, upper } of [
            ownFamily.share,
            ...(ownFamily.others === null ? [] : [ownFamily.others.own, ownFamily.others.theirs]),
          ]) {
            expect(lower).toBeGreaterThanOrEqual(0);
            expect(lower).toBeLessThanOrEqual(value);
            expect(value).toBeLessThanOrEqual(upper);
            expect(upper).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});

describe('the family of a model', () => {
  it.each([
    ['gpt-4:20230713', 'OpenAI'],
    ['gpt-3.5-turbo-0301:20230614', 'OpenAI'],
    ['openai--text-davinci-003', 'OpenAI'],
    ['openai/o3-mini', 'OpenAI'],
    ['o1', 'OpenAI'],
    ['chatgpt-4o-latest(2025-03-26)', 'OpenAI'],
    ['gpt-oss-120b', 'OpenAI'],
    ['gpt-4, pair-ja', 'OpenAI'],
    ['claude-3.7-sonnet', 'Anthropic'],
    ['gemini-2.5-flash-preview', 'Google'],
    ['google/gemma-3-27b-it', 'Google'],
    ['DeepSeek-R1-Distill-Qwen-32B', 'DeepSeek'],
    ['Qwen/QwQ-32B', 'Qwen'],
    ['mistral-large-2411', 'Mistral'],
    ['command-a', 'Cohere'],
    ['grok-2-1212', 'xAI'],
    ['unsloth/phi-4', 'Microsoft'],
    ['elyza/Llama-3-ELYZA-JP-8B', 'ELYZA'],
    ['tokyotech-llm/Llama-3-Swallow-70B', 'Swallow'],
    ['meta-llama/Llama-3.3-70B-Instruct', 'Meta'],
    ['rinna/japanese-gpt-neox-3.6b', 'rinna'],
    ['Open Calm 7B - Stormy', 'CyberAgent'],
    ['cyberagent--calm2-7b-chat', 'CyberAgent'],
    ['stabilityai/StableBeluga2', 'Stability AI'],
  ])('%s is %s', (model, family) => {
    expect(familyOf(model)).toBe(family);
  });

  it.each(['rwkv-world-jp-v1', 'gpt2', 'EleutherAI/gpt-j-6b', 'practice/komorebi', 'people', ''])(
    '%j is not known',
    (model) => {
      expect(familyOf(model)).toBeNull();
    },
  );
});

const SHARED = new URL('../../../../../shared/data/', import.meta.url).pathname;
const isThere = existsSync(SHARED);
if (!isThere) console.warn('skipped: the real files of ../shared are not here');

describe.skipIf(!isThere)('the judge of Rakuda v1', () => {
  it('flips on 6 of 104 things, half on 14, and its other figures are those of Python', async () => {
    const collected = new CollectedTexts();
    const path = 'rakuda_v1/reviews_rakuda_v1_gpt4.jsonl';
    const options = { format: null, texts: collected.sink };
    const { table, files } = await readFiles([streamSource(SHARED + path)], options);
    const texts = collected.records.get(files[0].file);
    const lengths = (at: number) => {
      const { left, right } = texts?.get(at) ?? expect.fail();
      return [Array.from(left ?? '').length, Array.from(right ?? '').length] as const;
    };
    const [bias, ...none] = biasOf(table, { lengths });
    expect(none).toEqual([]);
    expect(bias.swaps).toMatchObject({ both: 104, flips: 6, oneTie: 14, consistent: 84 });
    expect(bias.firstWins?.of).toBe(726);
    expect(bias.firstWins?.value).toBeCloseTo(356 / 726, 12);
    expect(bias.longerWins).toMatchObject({ value: 573 / 726, of: 726 });
    expect(bias.ownFamily).toMatchObject({
      ...{ family: 'OpenAI', decided: 352, share: { value: 336 / 352 }, others: null },
    });
  });
});
