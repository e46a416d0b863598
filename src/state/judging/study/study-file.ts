import { RESULT_BEGINNING, isStudyResult } from '../../../core/judge/study/result-mark.ts';

/** Whether a file is what a rater has saved, sound or not. */
export async function isStudyFile(file: Blob): Promise<boolean> {
  return isStudyResult(await file.slice(0, RESULT_BEGINNING).text());
}
