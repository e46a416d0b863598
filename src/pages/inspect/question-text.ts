import type { inspect } from '../../words/en/inspect.ts';

/** Digits, letters and marks of ids; a question whose id is its own text has others. */
const CODE = /^[\w.:+/-]+$/;

/** What a question is called: a bare number says nothing of what it numbers, a text does. */
export function questionText(name: string, words: (typeof inspect)['question']): string {
  return CODE.test(name) ? words.title(name) : name;
}

/** What `nameOfText` puts behind the beginning of a long text. */
const HASH = /… #[\da-f]{1,8}$/;

/**
 * Whether a question goes by its own text.
 * @param beginning of its text, with single spaces
 */
export function isOwnText(name: string, beginning: string): boolean {
  const own = name.replace(HASH, '').replaceAll(/\s+/g, ' ').trim();
  return own === beginning || (HASH.test(name) && beginning.startsWith(own));
}
