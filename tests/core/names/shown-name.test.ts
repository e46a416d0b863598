import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldedName,
  shownName,
  visiblePart,
  wholeName,
} from '../../../src/core/names/shown-name.ts';

/** Signs that are drawn as nothing, or that turn what stands around them. */
const INVISIBLE = [
  ...['\0', '\t', '\n', '\r', '\u001B', '\u007F', '\u0085', '\u00AD', '\u034F', '\u061C'],
  ...['\u115F', '\u1160', '\u17B4', '\u180B', '\u180E', '\u200B', '\u200C', '\u200D', '\u200E'],
  ...['\u200F', '\u2028', '\u2029', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2060'],
  ...['\u2061', '\u2066', '\u2067', '\u2068', '\u2069', '\u206F', '\u2800', '\u3164', '\uFE00'],
  ...['\uFEFF', '\uFFA0', '\uFFF9', '\uD800', '\uDFFF', '\u{E0001}', '\u{E0041}', '\u{E0100}'],
];

describe('a name that is shown', () => {
  it.each([
    'gpt-4',
    'meta/llama 2 70b',
    '東京・大規模モデル',
    'a　b',
    'café',
    '👩‍💻 coder',
    '❤️',
    '<b>x</b>',
    '',
  ])('is as it is: %s', (name) => {
    expect(shownName(name)).toBe(name);
  });

  it.each(INVISIBLE)('has no sign that can not be seen: %j', (sign) => {
    const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    expect(shownName(`gpt${sign}4`)).toBe(`gpt⟨U+${code}⟩4`);
    expect(shownName(sign)).toBe(`⟨U+${code}⟩`);
  });

  it('shows spaces that a page would draw as one or not at all', () => {
    expect(shownName(' a')).toBe('⟨U+0020⟩a');
    expect(shownName('a ')).toBe('a⟨U+0020⟩');
    expect(shownName('a  b')).toBe('a ⟨U+0020⟩b');
    expect(shownName('a\u00A0b')).toBe('a⟨U+00A0⟩b');
    expect(shownName('a\u2003b')).toBe('a⟨U+2003⟩b');
    expect(shownName('a\u3000')).toBe('a⟨U+3000⟩');
  });

  it('is isolated where it runs from right to left', () => {
    expect(shownName('נמל')).toBe('\u2068נמל\u2069');
    expect(shownName('gpt \u0627')).toBe('\u2068gpt \u0627\u2069');
    expect(shownName('\u202Egpt')).toBe('⟨U+202E⟩gpt');
    // An end that was smuggled in ends nothing.
    expect(shownName('נ\u2069מ')).toBe('\u2068נ⟨U+2069⟩מ\u2069');
  });

  it('is told by its beginning and its end where it is very long', () => {
    const [one, other] = ['1', '2'].map((end) => `first ${'x'.repeat(2000)} ${end}`);
    expect(shownName(one)).toMatch(/^first x+…x+ 1$/);
    expect(shownName(one)).toHaveLength(80);
    expect(shownName(one)).not.toBe(shownName(other));
    expect(wholeName(one)).toBe(one);
    expect(shownName('x'.repeat(80))).toBe('x'.repeat(80));
    expect(shownName(`\u202E${'נ'.repeat(500)}`)).toMatch(/^\u2068⟨U\+202E⟩נ+…נ+\u2069$/);
  });

  it('cuts no character in two where it is very long', () => {
    for (const before of ['', 'a'])
      expect(shownName(before + '😀'.repeat(500))).toMatch(/^a?😀+…😀+$/u);
  });

  it('differs where names differ, and holds no sign that can not be seen', () => {
    const sign = fc.oneof(fc.constantFrom('a', ' ', 'נ', '東', '❤', ...INVISIBLE));
    const name = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(name, name, (a, b) => {
        if (a !== b) expect(shownName(a)).not.toBe(shownName(b));
      }),
    );
    fc.assert(
      fc.property(name, (own) => {
        const inside = shownName(own).replace(/^\u2068|\u2069$/g, '');
        expect(inside).not.toMatch(
          /[\p{Cc}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F]/u,
        );
      }),
    );
  });
});

describe('the visible part of a name', () => {
  it('is the same for names that look alike', () => {
    for (const sign of INVISIBLE.filter((own) => !/\s|\u0085/u.test(own)))
      expect(visiblePart(`gpt${sign}-4`), JSON.stringify(sign)).toBe('gpt-4');
    for (const alike of [' gpt-4', 'gpt-4 ', 'ｇｐｔ-４', 'gpt-4\n'])
      expect(visiblePart(alike)).toBe('gpt-4');
    expect(visiblePart('gpt 4')).toBe('gpt 4');
  });

  it('of what stands on a keyboard is all but spaces at its ends and next to others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (typed) => {
        const name = typed.replace(/[\0-\x1F\x7F]/g, ' ');
        expect(visiblePart(name)).toBe(name.split(' ').filter(Boolean).join(' '));
      }),
    );
  });
});

it('is found whatever the case and width, and what nobody sees of it', () => {
  expect(foldedName(' ＧＰＴ-4\u200B  Turbo ')).toBe('gpt-4 turbo');
  expect(foldedName('ｶﾀｶﾅ')).toBe('カタカナ');
});
