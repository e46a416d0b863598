import type { Random } from '../../numerics/random.ts';
import type { Comparison, Ledger } from './ledger.ts';
import type { Links } from './links.ts';

/**
 * So many comparisons at the most: first those that link models that are not linked yet, then
 * round after round one of every pair, the pairs of each round in a random order.
 * @param links what is linked already; models are linked as comparisons are given out
 */
export function takeRounds(
  ledger: Ledger,
  links: Links,
  most: number,
  random: Random,
): Comparison[] {
  const taken = takeLinks(ledger, links, most, random);
  const order = Uint32Array.from(ledger.left, (_, pair) => pair);
  while (taken.length < most && ledger.total < ledger.exist) {
    shuffle(order, random);
    let turn = Infinity;
    for (const pair of order) {
      if (ledger.left[pair] > 0) turn = Math.min(turn, ledger.made[pair]);
    }
    for (const pair of order) {
      if (taken.length === most) break;
      // Pairs that linked models have had their turn of the first round.
      const comparison = ledger.made[pair] > turn ? null : ledger.take(pair, random);
      if (comparison !== null) taken.push(comparison);
    }
  }
  return taken;
}

/** Only those that link models that are not linked yet. */
export function takeLinks(
  ledger: Ledger,
  links: Links,
  most: number,
  random: Random,
): Comparison[] {
  const taken: Comparison[] = [];
  const order = Uint32Array.from(ledger.left, (_, pair) => pair);
  shuffle(order, random);
  for (const pair of order) {
    if (taken.length === most) break;
    if (ledger.left[pair] === 0 || !links.join(ledger.lower[pair], ledger.higher[pair])) continue;
    const comparison = ledger.take(pair, random);
    if (comparison !== null) taken.push(comparison);
  }
  return taken;
}

/** Fisher and Yates. */
export function shuffle(order: Uint32Array, random: Random): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
}
