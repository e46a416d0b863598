import type { Draws } from '../../core/posterior/draws/draws.ts';
import { slicedBlob } from './sliced-blob.ts';

/** Draws in the database. */
export type StoredDraws = Draws | PackedDraws;

/** Draws of which there are many. */
export interface PackedDraws extends Omit<Draws, 'values'> {
  /** The bytes of the numbers; in a buffer where the database takes no Blobs. */
  readonly values: Blob | ArrayBuffer;
}

/**
 * Bytes of draws from which on they lie in a Blob. The database would copy others in one task, both
 * ways, and the 32 MB of a thousand models take it 90 ms.
 */
export const LARGE_DRAWS = 1 << 22;

/** Draws as they are stored. */
export async function storedDraws(draws: Draws): Promise<StoredDraws> {
  const { buffer, byteOffset, byteLength } = draws.values;
  if (byteLength < LARGE_DRAWS || !(buffer instanceof ArrayBuffer)) return draws;
  return { ...draws, values: await slicedBlob([new Uint8Array(buffer, byteOffset, byteLength)]) };
}

/** What `storedDraws` was given; null where its bytes can't be read, or are no numbers. */
export async function openedDraws(stored: PackedDraws): Promise<Draws | null> {
  const { values } = stored;
  try {
    const bytes = values instanceof Blob ? await values.arrayBuffer() : values;
    return { ...stored, values: new Float64Array(bytes) };
  } catch {
    return null;
  }
}
