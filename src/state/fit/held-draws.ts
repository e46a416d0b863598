import { CaravanError } from '../../core/failure.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import { run } from '../../jobs.ts';
import type { JobOptions } from '../../jobs.ts';
import type { JobName, Jobs } from '../../../workers/protocol.ts';
import type { HeldDraws } from '../../../workers/held.ts';

/** Jobs about draws, which the workers keep. */
export type DrawsJob = {
  [N in JobName]: Jobs[N]['input'] extends { readonly held: HeldDraws } ? N : never;
}[JobName];

const keys = new WeakMap<Draws, string>();
let lastKey = 0;

/** What stands for draws; the same object always has the same key. */
export function keyOf(draws: Draws): string {
  const known = keys.get(draws);
  if (known !== undefined) return known;
  const key = String(++lastKey);
  keys.set(draws, key);
  return key;
}

/** Asks about draws by their key alone, and sends them where the worker does not hold them. */
export async function runOnDraws<N extends DrawsJob>(
  name: N,
  draws: Draws,
  inputWith: (held: HeldDraws) => Jobs[N]['input'],
  options: JobOptions<N> = {},
): Promise<Jobs[N]['output']> {
  const key = keyOf(draws);
  try {
    const holds = draws.values.byteLength;
    return await run(name, inputWith({ key, draws: null }), { ...options, holds });
  } catch (error) {
    if (!(error instanceof CaravanError) || error.failure.kind !== 'draws-not-held') throw error;
    return run(name, inputWith({ key, draws }), options);
  }
}
