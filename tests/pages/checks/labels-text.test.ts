import { describe, expect, it } from 'vitest';
import { labelsByPair, labelsText } from '../../../src/pages/checks/judges/labels-text.ts';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { checksEn, checksJa } from '../../../src/words/checks.ts';

const next = { width: 0.3, isAlike: false, open: 40, halving: 12, least: 0.5 };

describe('what is said of the next labels', () => {
  const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });
  const said = (part: Partial<{ open: number | null; halving: number | null; least: number }>) =>
    labelsText({ ...next, ...part }, 0.68, 'People', checksEn.judges.next, write);

  it('is how many halve the width, or how far those go that there are', () => {
    expect(said({})).toMatch(
      /^Over these questions alone, .* to ± 52 on average \(half of the 68% interval\)\. 12 more labels by People would halve that/,
    );
    expect(said({ halving: 1 })).toContain('1 more label by');
    expect(said({ halving: null, least: 0.8 })).toContain('all 40 remaining pairs of answers');
    expect(said({ halving: null, least: 0.8 })).toContain('leave 80% of it: these questions allow');
    expect(said({ halving: null, open: 1 })).toContain('the one remaining pair of answers');
    expect(said({ halving: null, open: 0 })).toContain('has been judged by People');
    expect(said({ halving: null, open: null, least: 0.7 })).toContain('about 70% of it is left');
  });

  it('is Japanese on a Japanese page', () => {
    const ja = numberWriter('ja', { scale: DEFAULT_SCALE, showLogOdds: false });
    expect(labelsText({ ...next, isAlike: true }, 0.68, '人間', checksJa.judges.next, ja)).toMatch(
      /^同じような質問全体については.*わかっています。人間 のラベルをあと 12 件加えると/,
    );
  });

  it('counts labels by pair, whichever model comes first', () => {
    const label = (first: number, second: number) => ({ first, second, question: 'q', share: 1 });
    const pairs = labelsByPair([label(0, 1), label(2, 1), label(1, 2), label(2, 1)]);
    expect(pairs).toEqual([
      { first: 2, second: 1, labels: 3 },
      { first: 0, second: 1, labels: 1 },
    ]);
  });
});
