import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MAX_WHOLE, digest } from '../../../src/storage/platform/digest.ts';
import { sha256, sha256OfAll } from '../../../src/storage/platform/sha-256.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ['with the browser’s own', true],
  ['over plain http, where the browser has none', false],
])('SHA-256 %s', (_, isSecure) => {
  // Around the pieces that the library is given.
  it.each([0, 1, 55, 56, 64, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_000_001])(
    'of %i bytes is what Node has',
    async (length) => {
      if (!isSecure) vi.stubGlobal('crypto', {});
      const bytes = new Uint8Array(randomBytes(length));
      const expected = createHash('sha256').update(bytes).digest('hex');
      expect(hex(await sha256(bytes))).toBe(expected);
      expect(hex(await sha256(bytes.buffer))).toBe(expected);
      expect(await digest([bytes])).toBe(expected);
    },
  );

  it('of “abc” is what FIPS 180-4 says', async () => {
    if (!isSecure) vi.stubGlobal('crypto', {});
    expect(await digest(['a', 'bc'])).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

it('leaves what follows large data a task of its own, as it was hashed in this one', async () => {
  const subtle = { digest: () => Promise.resolve(new ArrayBuffer(32)) };
  vi.stubGlobal('crypto', { subtle });
  const ended: string[] = [];
  const all = [1 << 20, (1 << 20) + 1].map(async (length) => {
    await sha256(new Uint8Array(length));
    ended.push(String(length));
  });
  // Once the promises of this task are settled.
  await new Promise((resolve) => process.nextTick(resolve));
  await new Promise((resolve) => process.nextTick(resolve));
  expect(ended).toEqual(['1048576']);
  await Promise.all(all);
  expect(ended).toEqual(['1048576', '1048577']);
});

describe('a digest of more than is hashed as a whole', () => {
  it.each([-1, 0, 1, 3_000_001])(
    'is what Node has, also by pieces: %i bytes more',
    async (more) => {
      const text = '糖として蓄える \uD800';
      const counts = Float64Array.from({ length: 300_001 }, (_, at) => at);
      const before = [text, new Uint8Array(randomBytes(10)).subarray(3), counts] as const;
      const known = Buffer.concat([
        // A half of a surrogate pair is written as one that is unknown.
        Buffer.from('糖として蓄える \uFFFD'),
        before[1],
        Buffer.from(counts.buffer),
      ]);
      const rest = new Uint8Array(randomBytes(MAX_WHOLE + more - known.length));
      const [from, to] = [1_234_567, 4_000_000];
      const parts = [
        rest.slice(0, from).buffer,
        new Blob([rest.subarray(from, to)]),
        rest.subarray(to),
      ];
      const take = vi.spyOn(crypto.subtle, 'digest');
      expect(await digest([...before, ...parts])).toBe(
        createHash('sha256').update(known).update(rest).digest('hex'),
      );
      expect(take).toHaveBeenCalledTimes(more > 0 ? 0 : 1);
      take.mockRestore();
    },
  );

  it('is the same however its bytes are cut', async () => {
    const bytes = new Uint8Array(randomBytes(3_000_000));
    const expected = createHash('sha256').update(bytes).digest('hex');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (given) => {
        const cuts = [0, ...given, bytes.length].sort((a, b) => a - b);
        const parts = cuts.map((cut, at) => bytes.subarray(cut, cuts[at + 1]));
        expect(hex(await sha256OfAll(parts))).toBe(expected);
      }),
      { numRuns: 20 },
    );
  });
});
