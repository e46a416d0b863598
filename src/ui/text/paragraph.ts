import type { Language } from '../../words/language.ts';

/** Sentences one after the other, without those that are not there (''); Japanese has no space between. */
export function paragraph(language: Language, sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(language === 'ja' ? '' : ' ');
}
