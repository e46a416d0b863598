import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { asText } from './bytes-as-text.ts';

/** The element of the single file that holds the runtime: gzip as text, for nobody to run. */
const ELEMENT = '<script type="application/octet-stream" id="onnx-runtime">';

/** In its place where there are no models: it says that this is left out, and not beside the page. */
export const NO_RUNTIME_ELEMENT = `${ELEMENT}</script>`;

/** Behind the name of the library where it is to keep its runtime for WebGPU. */
const GPU = '?gpu';

/**
 * Brings ONNX Runtime into the builds. transformers.js imports the runtime for WebGPU, which is
 * twice as large: but where there is a graphics card it gets the one for WebAssembly in its place. The runtime's own guess at
 * where its WebAssembly lies is taken out, because every build puts it somewhere else and tells.
 *
 * @param isSingle the WebAssembly stands in the page (see `runtimeElement`), and no file beside it
 */
export function onnxRuntime(isSingle: boolean): Plugin {
  return {
    name: 'caravan:onnx-runtime',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^onnxruntime-web\/(?:webgpu$|.*\.wasm\?url$)|^@xenova\/transformers\?gpu$/ },
      async handler(id, importer) {
        if (id.endsWith('.wasm?url')) return isSingle ? '\0no-runtime-url' : null;
        if (id.endsWith(GPU)) {
          const library = await this.resolve(id.slice(0, -GPU.length), importer, {
            skipSelf: true,
          });
          return library && { ...library, id: library.id + GPU };
        }
        if (importer?.endsWith(GPU)) return null;
        return this.resolve('onnxruntime-web/wasm', importer, { skipSelf: true });
      },
    },
    load: {
      filter: { id: /^\0no-runtime-url$/ },
      handler: () => `export default '';`,
    },
    transform: {
      filter: { id: /onnxruntime-web\/dist\/[^?]*\.mjs$/ },
      handler: (code) =>
        code.replace(
          /new URL\("ort-wasm[^"]*\.wasm",\s*import\.meta\.url\)/g,
          'new URL("https://runtime.invalid/")',
        ),
    },
  };
}

/** The runtime as an element of the page: a third of its size, and read only when it is needed. */
export function runtimeElement(): string {
  const wasm = createRequire(import.meta.url).resolve(
    'onnxruntime-web/ort-wasm-simd-threaded.wasm',
  );
  return `${ELEMENT}${asText(gzipSync(readFileSync(wasm), { level: 9 }))}</script>`;
}
