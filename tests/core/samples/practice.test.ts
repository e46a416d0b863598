import { describe, expect, it } from 'vitest';
import { PRACTICE_QUESTIONS } from '../../../src/core/samples/practice.ts';

describe('the practice set', () => {
  it('has twelve questions, three in each of the four categories of Rakuda', () => {
    const categories = new Map<string, number>();
    for (const { category } of PRACTICE_QUESTIONS) {
      categories.set(category, (categories.get(category) ?? 0) + 1);
    }
    expect([...categories]).toEqual([
      ['歴史', 3],
      ['社会', 3],
      ['政治', 3],
      ['地理', 3],
    ]);
    expect(new Set(PRACTICE_QUESTIONS.map(({ id }) => id)).size).toBe(12);
  });

  it('has a wordy answer that is longer than the good one, and no two answers alike', () => {
    const texts = PRACTICE_QUESTIONS.flatMap(({ good, wordy, wrong }) => [good, wordy, wrong]);
    expect(new Set(texts).size).toBe(36);
    for (const { good, wordy } of PRACTICE_QUESTIONS) {
      expect(wordy.length).toBeGreaterThan(good.length);
    }
  });

  it('is in Japanese', () => {
    for (const { text, good } of PRACTICE_QUESTIONS) {
      for (const part of [text, good]) {
        const japanese = part.match(/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/gu)?.length ?? 0;
        expect(japanese).toBeGreaterThan(part.length / 2);
      }
    }
  });
});
