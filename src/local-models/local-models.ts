import type * as Library from '@xenova/transformers';
import { CaravanError } from '../core/failure.ts';
import type { LocalModelFailure } from '../core/failure.ts';
import type { KeptModel, ModelDevice, ModelTask } from '../core/judge/local/models.ts';
import { dataFiles } from '../core/judge/local/variants.ts';
import { bytesOf } from '../remote/blob-bytes.ts';
import type { LocalModel } from './requests.ts';
import { SHELF, fileOf, keptModels } from './model-store.ts';

/** What this project uses of transformers.js. */
export type Transformers = Pick<
  typeof Library,
  | 'env'
  | 'AutoTokenizer'
  | 'AutoModel'
  | 'AutoModelForSequenceClassification'
  | 'AutoModelForCausalLM'
>;

/** A model in memory, ready to work. */
export interface LoadedModel {
  readonly tokenizer: Library.PreTrainedTokenizer;
  readonly model: Library.PreTrainedModel;
}

/** One file of weights that WebAssembly can hold: its memory ends at four gigabytes. */
const MAX_WASM = 2 ** 31;
const MAX_MESSAGE = 300;

/** Holds one model in memory, since more seldom fit. */
export class LocalModels {
  readonly #library: Transformers;
  readonly #runtimeUrl: string;
  #isReady = false;
  #loads = 0;
  #held: { readonly name: string; readonly loaded: LoadedModel } | null = null;
  /** Whose files are read at the moment. */
  #source: KeptModel | null = null;

  /** @param runtimeUrl of the WebAssembly beside this worker; '' where it is sent */
  constructor(library: Transformers, runtimeUrl: string) {
    this.#library = library;
    this.#runtimeUrl = runtimeUrl;
  }

  /** @throws CaravanError local-model */
  async load(task: ModelTask, { model, device, runtime }: LocalModel): Promise<LoadedModel> {
    const name = `${task} ${device} ${model.key}`;
    if (this.#held?.name === name) return this.#held.loaded;
    await this.#held?.loaded.model.dispose();
    this.#held = null;
    await this.#check(model, device);
    await this.#prepare(runtime);
    this.#source = model;
    try {
      const loaded = await this.#read(task, model, device);
      this.#held = { name, loaded };
      return loaded;
    } catch (error) {
      throw failureOf(error, model, 'not-a-model');
    } finally {
      this.#source = null;
    }
  }

  /** What a model that is at work throws, as a failure. */
  async guarded<T>({ model }: LocalModel, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw failureOf(error, model, 'wrong-kind');
    }
  }

  async #check(model: KeptModel, device: ModelDevice): Promise<void> {
    const kept = (await keptModels()).find(({ key }) => key === model.key);
    if (kept?.isWhole !== true) throw failure('not-kept', model);
    const largest = Math.max(...kept.files.map(({ bytes }) => bytes));
    if (device === 'wasm' && largest > MAX_WASM)
      throw failure('too-large', model, { bytes: largest });
  }

  async #prepare(runtime: Blob | null): Promise<void> {
    if (this.#isReady) return;
    const { env } = this.#library;
    env.useBrowserCache = false;
    env.useWasmCache = false;
    env.allowLocalModels = false;
    env.allowRemoteModels = true;
    env.remoteHost = SHELF;
    env.remotePathTemplate = '{model}/';
    // Everything it asks for comes from what is kept: it has no way to the network.
    env.fetch = (url: string | URL) => this.#answer(String(url));
    env.logLevel = 50;
    const { wasm } = env.backends.onnx;
    if (wasm === undefined) throw new TypeError('the runtime has no WebAssembly');
    // Several threads need headers that static hosts don't send.
    wasm.numThreads = 1;
    wasm.proxy = false;
    // What is set here before is the address of a stranger.
    delete wasm.wasmPaths;
    if (runtime !== null) wasm.wasmBinary = await bytesOf(runtime);
    else wasm.wasmPaths = { wasm: new URL(this.#runtimeUrl, self.location.href).href };
    this.#isReady = true;
  }

  async #answer(url: string): Promise<Response> {
    const model = this.#source;
    // Behind the two parts of the name.
    const path = url.slice(SHELF.length).split('/').slice(2).join('/');
    // Weights of files that were picked one by one lie beside the others.
    const wanted = model?.files.find((file) => file.path === path || `onnx/${file.path}` === path);
    const found = model && wanted && (await fileOf(model, wanted.path));
    return found ?? new Response(null, { status: 404 });
  }

  async #read(task: ModelTask, kept: KeptModel, device: ModelDevice): Promise<LoadedModel> {
    const { AutoTokenizer, AutoModel } = this.#library;
    const { AutoModelForSequenceClassification, AutoModelForCausalLM } = this.#library;
    const kinds = {
      embed: AutoModel,
      score: AutoModelForSequenceClassification,
      generate: AutoModelForCausalLM,
    };
    // What the library remembers of a name must not be about another model.
    const name = `kept/model-${++this.#loads}`;
    const tokenizer = await AutoTokenizer.from_pretrained(name);
    if (tokenizer.chat_template === null) {
      const template = await fileOf(kept, 'chat_template.jinja');
      if (template) tokenizer.chat_template = await template.text();
    }
    const data = dataFiles(kept.files);
    const model = await kinds[task].from_pretrained(name, {
      ...{ device, dtype: kept.dtype },
      ...(data > 0 ? { use_external_data_format: data } : {}),
    });
    return { tokenizer, model };
  }
}

const MEMORY = /bad_alloc|allocat|out of memory|memory access|Aborted|Invalid array length/i;
const RUNTIME = /no available backend|initWasm|wasm streaming|WebAssembly/i;
const GPU = /webgpu|gpu ?adapter|gpu ?device/i;

/** @param otherwise what it means where its message does not say */
function failureOf(
  error: unknown,
  model: KeptModel,
  otherwise: LocalModelFailure['reason'],
): Error {
  if (error instanceof CaravanError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return failure(reasonOf(error, message) ?? otherwise, model, {
    message: message.slice(0, MAX_MESSAGE),
  });
}

function reasonOf(error: unknown, message: string): LocalModelFailure['reason'] | null {
  if (error instanceof RangeError || MEMORY.test(message)) return 'too-large';
  if (GPU.test(message)) return 'no-webgpu';
  if (RUNTIME.test(message)) return 'no-runtime';
  return error instanceof SyntaxError ? 'damaged' : null;
}

function failure(
  reason: LocalModelFailure['reason'],
  { id }: KeptModel,
  more: Pick<LocalModelFailure, 'bytes' | 'message'> = {},
): CaravanError {
  return new CaravanError({ kind: 'local-model', reason, model: id, ...more });
}
