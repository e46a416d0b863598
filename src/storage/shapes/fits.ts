import * as v from 'valibot';
import { positionsOf } from '../../core/posterior/draws/draws.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import type { PackedDraws, StoredDraws } from '../large/draws.ts';
import type { PackedRun } from '../large/summary.ts';
import type { RunRecord, UnfittedRecord } from '../records.ts';
import { amount, areFinite, columnOf, hash, names, shapeOf, whole } from './pieces.ts';
import { model, sampler } from './settings.ts';
import { packedSummary, summary } from './summary.ts';

/** Data and the settings for a fit of them. */
const fit = {
  id: hash,
  name: v.string(),
  dataHash: hash,
  dataName: v.string(),
  judgments: amount,
  model,
  sampler,
  openedAt: amount,
  projects: names,
};

const finished = {
  ...fit,
  elapsed: amount,
  finishedAt: amount,
  madeWith: v.exactOptional(v.string()),
  stanFiles: v.exactOptional(names),
  summaryHash: v.exactOptional(hash),
  drawsHash: v.exactOptional(hash),
};

export const run = shapeOf<RunRecord>()(v.object({ ...finished, summary }));

const bulk = v.union([v.instance(Blob), v.instance(ArrayBuffer)]);

export const packedRun = shapeOf<PackedRun>()(
  v.object({ ...finished, summary: packedSummary, bytes: bulk }),
);

/** As they lie in the database. */
export const storedRun: v.GenericSchema<unknown, RunRecord | PackedRun> = v.lazy((value) =>
  typeof value === 'object' && value !== null && 'bytes' in value ? packedRun : run,
);

/** Its id is the hash of the data. */
export const unfitted = shapeOf<UnfittedRecord>()(
  v.pipe(
    v.object({
      ...fit,
      summary: v.null(),
      models: whole,
      isStopped: v.boolean(),
      brokenOff: v.exactOptional(whole),
      importedAt: amount,
    }),
    v.forward(
      v.check(({ id, dataHash }) => id === dataHash),
      ['id'],
    ),
  ),
);

const aboutDraws = {
  chains: v.pipe(whole, v.minValue(1)),
  perChain: v.pipe(whole, v.minValue(1)),
  models: v.pipe(whole, v.minValue(1)),
  hasOrder: v.boolean(),
  tie: v.nullable(v.picklist(['log_nu', 'log_kappa'])),
  hasStrong: v.exactOptional(v.boolean()),
  coefficients: v.exactOptional(whole),
  hasTau: v.boolean(),
  hasOmega: v.exactOptional(v.boolean()),
  isConditional: v.exactOptional(v.literal(true)),
  energy: v.exactOptional(columnOf(Float32Array, () => true)),
  divergent: v.exactOptional(v.instance(Uint32Array)),
};

const plainDraws = v.object({ values: columnOf(Float64Array, areFinite), ...aboutDraws });

/** Without their numbers, which are held against `draws` once they are opened. */
export const packedDraws = shapeOf<PackedDraws>()(v.object({ values: bulk, ...aboutDraws }));

/** As many numbers as its chains, draws and parameters make. */
export const draws = shapeOf<Draws>()(
  v.pipe(
    plainDraws,
    v.forward(
      v.check(
        ({ values, ...about }) =>
          values.length === about.chains * about.perChain * positionsOf(about).count,
      ),
      ['values'],
    ),
    v.forward(
      v.check(
        ({ energy, chains, perChain }) =>
          energy === undefined || energy.length === chains * perChain,
      ),
      ['energy'],
    ),
    v.forward(
      v.check(({ divergent, chains, perChain }) =>
        (divergent ?? new Uint32Array()).every(
          (draw, at, all) => draw < chains * perChain && (at === 0 || draw > all[at - 1]),
        ),
      ),
      ['divergent'],
    ),
  ),
);

/** As they lie in the database. */
export const storedDraws: v.GenericSchema<unknown, StoredDraws> = v.lazy((value) =>
  typeof value === 'object' &&
  value !== null &&
  'values' in value &&
  !ArrayBuffer.isView(value.values)
    ? packedDraws
    : draws,
);
