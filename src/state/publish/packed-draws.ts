import type { Draws } from '../../core/posterior/draws/draws.ts';
import type { DrawsPackage } from '../../core/publish/draws-package.ts';
import { runOnDraws } from '../fit/held-draws.ts';

/** All draws of a fit in one file, written by a worker. */
export function packedDraws(draws: Draws, wanted: DrawsPackage): Promise<Uint8Array<ArrayBuffer>> {
  return runOnDraws('packDraws', draws, (held) => ({ held, wanted }));
}
