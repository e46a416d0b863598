import { fileName } from '../../core/names/file-name.ts';
import { notices } from '../page/notices.svelte.ts';
import { progressOf } from '../work/progress.ts';
import { Task } from '../work/task.svelte.ts';
import { exportProject, importProject, PROJECT_FILE } from './project-file.ts';
import type { FileWork } from './project-file.ts';

/** A project as a file. */
export interface ProjectFile {
  readonly name: string;
  readonly blob: Blob;
}

/** A project that is written to a file, or read from one; it may take a while, and can be stopped. */
class ProjectWork {
  readonly #task = new Task<ProjectFile | string>();

  readonly life = $derived(this.#task.life);

  /** @returns null where it failed, or was stopped; `life` says why */
  async write(id: string, name: string): Promise<ProjectFile | null> {
    const done = await this.#do(async (work) => ({
      blob: await exportProject(id, work),
      name: fileName(name, PROJECT_FILE),
    }));
    return done !== null && typeof done === 'object' ? done : null;
  }

  /** @returns the id of the project, as `write` */
  async read(file: Blob): Promise<string | null> {
    const done = await this.#do((work) => importProject(file, work));
    return typeof done === 'string' ? done : null;
  }

  stop(): void {
    this.#task.stop();
  }

  dismiss(): void {
    this.#task.settle({ stage: 'idle' });
  }

  async #do<R extends ProjectFile | string>(work: (options: FileWork) => Promise<R>) {
    const started = performance.now();
    const end = await this.#task.begin(({ signal, onProgress }) =>
      work({
        signal,
        onProgress: (done, total) => {
          onProgress(progressOf(done, total, performance.now() - started));
        },
      }),
    );
    return end?.stage === 'done' ? end.result : null;
  }
}

export const projectWork = new ProjectWork();
notices.add(() => projectWork.life.stage !== 'idle');
