import type { ModelDevice } from '../../core/judge/local/models.ts';
import { hasOwnRuntime } from './local-runtime.ts';

/** What local models run on. */
class ModelDeviceChoice {
  /** The best that there is; null until it was looked for. */
  #found = $state.raw<ModelDevice | null>(null);
  #chosen = $state.raw<ModelDevice | null>(null);

  /** Null until it was looked for. */
  readonly chosen = $derived(this.#chosen ?? this.#found);
  /** Whether there is a graphics card to choose. */
  readonly hasGraphics = $derived(this.#found === 'webgpu');

  /** Looks for a graphics card. */
  async look(): Promise<void> {
    this.#found ??= await deviceHere();
  }

  /** For this visit. */
  choose(device: ModelDevice): void {
    this.#chosen = device;
  }
}

export const modelDevice = new ModelDeviceChoice();

/** A graphics card counts only where the browser gives one: some have the door and nothing behind. */
async function deviceHere(): Promise<ModelDevice> {
  if (hasOwnRuntime() || !('gpu' in navigator)) return 'wasm';
  const adapter = await (navigator.gpu as Gpu).requestAdapter().catch(() => null);
  return adapter === null ? 'wasm' : 'webgpu';
}

/** What is needed of WebGPU, which TypeScript does not know everywhere. */
interface Gpu {
  requestAdapter(): Promise<object | null>;
}
