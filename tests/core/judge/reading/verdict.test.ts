import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READING_RULES, readVerdict } from '../../../../src/core/judge/reading/verdict.ts';
import type { ReadingRule } from '../../../../src/core/judge/reading/verdict.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { anyCharacter } from '../../../any-character.ts';

const { left: L, right: R, tie: T, unparsed: U } = Outcome;

const CASES: Readonly<Record<ReadingRule, readonly (readonly [string, Outcome])[]>> = {
  json: [
    ['{"reason": "r", "winner": "A"}', L],
    ['{"winner":"B"}', R],
    [' \n{"winner": "tie", "reason": ""}\n', T],
    ['{"winner": "TIE"}', T],
    ['{"winner": " a "}', L],
    ['```json\n{"reason": "A { is better", "winner": "B"}\n```', R],
    ['Here it is: {"winner": "A"} as you asked.', L],
    ['{see below} {"winner": "A"}', L],
    ['{"kind": "note"} {"winner": "A"}', L],
    ['{"reason": "it says \\"winner\\": \\"B\\"", "winner": "A"}', L],
    ['[{"winner": "A"}]', L],
    // Two objects, two winners in one, an object inside another.
    ['{"winner": "A"} {"winner": "A"}', U],
    ['{"winner": "A"}\n{"winner": "B"}', U],
    ['{"winner": "A", "winner": "B"}', U],
    ['{"winner": "A", "other": {"winner": "B"}}', U],
    ['{"verdict": {"winner": "A"}}', U],
    // No winner of ours.
    ['{"winner": "C"}', U],
    ['{"winner": "answer A"}', U],
    ['{"winner": 1}', U],
    ['{"winner": null}', U],
    ['{"Winner": "A"}', U],
    ['"A"', U],
    // No JSON.
    ["{'winner': 'A'}", U],
    ['{"winner": "A"', U],
    ['{"reason": "he said "no"", "winner": "A"}', U],
    ['{"winner": "A",}', U],
    ['winner: A', U],
    ['', U],
  ],
  brackets: [
    ['Both are fine, but [[A]]', L],
    ['[[B]]', R],
    ['[[C]].', T],
    ['**[[A]]** as I said: [[A]]', L],
    ['Is it [[A]] or [[B]]?', U],
    ['"[[A]]" if A is better, "[[B]]" if B is better, and "[[C]]" for a tie. [[B]]', U],
    ['[A]', U],
    ['[[a]]', U],
    ['[[D]]', U],
    ['[[A>B]]', U],
    ['A', U],
    ['', U],
  ],
  'five-steps': [
    ['[[A>>B]]', L],
    ['My final verdict is slightly better: [[A>B]]', L],
    ['[[A=B]]', T],
    ['[[B>A]]', R],
    ['[[B>>A]]', R],
    ['[[A>B]], or rather [[A>>B]]', L],
    ['[[A>B]], or rather [[A=B]]', U],
    ['[[A<B]]', U],
    ['[[A>B]] [[A<<B]]', U],
    ['[[A>>>B]]', U],
    ['[[A]]', U],
    ['A>B', U],
    ['', U],
  ],
  'last-line': [
    ['1', L],
    ['因為…\n2', R],
    ['２\n', R],
    ['１。', L],
    ['a\r\n3\r\n\r\n', T],
    ['[3]', T],
    ['【１】', L],
    ['（２）。', R],
    ['「3」', T],
    ['[[1]].', L],
    ['x\n　１　\n　', L],
    ['1\nend', U],
    ['[1', U],
    ['(1]', U],
    ['()', U],
    ['0', U],
    ['4', U],
    ['12', U],
    ['1.5', U],
    ['1..', U],
    ['-1', U],
    ['①', U],
    ['評価: 1', U],
    ['アシスタント1', U],
    ['', U],
  ],
  labelled: [
    ['2', R],
    ['評価: 1', L],
    ['最終的な評価：２。', R],
    ['選択：【3】', T],
    ['評価: アシスタント2', R],
    ['スコア\n1', L],
    // Twelve characters between word and digit, then thirteen.
    ['回答を提供しています。 。。1', L],
    ['回答を提供しています。 。。。。1', U],
    ['評価: 1点、2', U],
    ['評価: 12', U],
    ['評価: -1', U],
    ['私の評価は1です。', U],
    ['最後の行の出力: 1', U],
    ['評価: 1\n以上です。', U],
    ['', U],
  ],
};

describe.each(READING_RULES)('a verdict by the rule %s', (rule) => {
  it.each(CASES[rule])('%j', (text, outcome) => {
    expect(readVerdict(text, rule)).toBe(outcome);
  });

  it('is read behind thoughts, never in them', () => {
    const read = CASES[rule].find(([, outcome]) => outcome === L)?.[0] ?? expect.fail();
    const other = CASES[rule].find(([, outcome]) => outcome === R)?.[0] ?? expect.fail();
    expect(readVerdict(`\n<think>\n${other}\n</think>\n\n${read}`, rule)).toBe(L);
    expect(readVerdict(`<think>${read}`, rule)).toBe(U);
  });

  it('is found, or not, in any text', () => {
    const texts = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.stringMatching(/^[\][{}"winer:ABC<>=,\\ 123\n]{0,60}$/),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(Object.values(Outcome)).toContain(readVerdict(text, rule));
      }),
    );
  });
});

describe('replies made to be slow', () => {
  it.each([
    ['open braces', '{'.repeat(200_000)],
    ['objects that never close', '{"a":'.repeat(40_000)],
    ['braces in a string', `{"a": "${'{'.repeat(200_000)}`],
    ['many objects', '{"a":1}'.repeat(30_000)],
    ['many marks', '[[A]]'.repeat(40_000)],
    ['digits and labels', '評価'.repeat(100_000)],
    ['blank lines', '\n \n'.repeat(70_000)],
  ])('%s', (_, text) => {
    for (const rule of READING_RULES) readVerdict(text, rule);
  });
});

const SHARED = new URL('../../../../../shared/data/', import.meta.url).pathname;
const isThere = existsSync(SHARED);
if (!isThere) console.warn('skipped: the real files of ../shared are not here');

describe.skipIf(!isThere)('replies of the sources', () => {
  it('FastChat: what it stored as the winner of each game', () => {
    const winners = ['A', 'B', 'tie', 'error'];
    const records = readFileSync(`${SHARED}fastchat_pair/gpt-4_pair.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    let games = 0;
    for (const record of records) {
      for (const [game, models] of [
        ['g1', { model_1: 'A', model_2: 'B' }],
        ['g2', { model_1: 'B', model_2: 'A' }],
      ] as const) {
        const stored = record[`${game}_winner`];
        const said = winners[readVerdict(record[`${game}_judgment`], 'brackets')];
        expect(said).toBe(stored in models ? models[stored as keyof typeof models] : stored);
        games++;
      }
    }
    expect(games).toBe(150);
  });
});
