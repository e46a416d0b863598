import * as v from 'valibot';
import type { StoredChunk, TextKey, TextsAbout } from '../records.ts';
import { shapeOf, whole } from './pieces.ts';

export const about = shapeOf<TextsAbout>()(
  v.object({
    texts: whole,
    size: whole,
    parts: v.picklist(['all', 'answers']),
    isWhole: v.boolean(),
  }),
);

export const chunk = shapeOf<StoredChunk>()(
  v.object({
    bytes: v.instance(Uint8Array),
  }),
);

const file = [v.string(), v.string()] as const;

/** Facts stand first: the shape says more than the type. */
export const textKey: v.GenericSchema<unknown, TextKey> = v.union([
  v.strictTuple([...file, v.literal('about'), v.literal(0)]),
  v.strictTuple([...file, v.picklist(['texts', 'records']), whole]),
]);
