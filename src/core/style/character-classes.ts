import { TextDecoder } from '../platform.ts';

/** What a letter shows of the language of a text. */
export const LetterClass = { none: 0, other: 1, japanese: 2, foreign: 3 } as const;
type LetterClass = (typeof LetterClass)[keyof typeof LetterClass];

const LETTER = /\p{L}/u;
const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** Scripts that neither Japanese nor English is written with; Greek is in every formula. */
const FOREIGN =
  /[\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Bopomofo}]/u;

let known: Uint8Array | null = null;

/**
 * The class of a code point: Japanese are kana and Han characters, foreign are other scripts than
 * those and Latin, and Han characters that only (simplified) Chinese has; `other` are letters
 * that say nothing.
 */
export function letterClass(codePoint: number): LetterClass {
  if (codePoint > 0xffff) return classify(codePoint, null);
  known ??= tableOf(chineseOnly());
  // The table holds nothing else.
  return known[codePoint] as LetterClass;
}

function tableOf(chinese: ReadonlySet<number>): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, codePoint) => classify(codePoint, chinese));
}

function classify(codePoint: number, chinese: ReadonlySet<number> | null): LetterClass {
  const sign = String.fromCodePoint(codePoint);
  if (KANA.test(sign)) return LetterClass.japanese;
  if (HAN.test(sign)) {
    return chinese?.has(codePoint) === true ? LetterClass.foreign : LetterClass.japanese;
  }
  if (FOREIGN.test(sign)) return LetterClass.foreign;
  return LETTER.test(sign) ? LetterClass.other : LetterClass.none;
}

/**
 * Han characters of GB 2312 (rows 16–87) that JIS X 0208 (rows 16–84, and what makers added to
 * it) does not have: 们, 这, 吗, but not 学 or 国, which both countries write alike.
 */
function chineseOnly(): ReadonlySet<number> {
  const chinese = decoded('gbk', 16, 87);
  for (const codePoint of decoded('euc-jp', 13, 94)) chinese.delete(codePoint);
  return chinese;
}

/** All that these rows of 94 cells stand for, in an encoding of two bytes a character. */
function decoded(encoding: string, firstRow: number, lastRow: number): Set<number> {
  const bytes = new Uint8Array(2 * 94 * (lastRow - firstRow + 1));
  for (let at = 0, row = firstRow; row <= lastRow; row++) {
    for (let cell = 1; cell <= 94; cell++) {
      bytes[at++] = 0xa0 + row;
      bytes[at++] = 0xa0 + cell;
    }
  }
  const signs = new TextDecoder(encoding).decode(bytes);
  return new Set(Array.from(signs, (sign) => sign.codePointAt(0) ?? 0));
}
