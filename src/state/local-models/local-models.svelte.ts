import { CaravanError } from '../../core/failure.ts';
import type { Failure } from '../../core/failure.ts';
import { modelIdIn } from '../../core/judge/local/hub-model.ts';
import { modelName } from '../../core/judge/local/models.ts';
import type { Dtype, HubModel, KeptModel, ModelTask } from '../../core/judge/local/models.ts';
import { bestVariant } from '../../core/judge/local/variants.ts';
import { isAbort, run } from '../../jobs.ts';
import type { JobOptions } from '../../jobs.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { failureOf } from '../work/failure.ts';
import { Newest } from '../work/newest.ts';
import { lacksModels, localRuntime } from './local-runtime.ts';
import { modelDevice } from './model-device.svelte.ts';
import { storage } from '../page/storage.svelte.ts';

/** A model as jobs want it. */
export type LocalModel = Pick<Jobs['scoreAnswers']['input'], 'model' | 'device' | 'runtime'>;

/** What is being done about models. */
export type ShelfWork =
  | { readonly stage: 'idle' }
  | { readonly stage: 'looking' }
  /** What the hub has, with the way in which it would be fetched. */
  | { readonly stage: 'offered'; readonly model: HubModel; readonly dtype: Dtype }
  | {
      readonly stage: 'getting';
      readonly name: string;
      readonly progress: { readonly done: number; readonly total: number } | null;
    }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** A file that was picked; its name has the folders that it lay in. */
export interface PickedFile {
  readonly name: string;
  readonly blob: Blob;
}

/** The models on this device: what is kept, and what can be had. */
class LocalModelShelf {
  #kept = $state.raw<readonly KeptModel[] | null>(null);
  #work = $state.raw<ShelfWork>({ stage: 'idle' });
  readonly #newest = new Newest();

  /** All or some of whose files are here; null until it was looked for. */
  readonly kept = $derived(this.#kept);
  readonly work = $derived(this.#work);

  /** Looks at what is kept, and for a graphics card. */
  async look(): Promise<void> {
    await modelDevice.look();
    this.#kept = lacksModels() ? [] : await run('keptModels', null);
  }

  /** Asks the hub about a model; nothing of it is fetched. */
  async offer(text: string, task: ModelTask): Promise<void> {
    await this.#alone({ stage: 'looking' }, async (options) => {
      const id = modelIdIn(text);
      if (id === null)
        throw new CaravanError({ kind: 'local-model', reason: 'not-an-id', model: text });
      const model = await run('hubModel', id, options);
      if (model.isGated)
        throw new CaravanError({ kind: 'local-model', reason: 'gated', model: id });
      const best = bestVariant(model.variants, task, modelDevice.chosen ?? 'wasm');
      return { stage: 'offered', model, dtype: (best ?? model.variants[0]).dtype };
    });
  }

  chooseDtype(dtype: Dtype): void {
    if (this.#work.stage === 'offered') this.#work = { ...this.#work, dtype };
  }

  /** Fetches what is offered; null where it was stopped or failed. */
  async get(): Promise<KeptModel | null> {
    const { work } = this;
    if (work.stage !== 'offered') return null;
    const { model, dtype } = work;
    return this.#take(model.id, (options) =>
      run('fetchModel', { model, dtype, at: Date.now() }, options),
    );
  }

  /** Keeps files that the user picked; null as in `get`. */
  async keep(picked: readonly PickedFile[]): Promise<KeptModel | null> {
    if (picked.length === 0) return null;
    const folder = folderOf(picked);
    const weights = picked.find(({ name }) => name.endsWith('.onnx'));
    const name = folder.slice(0, -1) || (weights ?? picked[0]).name;
    const files = picked.map((file) => ({ path: file.name.slice(folder.length), blob: file.blob }));
    return this.#take(name, (options) =>
      run('keepFiles', { name, files, at: Date.now() }, options),
    );
  }

  async remove(key: string): Promise<void> {
    await run('removeModel', key);
    this.#kept = await run('keptModels', null);
  }

  /** Ends what is being done; what was fetched stays. */
  stop(): void {
    this.#newest.end();
    this.#work = { stage: 'idle' };
  }

  /**
   * A model by its key, as jobs want it.
   * @throws CaravanError local-model `not-kept`
   */
  async local(key: string): Promise<LocalModel> {
    const find = () => this.#kept?.find((one) => one.key === key && one.isWhole);
    if (find() === undefined || modelDevice.chosen === null) await this.look();
    const model = find();
    if (model === undefined)
      throw new CaravanError({ kind: 'local-model', reason: 'not-kept', model: modelName(key) });
    return { model, device: modelDevice.chosen ?? 'wasm', runtime: await localRuntime() };
  }

  async #take(
    name: string,
    work: (options: JobOptions<'fetchModel' | 'keepFiles'>) => Promise<KeptModel>,
  ): Promise<KeptModel | null> {
    let kept: KeptModel | null = null;
    void storage.protect();
    await this.#alone({ stage: 'getting', name, progress: null }, async ({ signal }) => {
      kept = await work({
        signal,
        onProgress: (progress) => {
          if (!signal.aborted) this.#work = { stage: 'getting', name, progress };
        },
      });
      return { stage: 'idle' };
    });
    this.#kept = await run('keptModels', null);
    return kept;
  }

  async #alone(
    begun: ShelfWork,
    work: (options: { readonly signal: AbortSignal }) => Promise<ShelfWork>,
  ): Promise<void> {
    const signal = this.#newest.begin();
    this.#work = begun;
    try {
      const done = await work({ signal });
      if (!signal.aborted) this.#work = done;
    } catch (error) {
      if (!signal.aborted && !isAbort(error))
        this.#work = { stage: 'failed', failure: failureOf(error) };
    }
  }
}

export const localModels = new LocalModelShelf();

/** The folder that all picked files lie in, with a slash behind it; '' where there is none. */
function folderOf(picked: readonly PickedFile[]): string {
  const first = picked[0].name;
  const folder = first.slice(0, first.indexOf('/') + 1);
  return picked.every(({ name }) => name.startsWith(folder)) ? folder : '';
}
