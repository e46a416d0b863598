import { afterEach, expect, it, vi } from 'vitest';
import { newId } from '../../../src/state/work/new-id.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('makes UUIDs of version 4, without what plain http lacks', () => {
  const { crypto } = globalThis;
  const getRandomValues = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  vi.stubGlobal('crypto', { getRandomValues });
  const ids = Array.from({ length: 1000 }, newId);
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
