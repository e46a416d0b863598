import type { Failure } from '../../../core/failure.ts';
import { RESULT_BEGINNING, isStudyResult } from '../../../core/judge/study/result-file.ts';
import { failureOf } from '../../work/failure.ts';

/** A result file that was opened: what came of it, or why nothing did. */
export type TakenFile =
  | { readonly file: string; readonly failure: Failure }
  | {
      readonly file: string;
      readonly rater: string;
      readonly done: number;
      readonly total: number;
      /** The address of its study. */
      readonly href: string;
      readonly failure?: never;
    };

/** Whether a file is what a rater has saved, sound or not. */
export async function isStudyFile(file: Blob): Promise<boolean> {
  return isStudyResult(await file.slice(0, RESULT_BEGINNING).text());
}

/** Result files of raters, wherever they were opened: each is read into its study. */
class StudyFiles {
  #news = $state.raw<readonly TakenFile[]>([]);

  /** What came of the files that were opened last. */
  readonly news = $derived(this.#news);

  async take(files: readonly { readonly name: string; readonly blob: Blob }[]): Promise<void> {
    if (files.length === 0) return;
    this.#news = [];
    for (const { name, blob } of files) {
      const taken = await takenFrom(name, blob);
      this.#news = [...this.#news, taken];
    }
  }

  dismiss(): void {
    this.#news = [];
  }
}

export const studyFiles = new StudyFiles();

async function takenFrom(file: string, blob: Blob): Promise<TakenFile> {
  try {
    const { takeResult } = await import('./take-result.ts');
    return { file, ...(await takeResult(await blob.text())) };
  } catch (error) {
    return { file, failure: failureOf(error) };
  }
}
