import { atob, WebAssembly } from '../platform.ts';

/**
 * What a module in WebAssembly exports, given in base64; each call has a memory of its own. Null
 * where the platform does not run it: it has no vectors of numbers, or the page may not compile.
 */
export function wasmExports(module: string): object | null {
  try {
    if (WebAssembly === undefined) return null;
    const bytes = Uint8Array.from(atob(module), (character) => character.charCodeAt(0));
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  } catch {
    return null;
  }
}
