import type { Failure } from '../../../core/failure.ts';
import { router } from '../../page/router.svelte.ts';
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

/** Result files of raters, wherever they were opened: each is read into its study, which is shown. */
class StudyFiles {
  #news = $state.raw<readonly TakenFile[]>([]);

  /** What came of the files that were opened last. */
  readonly news = $derived(this.#news);

  async take(files: readonly { readonly name: string; readonly blob: Blob }[]): Promise<void> {
    this.#news = [];
    for (const { name, blob } of files) {
      const taken = await takenFrom(name, blob);
      this.#news = [...this.#news, taken];
    }
    router.follow(this.#news.find((one) => !one.failure)?.href ?? '#judge');
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
