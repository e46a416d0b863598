import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import type { Random } from '../../../src/core/numerics/random.ts';

export const NAMES = ['a', 'b', 'c', 'd', 'e'];

export const TRUTH = [1, 0.5, 0, -0.5, -1];

export const PLAIN: ModelSettings = { ...DEFAULT_MODEL, order: null };

/** A ranking by utilities with Gumbel noise, which is Plackett–Luce’s (Yellott 1977). */
export function ranked(random: Random, strengths: readonly number[] = TRUTH): string[] {
  const utility = strengths.map((beta) => beta - Math.log(-Math.log(random.uniform())));
  return NAMES.map((_, m) => m)
    .sort((a, b) => utility[b] - utility[a])
    .map((m) => NAMES[m]);
}
