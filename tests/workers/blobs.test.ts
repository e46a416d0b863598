import { isDeepStrictEqual } from 'node:util';
import { afterEach, expect, it, vi } from 'vitest';
import { TableBuilder } from '../../src/core/table/table-builder.ts';
import { EMPTY_BENCHMARK } from '../../src/core/table/benchmark.ts';
import { packed, unpacked } from '../../workers/blobs.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('gives the browser a large table in slices, and reads it back as it was', async () => {
  /** Bytes of every part that is copied into a Blob. */
  const copied: number[] = [];
  class WatchedBlob extends Blob {
    constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
      super(parts, options);
      for (const part of parts) if (ArrayBuffer.isView(part)) copied.push(part.byteLength);
    }
  }
  vi.stubGlobal('Blob', WatchedBlob);
  const rows = 300_000;
  const builder = new TableBuilder();
  for (let row = 0; row < rows; row++) {
    builder.add({
      ...{ left: `m${String(row % 7)}`, right: `m${String((row + 1 + (row % 5)) % 7)}` },
      ...{ question: `q${String(row % 999)}`, judge: 'j', turn: 1, weight: 1 },
      outcome: row % 3 === 0 ? 0 : 1,
    });
  }
  const read = { table: builder.build(), benchmark: EMPTY_BENCHMARK, files: [], duplicates: 3 };
  const crossing = await packed(read);
  // Four columns of numbers and two of bytes, and the two numbers at the start.
  expect(copied.reduce((sum, bytes) => sum + bytes, 0)).toBe(16 + rows * 18);
  expect(Math.max(...copied)).toBeLessThanOrEqual(2 ** 20);
  // Vitest looks at each of millions of numbers by itself.
  expect(isDeepStrictEqual(await unpacked(crossing), read)).toBe(true);
});
