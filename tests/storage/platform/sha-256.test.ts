import { createHash, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { digest } from '../../../src/storage/fingerprint.ts';
import { sha256 } from '../../../src/storage/platform/sha-256.ts';

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
