import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { phrasesOf } from '../../../src/ui/text/line-breaks.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('lines of Japanese may end', () => {
  it.each([
    'この|推定はどこまで|信用できるか',
    'サンプリングは|収束しました。すべての|モデルの R-hat が 1.01 未満です。',
    'GPT-4 が|最も|強い|モデルである|確率は 99% です。|claude-2 から chatglm までの|順位は、まだ|決まっていません。',
    '「練習用セット」を|開いて、|自分で|判定してみる',
  ])('between phrases: %s', (cut) => {
    expect(phrasesOf(cut.replaceAll('|', '')).join('|')).toBe(cut);
  });

  it('at no place inside a word, nor behind what opens, and nothing is lost', () => {
    const units = [
      ...Array.from('モデルは最も強い確率「」（）、。 ー々〆'),
      'GPT-4',
      '99%',
      'か\u3099',
      '👩‍🔬',
      '\u200b',
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...units), maxLength: 40 }), (text) => {
        const phrases = phrasesOf(text);
        expect(phrases.join('')).toBe(text);
        const words = new Intl.Segmenter('ja', { granularity: 'word' }).segment(text);
        const begins = new Set(Array.from(words, ({ index }) => index));
        let at = 0;
        for (const phrase of phrases) {
          expect(begins).toContain(at);
          at += phrase.length;
          if (at < text.length) expect(phrase).not.toMatch(/[「（]$/);
        }
      }),
    );
  });

  it('anywhere that the browser likes, where it knows no words', () => {
    vi.stubGlobal('Intl', {});
    expect(phrasesOf('順位を推定する')).toEqual(['順位を推定する']);
    expect(phrasesOf('')).toEqual(['']);
  });
});
