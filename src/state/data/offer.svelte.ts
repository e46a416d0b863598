import { opening } from '../fit/opening.ts';
import { isStudyFile } from '../judging/study/study-file.ts';
import { notices } from '../page/notices.svelte.ts';
import { isProjectFile } from '../project/project-file.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { projects } from '../project/projects.svelte.ts';
import { importing } from './importing.svelte.ts';
import type { NewSource } from './source-inputs.svelte.ts';

/**
 * Files that the user opens: they join the open project, or make a new one. Where only one of the
 * two makes sense nobody is asked.
 */
class Offer {
  #files = $state.raw<readonly NewSource[] | null>(null);

  /** What waits for an answer; null where nothing does. */
  readonly files = $derived(this.#files);

  /** Takes up files, or has the user say where they belong; a project is opened as it is. */
  async take(files: readonly NewSource[]): Promise<void> {
    // While the page opens, the project that was open last may still be on its way.
    await opening.start();
    const others: NewSource[] = [];
    const results: Extract<NewSource, { readonly blob: Blob }>[] = [];
    for (const file of files) {
      if ('blob' in file && (await isProjectFile(file.blob, file.name)))
        await this.#open(file.blob);
      else if ('blob' in file && (await isStudyFile(file.blob))) results.push(file);
      else others.push(file);
    }
    if (results.length > 0) {
      const { studyFiles } = await import('../judging/study/study-files.svelte.ts');
      await studyFiles.take(results);
    }
    this.#place(others);
  }

  #place(files: readonly NewSource[]): void {
    if (files.length === 0) return;
    // The published ranking is counts alone: nothing can join them.
    const isAlone = openProject.source === null && !openProject.isEmpty;
    // Files that were read and are in no project yet wait for others.
    const isInMemory = importing.isWaiting && importing.source !== openProject.source;
    if (openProject.isEmpty || isInMemory) void importing.read(files, { add: true });
    else if (isAlone) void importing.read(files, { add: false });
    else this.#files = files;
  }

  async #open(file: Blob): Promise<void> {
    await projects.read(file);
  }

  /** @param add to the open project; else they make a new one */
  answer(add: boolean): void {
    const files = this.#files ?? [];
    this.#files = null;
    void importing.read(files, { add });
  }

  cancel(): void {
    this.#files = null;
  }
}

export const offer = new Offer();
notices.add(() => offer.files !== null);
