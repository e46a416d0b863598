/** The bytes inside a gzip file, streamed; the library is loaded when the first one comes. */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Gunzip } = await import('fflate');
  let pieces: Uint8Array[] = [];
  const stream = new Gunzip((piece) => pieces.push(piece));
  const take = (): Uint8Array[] => {
    const taken = pieces;
    pieces = [];
    return taken.filter((piece) => piece.length > 0);
  };
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += STEP) {
      stream.push(chunk.subarray(at, at + STEP));
      yield* take();
    }
  }
  stream.push(new Uint8Array(0), true);
  yield* take();
}

/** Small steps keep what well-packed bytes become from filling memory at once. */
export const STEP = 1 << 16;
