import { joinBytes } from '../containers/join-bytes.ts';
import { sourceLike } from '../file/report.ts';
import type { ByteSource } from '../file/report.ts';

/** Bytes looked at before a file is taken for text. */
const HEAD = 4096;

/** A source whose first bytes are known. */
export interface Begun {
  readonly head: Uint8Array;
  readonly source: ByteSource;
}

/**
 * Reads the first bytes of a source; the source that comes back gives them once more.
 * @throws what the source throws before its first byte; what it throws later comes later
 */
export async function begin(source: ByteSource): Promise<Begun> {
  const rest = source.chunks()[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let length = 0;
  let broken: { readonly error: unknown } | null = null;
  while (length < HEAD && broken === null) {
    try {
      const next = await rest.next();
      if (next.done === true) break;
      held.push(next.value);
      length += next.value.length;
    } catch (error) {
      if (length === 0) throw error;
      broken = { error };
    }
  }
  const head = joinBytes(held);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* held;
    if (broken !== null) throw broken.error;
    for (;;) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  const slice = source.slice?.bind(source);
  const willRead = source.willRead?.bind(source);
  const giveBack = source.giveBack?.bind(source);
  const parts = {
    ...(slice && { slice }),
    ...(willRead && { willRead }),
    ...(giveBack && { giveBack }),
  };
  return { head: head.subarray(0, HEAD), source: sourceLike(source, { chunks, ...parts }) };
}
