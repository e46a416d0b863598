import type { Words } from './en/frame.ts';
import type { FailureWords } from './en/failures/failures.ts';
import type { Language } from './language.ts';

/** All that the frame of the page says in one language. */
export interface Vocabulary {
  readonly words: Words;
  readonly failures: FailureWords;
}

/** Only the language that is read is loaded. */
export async function loadVocabulary(language: Language): Promise<Vocabulary> {
  if (language === 'ja') {
    const { ja, failuresJa } = await import('./ja/vocabulary.ts');
    return { words: ja, failures: failuresJa };
  }
  const { en, failuresEn } = await import('./en/vocabulary.ts');
  return { words: en, failures: failuresEn };
}
