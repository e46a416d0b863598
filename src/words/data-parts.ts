import { contents as contentsEn } from './en/data/contents.ts';
import { contents as contentsJa } from './ja/data/contents.ts';
import { made as madeEn } from './en/data/made.ts';
import { made as madeJa } from './ja/data/made.ts';
import { reading as readingEn } from './en/data/reading.ts';
import { reading as readingJa } from './ja/data/reading.ts';
import { remote as remoteEn } from './en/data/remote.ts';
import { remote as remoteJa } from './ja/data/remote.ts';

/**
 * The words of the parts of the Data page. They are no part of `en` and `ja`, which the first
 * picture waits for.
 */
export interface DataParts {
  readonly reading: typeof readingEn;
  readonly contents: typeof contentsEn;
  readonly made: typeof madeEn;
  readonly remote: typeof remoteEn;
}

export const dataPartsEn: DataParts = {
  reading: readingEn,
  contents: contentsEn,
  made: madeEn,
  remote: remoteEn,
};
export const dataPartsJa: DataParts = {
  reading: readingJa,
  contents: contentsJa,
  made: madeJa,
  remote: remoteJa,
};

export function dataParts(language: 'en' | 'ja'): DataParts {
  return language === 'ja' ? dataPartsJa : dataPartsEn;
}
