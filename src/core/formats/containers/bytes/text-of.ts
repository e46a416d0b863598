import { TextDecoder } from '../../../platform.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of bytes that are valid UTF-8. */
export function textOf(bytes: Uint8Array, from: number, end: number): string {
  return decoder.decode(bytes.subarray(from, end));
}
