import 'fake-indexeddb/auto';
import { inspect } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiKey } from '../../src/core/judge/api-key.ts';
import { database } from '../../src/storage/database.ts';
import { canKeepKeys, forgetKey, keepKey, listKeptKeys, openKey } from '../../src/storage/keys.ts';
import { deleteEverything } from '../../src/storage/runs.ts';

const TEXT = 'sk-test-0123456789abcdef';
const URL_ONE = 'https://one.example.org/v1';
const URL_TWO = 'https://two.example.org/v1';
const WRONG = { failure: { kind: 'wrong-passphrase' } };

beforeEach(deleteEverything);

describe('an API key in memory', () => {
  it('shows itself only to who asks for it', () => {
    const key = new ApiKey(`  ${TEXT}\n`);
    expect(key.reveal()).toBe(TEXT);
    const seen = [
      String(key),
      'a' + key.toString(),
      JSON.stringify({ key }),
      inspect({ key }, { showHidden: true, depth: 5 }),
      JSON.stringify(Object.entries(key)),
      inspect(structuredClone(key)),
    ];
    for (const text of seen) expect(text).not.toContain('0123');
  });
});

describe('a kept key', () => {
  it('opens with its passphrase, however that was typed', async () => {
    await keepKey(URL_ONE, new ApiKey(TEXT), 'が pass');
    expect((await openKey(URL_ONE, 'が pass'))?.reveal()).toBe(TEXT);
    expect((await openKey(URL_ONE, 'か\u3099 pass'))?.reveal()).toBe(TEXT);
    await expect(openKey(URL_ONE, 'が past')).rejects.toMatchObject(WRONG);
    await expect(openKey(URL_ONE, '')).rejects.toMatchObject(WRONG);
    expect(await openKey(URL_TWO, 'が pass')).toBeNull();
  });

  it('is hard to guess: 600,000 rounds, and never twice the same', async () => {
    await keepKey(URL_ONE, new ApiKey(TEXT), 'pass');
    const first = await (await database()).get('keys', URL_ONE);
    const hex = (bytes = new ArrayBuffer()): string => Buffer.from(bytes).toString('hex');
    expect(first?.lock).toMatchObject({ kind: 'passphrase', rounds: 600_000 });
    await keepKey(URL_ONE, new ApiKey(TEXT), 'pass');
    const second = await (await database()).get('keys', URL_ONE);
    expect(hex(second?.encrypted)).not.toBe(hex(first?.encrypted));
    expect(second?.iv).not.toEqual(first?.iv);
  });

  it('opens by itself where this browser locks it, with a key that can’t be read out', async () => {
    await keepKey(URL_ONE, new ApiKey(TEXT), null);
    expect((await openKey(URL_ONE, ''))?.reveal()).toBe(TEXT);
    const lock = (await (await database()).get('keys', URL_ONE))?.lock;
    if (lock?.kind !== 'device') throw new Error('another lock');
    expect(lock.key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', lock.key)).rejects.toThrow();
  });

  it('lies nowhere in the database as it is', async () => {
    await keepKey(URL_ONE, new ApiKey(TEXT), 'pass');
    await keepKey(URL_TWO, new ApiKey(TEXT), null);
    const db = await database();
    const all = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
    const bytes = Buffer.concat(
      (await db.getAll('keys')).map(({ encrypted }) => Buffer.from(encrypted)),
    );
    expect(inspect(all, { depth: 9 }) + bytes.toString('latin1')).not.toMatch(/0123|pass'/);
  });

  it('does not open at another address, nor once it was changed', async () => {
    await keepKey(URL_ONE, new ApiKey(TEXT), null);
    const db = await database();
    const record = await db.get('keys', URL_ONE);
    if (record === undefined) throw new Error('it is gone');
    await db.put('keys', { ...record, baseUrl: URL_TWO });
    await expect(openKey(URL_TWO, '')).rejects.toMatchObject(WRONG);
    const changed = new Uint8Array(record.encrypted.slice(0));
    changed[0] ^= 1;
    await db.put('keys', { ...record, encrypted: changed.buffer });
    await expect(openKey(URL_ONE, '')).rejects.toMatchObject(WRONG);
  });

  it('is listed without being opened, and forgotten', async () => {
    await keepKey(URL_ONE, new ApiKey(TEXT), 'pass');
    await keepKey(URL_TWO, new ApiKey(TEXT), null);
    expect(await listKeptKeys()).toEqual([
      { baseUrl: URL_ONE, lock: 'passphrase' },
      { baseUrl: URL_TWO, lock: 'device' },
    ]);
    await forgetKey(URL_ONE);
    expect((await listKeptKeys()).map(({ baseUrl }) => baseUrl)).toEqual([URL_TWO]);
    expect(await openKey(URL_ONE, 'pass')).toBeNull();
  });
});

describe('keys may be kept', () => {
  it.each([
    ['https:', true, true],
    ['http:', true, true],
    ['http:', false, false],
    ['file:', true, false],
    ['blob:', true, false],
  ])('on %s pages, secure %j: %j', (protocol, isSecureContext, may) => {
    expect(canKeepKeys({ location: { protocol }, isSecureContext })).toBe(may);
  });
});
