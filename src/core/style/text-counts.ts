import { LetterClass, letterClass } from './character-classes.ts';
import { countCode, countMarkdown, withoutCode } from './markdown.ts';
import type { MarkdownCounts } from './markdown.ts';
import { sentenceEndings } from './sentence-endings.ts';
import type { SentenceEndings } from './sentence-endings.ts';

/** What can be counted in a text without a model; of an answer in turns they add up. */
export interface TextCounts extends MarkdownCounts, SentenceEndings {
  /** Unicode code points. */
  readonly characters: number;
  readonly letters: number;
  /** Letters that are kana, or Han characters that Japanese writes. */
  readonly japanese: number;
  /** Letters that neither Japanese nor English writes. */
  readonly foreign: number;
  /** Blocks of code. */
  readonly code: number;
}

/** The counts in the order of a row of numbers. */
export const COUNTS = [
  ...(['characters', 'letters', 'japanese', 'foreign'] as const),
  ...(['headings', 'lists', 'bold', 'polite', 'plain', 'code'] as const),
] as const satisfies readonly (keyof TextCounts)[];

export const NO_COUNTS: TextCounts = {
  ...{ characters: 0, letters: 0, japanese: 0, foreign: 0 },
  ...{ headings: 0, lists: 0, bold: 0, polite: 0, plain: 0, code: 0 },
};

export function countText(text: string): TextCounts {
  const prose = withoutCode(text);
  return {
    ...{ ...countLetters(text), code: countCode(text) },
    ...{ ...countMarkdown(prose), ...sentenceEndings(prose) },
  };
}

/** The counts that a row of numbers stands for. */
export function countsOf(row: ArrayLike<number>): TextCounts {
  return COUNTS.reduce<TextCounts>(
    (counts, name, at) => ({ ...counts, [name]: row[at] }),
    NO_COUNTS,
  );
}

export function addCounts(a: TextCounts, b: TextCounts): TextCounts {
  return countsOf(COUNTS.map((name) => a[name] + b[name]));
}

function countLetters(text: string) {
  let [characters, letters, japanese, foreign] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at++;
    characters++;
    const own = letterClass(codePoint);
    if (own !== LetterClass.none) letters++;
    if (own === LetterClass.japanese) japanese++;
    if (own === LetterClass.foreign) foreign++;
  }
  return { characters, letters, japanese, foreign };
}
