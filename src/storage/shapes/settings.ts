import * as v from 'valibot';
import { TIE_MODELS } from '../../core/model/settings.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { SAMPLERS } from '../../core/sampler/settings.ts';
import type { SamplerSettings } from '../../core/sampler/settings.ts';
import { finite, shapeOf, wholeUpTo } from './pieces.ts';

const scale = finite;

const settings = v.object({
  ties: v.picklist(TIE_MODELS),
  strength: v.variant('family', [
    v.object({ family: v.picklist(['normal', 'laplace']), scale }),
    v.object({ family: v.literal('student-t'), df: finite, scale }),
    v.object({ family: v.literal('uniform'), bound: finite }),
    v.object({
      family: v.literal('hierarchical'),
      hyper: v.picklist(['half-normal', 'half-cauchy', 'exponential']),
      scale,
    }),
  ]),
  order: v.nullable(
    v.variant('family', [
      v.object({ family: v.literal('normal'), scale }),
      v.object({ family: v.literal('uniform'), bound: finite }),
    ]),
  ),
  tie: v.object({ mean: finite, scale }),
  informative: v.array(v.object({ model: v.string(), mean: finite, scale })),
  questions: v.exactOptional(
    v.variant('kind', [
      v.object({
        kind: v.literal('random'),
        scale,
        isConditional: v.exactOptional(v.literal(true)),
      }),
      v.object({ kind: v.literal('robust') }),
    ]),
  ),
});

/**
 * The form of settings. Whether they can be used is asked where a run is opened
 * (state/refused-settings): an earlier page stored some that can't, and their data are sound.
 */
export const model = shapeOf<ModelSettings>()(settings);

export const samplerName = v.picklist(SAMPLERS);

/** Far above what can be chosen, since CmdStan may have drawn more; below what exhausts memory. */
const MAX_CHAINS = 1024;
const MAX_DRAWS = 10_000_000;

export const sampler = shapeOf<SamplerSettings>()(
  v.object({
    sampler: samplerName,
    chains: v.pipe(wholeUpTo(MAX_CHAINS), v.minValue(1)),
    draws: v.pipe(wholeUpTo(MAX_DRAWS), v.minValue(1)),
    warmup: wholeUpTo(MAX_DRAWS),
    seed: wholeUpTo(2 ** 32 - 1),
    bootstrap: v.exactOptional(v.picklist(['percentile', 'bca'])),
  }),
);
