import { describe, expect, it } from 'vitest';
import type { Headline } from '../../../src/core/posterior/ranking/headline.ts';
import { headlineText } from '../../../src/ui/text/headline-text.ts';
import { headline as en } from '../../../src/words/en/leaderboard/headline.ts';
import { headline as ja } from '../../../src/words/ja/leaderboard/headline.ts';

const AHEAD: Headline = {
  ...{ first: 0, second: 1, probability: 0.99, isAhead: true, rival: null, clearOfRest: 2 },
  tiers: [[0], [1], [2, 3], [4, 5, 6]],
  unsettled: [
    { from: 3, to: 4 },
    { from: 5, to: 7 },
  ],
};

function said(facts: Headline, words = en, most = 3): string {
  return headlineText(facts, words, '99%', most)
    .map((piece) => ('model' in piece ? 'ABCDEFG'[piece.model] : piece.text))
    .join('');
}

describe('the headline in words', () => {
  it('says who leads, who is clear, and where the order is open', () => {
    expect(said(AHEAD)).toBe(
      'A is ahead of B with probability 99%. Both are clear of the rest. At 95% for all at once, the order is settled except within ranks 3–4 and 5–7.',
    );
    expect(said(AHEAD, ja)).toBe(
      'A は B より強い（確率 99%）。上位\u00a02\u00a0モデルは、ほかをはっきり上回る。全体として 95% の水準で順位が決まらないのは、3〜4\u00a0位、5〜7\u00a0位の中だけ。',
    );
  });

  it('says of one model below them that it is the last', () => {
    const facts: Headline = {
      ...{ ...AHEAD, clearOfRest: 6, tiers: [[0, 1], [2], [3], [4], [5], [6]] },
      unsettled: [{ from: 1, to: 2 }],
    };
    expect(said(facts)).toContain('The first 6 are clear of the last. At');
    expect(said(facts, ja)).toContain('上位\u00a06\u00a0モデルは、最下位をはっきり上回る。');
    const three = { ...facts, clearOfRest: 2, tiers: [[0, 1], [2]] };
    expect(said(three)).toContain('Both are clear of the last. At');
    const more = { ...facts, clearOfRest: 4, tiers: [[0, 1], [2], [3], [4, 5]] };
    expect(said(more)).toContain('The first 4 are clear of the rest. At');
    expect(said(more, ja)).toContain('上位\u00a04\u00a0モデルは、ほかをはっきり上回る。');
  });

  it('tells of a poorly measured third that the first is not clear of it', () => {
    const facts: Headline = {
      ...AHEAD,
      ...{ rival: { model: 2, rank: 3 }, clearOfRest: 0, tiers: [[0, 1, 2]] },
      unsettled: [{ from: 1, to: 3 }],
    };
    expect(said(facts)).toBe(
      'A is ahead of B with probability 99%. The leader is not clear of C in rank 3, though. At 95% for all at once, the order of the 3 as a whole is not settled.',
    );
    expect(said({ ...facts, isAhead: false })).toBe(
      'A and B can’t be told apart: the first is stronger with probability 99%. Nor is the first clear of C in rank 3. At 95% for all at once, the order of the 3 as a whole is not settled.',
    );
    expect(said({ ...facts, isAhead: false }, ja)).toBe(
      'A と B の差ははっきりしない（前者が強い確率 99%）。前者は C（3\u00a0位）との差もはっきりしない。全体として 95% の水準では、3 モデルの順位は決まらない。',
    );
  });

  it('tells the number of the groups that it does not name', () => {
    expect(said(AHEAD, en, 1)).toContain('except within ranks 3–4 and 1 more group.');
    const many = [1, 3, 5, 7, 9].map((from) => ({ from, to: from + 1 }));
    expect(said({ ...AHEAD, unsettled: many })).toContain(
      'within ranks 1–2, 3–4, 5–6 and 2 more groups.',
    );
  });

  it('says of two models no more than their order, and of others that all is settled', () => {
    expect(said({ ...AHEAD, clearOfRest: 0, tiers: [[0], [1]], unsettled: [] })).toBe(
      'A is ahead of B with probability 99%.',
    );
    // Who is clear of the rest need not be said as well.
    expect(said({ ...AHEAD, tiers: [[0], [1], [2]], unsettled: [] })).toBe(
      'A is ahead of B with probability 99%. At 95% for all at once, the order of all is settled.',
    );
  });

  it('says of a single leader whom it is clear of, and no “it” that may be the second', () => {
    const facts = { ...AHEAD, clearOfRest: 1 };
    expect(said(facts)).toContain('99%. The leader is clear of the rest. At 95%');
    expect(said(facts, ja)).toContain('。1\u00a0位は、3\u00a0位以下もはっきり上回る。');
  });
});
