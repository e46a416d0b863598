import { bytesOfText } from '../../bytes-of-text.ts';

/**
 * ONNX Runtime inside a single file; see .setup/onnx-runtime.ts. Of the two files the smaller one has
 * its place alone, with nothing in it.
 */

let runtime: Promise<Blob | null> | null = null;

/** Whether it stands in the page; it is then the one without WebGPU. */
export function hasOwnRuntime(): boolean {
  return element() !== null;
}

/** Whether models are left out of this page, with all that runs them. */
export function lacksModels(): boolean {
  return element()?.textContent === '';
}

/** Null where it lies beside the workers, as in the hosted page. */
export function localRuntime(): Promise<Blob | null> {
  return (runtime ??= unpacked(element()?.textContent ?? null));
}

function element(): HTMLElement | null {
  return document.getElementById('onnx-runtime');
}

async function unpacked(text: string | null): Promise<Blob | null> {
  if (text === null) return null;
  const packed = new Blob([...bytesOfText(text)]);
  const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).blob();
}
