import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/core/search/plain-text.ts';
import { UniqueTexts } from '../../../src/core/search/unique-texts.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';

describe('a text as it is searched', () => {
  it.each([
    ['ＴＥＳＴ', 'test'],
    ['ﾃﾞｰﾀ', 'データ'],
    ['か\u3099', 'が'],
    ['①㌔', '1キロ'],
    ['Two\n\n  Lines\u3000here', 'two lines here'],
    ['İ', 'i̇'],
    ['a\0b', 'a b'],
  ])('%j is %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});

describe('unique texts', () => {
  it('find what each of them contains, however they are packed', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '水', 'ｱ', ' '), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), part, (texts, asked) => {
        const held = new UniqueTexts();
        const numbers = texts.map((text) => held.add(plainText(text)));
        const isIn = held.containing(plainText(asked));
        // Some come after a search.
        numbers.push(held.add('later'));
        expect(numbers.slice(0, -1).map((number) => isIn[number] !== 0)).toEqual(
          texts.map((text) => plainText(text).includes(plainText(asked))),
        );
        expect(held.size).toBe(new Set([...texts.map(plainText), 'later']).size);
      }),
    );
  });

  it('hold each text once, over many pieces', () => {
    const random = createRandom(3);
    const texts = Array.from({ length: 4000 }, () => {
      const length = 1 + Math.floor(random.uniform() * 600);
      return `${'x'.repeat(length)}${String(Math.floor(random.uniform() * 2000))}`;
    });
    const held = new UniqueTexts();
    const numbers = texts.map((text) => held.add(text));
    expect(texts.map((text) => held.add(text))).toEqual(numbers);
    const unique = [...new Set(texts)];
    expect(held.size).toBe(unique.length);
    expect(held.characters).toBe(unique.reduce((sum, text) => sum + text.length, 0));
    expect(held.characters).toBeGreaterThan(1 << 19);
    for (const asked of ['x7', 'xx1999', '0', 'none', texts[2500]]) {
      const isIn = held.containing(asked);
      expect(texts.filter((_, at) => isIn[numbers[at]] !== 0)).toEqual(
        texts.filter((text) => text.includes(asked)),
      );
    }
  });

  it('are not found by what stands between them', () => {
    const held = new UniqueTexts();
    held.add('ab');
    held.add('cd');
    expect([...held.containing('b\0c')]).toEqual([0, 0]);
    expect([...held.containing('bc')]).toEqual([0, 0]);
    expect([...held.containing('d')]).toEqual([0, 1]);
  });
});
