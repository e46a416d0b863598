import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { inject } from 'vitest';

export type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

export const NOTHING_STORED: StorageState = { cookies: [], origins: [] };

let kept: StorageState | null = null;

/** What once.ts kept, as the storage of a page at this origin. */
export function storageOfReturning(origin: string): StorageState {
  const file = join(inject('shared'), 'returning.json');
  kept ??= JSON.parse(readFileSync(file, 'utf8')) as StorageState;
  return { ...kept, origins: kept.origins.map((one) => ({ ...one, origin })) };
}
