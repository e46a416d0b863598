import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import type { Random } from '../../../src/core/numerics/random.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { tableOfRankings } from '../choices-of.ts';

const NAMES = ['a', 'b', 'c', 'd'];

export const TRUTH = [0.9, 0.3, -0.3, -0.9];

export const LOG_NU = -0.5;

export const MOST = 3;

export const DAVIDSON: ModelSettings = { ...DEFAULT_MODEL, order: null, ties: 'davidson' };

/** Place after place drawn from all groups that could take it, by their weights as the paper has them. */
export function ranked(random: Random, strengths: readonly number[] = TRUTH): string[] {
  const places: string[] = [];
  for (let left = NAMES.map((_, m) => m); left.length > 0;) {
    const groups = Array.from({ length: 2 ** left.length }, (_, bits) =>
      left.filter((__, at) => (bits >> at) & 1),
    ).filter(({ length }) => length > 0 && length <= MOST);
    const weights = groups.map((group) => {
      const mean = group.reduce((sum, m) => sum + strengths[m], 0) / group.length;
      return Math.exp(mean + (group.length - 1) * LOG_NU);
    });
    let aim = random.uniform() * weights.reduce((sum, w) => sum + w, 0);
    const at = weights.findIndex((w) => (aim -= w) < 0);
    const { [Math.max(0, at)]: group } = groups;
    places.push(group.map((m) => NAMES[m]).join(' '));
    left = left.filter((m) => !group.includes(m));
  }
  return places;
}

/** Models differ from question to question. */
export function asked(): PairCounts {
  const random = createRandom(3);
  const rankings = Array.from({ length: 24 }, (_, q) => {
    const own = TRUTH.map((beta) => beta + 0.7 * random.normal());
    return Array.from({ length: 4 }, () => [`q${String(q)}`, ranked(random, own)] as const);
  });
  return countPairs(tableOfRankings(rankings.flat()));
}
