import * as v from 'valibot';
import type { StoredChunk, TextKey, TextsAbout } from '../records.ts';
import { whole } from './pieces.ts';

export const about: v.GenericSchema<unknown, TextsAbout> = v.object({
  texts: whole,
  size: whole,
  parts: v.picklist(['all', 'answers']),
  isWhole: v.boolean(),
});

export const chunk: v.GenericSchema<unknown, StoredChunk> = v.object({
  bytes: v.instance(Uint8Array),
});

const file = [v.string(), v.string()] as const;

export const textKey: v.GenericSchema<unknown, TextKey> = v.union([
  v.strictTuple([...file, v.literal('about'), v.literal(0)]),
  v.strictTuple([...file, v.picklist(['texts', 'records']), whole]),
]);
