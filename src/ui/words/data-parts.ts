import { contents as contentsEn } from './contents-en.ts';
import { contents as contentsJa } from './contents-ja.ts';
import { reading as readingEn } from './reading-en.ts';
import { reading as readingJa } from './reading-ja.ts';
import { remote as remoteEn } from './remote-en.ts';
import { remote as remoteJa } from './remote-ja.ts';

/**
 * The words of the parts of the Data page. They are no part of `en` and `ja`, which the first
 * picture waits for.
 */
export interface DataParts {
  readonly reading: typeof readingEn;
  readonly contents: typeof contentsEn;
  readonly remote: typeof remoteEn;
}

export const dataPartsEn: DataParts = {
  reading: readingEn,
  contents: contentsEn,
  remote: remoteEn,
};
export const dataPartsJa: DataParts = {
  reading: readingJa,
  contents: contentsJa,
  remote: remoteJa,
};

export function dataParts(language: 'en' | 'ja'): DataParts {
  return language === 'ja' ? dataPartsJa : dataPartsEn;
}
