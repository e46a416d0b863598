import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTS, NO_COUNTS, addCounts, countText } from '../../../src/core/style/text-counts.ts';

describe('letters', () => {
  it.each([
    ['', 0, 0, 0, 0],
    ['猫です。', 4, 3, 3, 0],
    ['The cat.', 8, 6, 0, 0],
    ['AIモデル、スーパー！', 11, 9, 7, 0],
    ['𠮟る 👍', 4, 2, 2, 0],
    // Hangul, Cyrillic, Arabic, Thai inside Japanese.
    ['東京は안녕です', 7, 7, 5, 2],
    ['これはприветです', 11, 11, 5, 6],
    ['كتاب ไทย です', 11, 9, 2, 7],
    // 们 and 这 are Chinese alone; 我 and 国 are Japanese too.
    ['我们在这国', 5, 5, 3, 2],
    ['頑張って学び、国を愛す', 11, 10, 10, 0],
    // Greek is in formulas.
    ['αとβの和', 5, 5, 3, 0],
  ])('of %j', (text, characters, letters, japanese, foreign) => {
    expect(countText(text)).toMatchObject({ characters, letters, japanese, foreign });
  });

  it('has nothing foreign in Japanese of every day', () => {
    const text =
      '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。髙橋さんと﨑山さん、①番。';
    expect(countText(text).foreign).toBe(0);
  });

  it('sees every word of a Chinese sentence that gives it away', () => {
    // All but 会, which is Japanese too.
    expect(countText('你会说汉语吗？').foreign).toBe(5);
  });
});

describe('markdown, as LMArena counts it', () => {
  it.each([
    ['# One\n## Two\ntext # no\n####### seven', 2, 0, 0],
    ['1. a\n2. b\n  - c\n* d\n+ e\n-no\n3.no', 0, 5, 0],
    ['**a** and __b__ and *c* and **d\ne**', 0, 0, 2],
    ['# 見出し\n\n- 項目\n- **強調**した項目', 1, 2, 1],
    ['```\n# code\n- x\n**y**\n```\n# real', 1, 0, 0],
    ['\r\n- a\r\n- b', 0, 2, 0],
    ['---\n***', 0, 0, 0],
  ])('of %j', (text, headings, lists, bold) => {
    expect(countText(text)).toMatchObject({ headings, lists, bold });
  });

  it('reads a text of line breaks alone in one go', () => {
    expect(countText('\n'.repeat(300_000)).lists).toBe(0);
  });
});

describe('sentence endings', () => {
  it.each([
    ['これは猫です。名前はまだありません。', 2, 0],
    ['吾輩は猫である。名前はまだ無い。', 0, 2],
    ['行きますか？ はい、行きましょうね！', 2, 0],
    ['「そうです。」と言った。', 1, 1],
    ['**重要です**。ご確認ください。', 2, 0],
    ['結論は次のとおり。以上。', 0, 0],
    ['そうだろうか。わかったよ。', 0, 2],
    ['ありますが。そうですので。', 2, 0],
    // No full stop: a list item or a heading.
    ['- 水を飲む\n- 早く寝る', 0, 0],
    ['The cat sat. It is polite!', 0, 0],
    ['```\n終わった。\n```\n終わりました。', 1, 0],
  ])('of %j', (text, polite, plain) => {
    expect(countText(text)).toMatchObject({ polite, plain });
  });
});

it('adds up over the turns of an answer', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (turns) => {
      const sum = turns.map(countText).reduce(addCounts, NO_COUNTS);
      // Nothing of one turn reaches into the next behind a line break, code aside.
      const whole = countText(turns.join('\n'));
      expect(sum.letters).toBe(whole.letters);
      expect(sum.characters + Math.max(0, turns.length - 1)).toBe(whole.characters);
      expect(Object.keys(sum).sort()).toEqual([...COUNTS].sort());
    }),
  );
});
