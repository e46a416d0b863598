import type { ModelSettings } from '../src/core/model/settings.ts';
import { prepareReweighting } from '../src/core/posterior/prior/reweight.ts';
import type { Reweighting } from '../src/core/posterior/prior/reweight.ts';
import { heldDraws } from './held-draws.ts';
import type { HeldDraws } from './held.ts';

/** Draws made ready to be reweighted, kept while the questions are about the same. */
let kept: { readonly key: string; readonly prepared: Reweighting } | null = null;

/** @throws CaravanError draws-not-held as `heldDraws` */
export function heldReweighting(
  held: HeldDraws,
  models: readonly string[],
  model: ModelSettings,
): Reweighting {
  if (kept?.key !== held.key) {
    const prepared = prepareReweighting(heldDraws(held), models, model);
    kept = { key: held.key, prepared };
  }
  return kept.prepared;
}
