import * as v from 'valibot';
import type { ProjectRecord } from '../records.ts';
import { source } from './data.ts';
import { amount, shapeOf } from './pieces.ts';

export const project = shapeOf<ProjectRecord>()(
  v.object({
    id: v.string(),
    name: v.string(),
    sample: v.nullable(v.picklist(['rakuda-2023-07-14', 'practice'])),
    createdAt: amount,
    openedAt: amount,
    source: v.nullable(source),
    dataHash: v.exactOptional(v.nullable(v.string())),
  }),
);
