import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexicalScore } from '../../../../src/core/judge/local/lexical.ts';
import { scoreReply, tieZoneFor } from '../../../../src/core/judge/local/scores.ts';
import { PRACTICE_RUN } from '../../../practice-run.ts';
import { readVerdict } from '../../../../src/core/judge/reading/verdict.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { LEXICAL_TIE_ZONE } from '../../../../src/core/limits.ts';

describe('lexicalScore', () => {
  it('is what a count by hand gives', () => {
    // "abcab" has the trigrams abc, bca, cab; of "abx" the bigrams are ab, bx, and ab comes back.
    expect(lexicalScore(['abx'], ['abcab'])).toBeCloseTo(Math.log(4) + 1 / 2, 12);
    expect(lexicalScore(['富士山'], ['富士山です'])).toBeCloseTo(Math.log(4) + 1, 12);
  });

  it('takes no notice of width, case and white space', () => {
    expect(lexicalScore(['ＡＢ Ｃ'], [' aBc\n\nd '])).toBe(lexicalScore(['ab c'], ['abc d']));
  });

  it('is worth no more for saying the same again', () => {
    const once = lexicalScore(['Why?'], ['abcdef']);
    const often = lexicalScore(['Why?'], ['abcdef'.repeat(50)]);
    expect(often - once).toBeLessThan(Math.log(7 / 5) + 1e-9);
  });

  it('is a number for any texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (question, answer) => {
        expect(lexicalScore(question, answer)).toBeGreaterThanOrEqual(0);
        expect(lexicalScore(question, answer)).toBeLessThan(Infinity);
      }),
    );
  });

  it('takes who says much for who says well, as the practice set shows', () => {
    let [wordy, good, wrong] = [0, 0, 0];
    for (const { turns, answers } of PRACTICE_RUN.questions) {
      const scores = answers.map((answer) => lexicalScore(turns, answer ?? []));
      if (scores[1] - scores[0] > LEXICAL_TIE_ZONE) wordy++;
      if (scores[0] - scores[1] > LEXICAL_TIE_ZONE) good++;
      if (scores[2] - scores[0] > LEXICAL_TIE_ZONE) wrong++;
    }
    console.log(`figure: lexical, practice set: wordy over good ${wordy}, good over wordy ${good}`);
    expect(wordy).toBeGreaterThan(good);
    expect(wrong).toBeLessThan(PRACTICE_RUN.questions.length);
  });
});

describe('scoreReply', () => {
  const verdict = (left: number, right: number, zone: number) =>
    readVerdict(scoreReply(left, right, zone), 'json');

  it('is read like any other reply', () => {
    expect(verdict(2, 1, 0.5)).toBe(Outcome.left);
    expect(verdict(1, 2, 0.5)).toBe(Outcome.right);
    expect(verdict(1, 1.5, 0.5)).toBe(Outcome.tie);
    expect(verdict(NaN, 1, 0.5)).toBe(Outcome.unparsed);
    expect(verdict(Infinity, 1, 0)).toBe(Outcome.unparsed);
  });

  it('turns round when the answers do', () => {
    const numbers = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(numbers, numbers, fc.double({ min: 0, max: 10, noNaN: true }), (a, b, zone) => {
        const there = verdict(a, b, zone);
        expect(there).not.toBe(Outcome.unparsed);
        const other = there === Outcome.left ? Outcome.right : Outcome.left;
        expect(verdict(b, a, zone)).toBe(there === Outcome.tie ? there : other);
      }),
    );
  });
});

describe('tieZoneFor', () => {
  it('lies between the pairs that tie and those that do not', () => {
    expect(tieZoneFor([4, -1, 3, -2], 0.5)).toBe(2.5);
    expect(tieZoneFor([4, -1, 3, -2], 0)).toBe(0);
    expect(tieZoneFor([4, -1, 3, -2], 1)).toBe(4);
    expect(tieZoneFor([], 0.5)).toBe(0);
  });

  it('has the wanted share inside', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.double({ min: 0.001, max: 100, noNaN: true }), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (differences, share) => {
          const zone = tieZoneFor(differences, share);
          const inside = differences.filter((one) => one <= zone).length;
          expect(Math.abs(inside - share * differences.length)).toBeLessThanOrEqual(0.5 + 1e-9);
        },
      ),
    );
  });
});
