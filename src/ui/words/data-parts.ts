import { contents as contentsEn } from './contents-en.ts';
import { contents as contentsJa } from './contents-ja.ts';
import { reading as readingEn } from './reading-en.ts';
import { reading as readingJa } from './reading-ja.ts';

/**
 * The words of the parts of the Data page. They are no part of `en` and `ja`, which the first
 * picture waits for.
 */
export interface DataParts {
  readonly reading: typeof readingEn;
  readonly contents: typeof contentsEn;
}

export const dataPartsEn: DataParts = { reading: readingEn, contents: contentsEn };
export const dataPartsJa: DataParts = { reading: readingJa, contents: contentsJa };

export function dataParts(language: 'en' | 'ja'): DataParts {
  return language === 'ja' ? dataPartsJa : dataPartsEn;
}
