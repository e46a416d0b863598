import type { inspect } from '../../words/en/inspect.ts';

/** Digits, letters and marks of ids; a question whose id is its own text has others. */
const CODE = /^[\w.:+/-]+$/;

/** What a question is called: a bare number says nothing of what it numbers, a text does. */
export function questionText(name: string, words: (typeof inspect)['question']): string {
  return CODE.test(name) ? words.title(name) : name;
}
