/** By itself, since every file that is opened is looked at, and few are of a study. */

export const RESULT_FORMAT = 'caravan-study';

/** Characters of a file's beginning by which it is known. */
export const RESULT_BEGINNING = 1000;

/** Whether a file is meant to be a result of a rater, sound or not. @param beginning its first characters */
export function isStudyResult(beginning: string): boolean {
  return /^\uFEFF?\s*\{[^{[]*"format"\s*:\s*"caravan-study"/.test(beginning);
}
