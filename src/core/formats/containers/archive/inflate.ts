import { damaged } from './archive-error.ts';

/** fflate's code for data that ends too early. */
const UNEXPECTED_END = 0;

/** Small steps keep what well-packed bytes become from filling memory at once. */
const STEP = 1 << 16;

export async function* inSteps(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += STEP) yield chunk.subarray(at, at + STEP);
  }
}

/** What to throw for an error of fflate: of bytes that only end too early, what came is good. */
export function damageOf(error: unknown): Error {
  const isEnd = error instanceof Error && 'code' in error && error.code === UNEXPECTED_END;
  return isEnd ? new Error(error.message) : damaged(error);
}

/** The bytes of a raw deflate stream; the library is loaded when the first one comes. */
export async function* inflated(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Inflate } = await import('fflate');
  let pieces: Uint8Array[] = [];
  const stream = new Inflate((piece) => pieces.push(piece));
  const push = (chunk: Uint8Array, isEnd: boolean): Uint8Array[] => {
    pieces = [];
    try {
      stream.push(chunk, isEnd);
    } catch (error) {
      throw damageOf(error);
    }
    return pieces.filter((piece) => piece.length > 0);
  };
  for await (const chunk of inSteps(chunks)) yield* push(chunk, false);
  yield* push(new Uint8Array(0), true);
}
