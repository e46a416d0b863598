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
