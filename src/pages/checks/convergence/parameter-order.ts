import type { ParameterFacts } from '../../../core/posterior/draws/parameters.ts';
import { badness } from '../../../core/checks/badness.ts';

/** What parameters are sorted by; `worst` weighs R-hat and both ESS against their limits. */
export type ParameterKey = 'worst' | 'name' | 'mcse' | 'rhat' | 'essBulk' | 'essTail';

/**
 * Sorted so that what needs a look comes first; reversed: last.
 * @param nameOf for the key `name`, which goes by the alphabet
 */
export function sortedBy(
  parameters: readonly ParameterFacts[],
  key: ParameterKey,
  isReversed: boolean,
  nameOf: (facts: ParameterFacts) => string,
): ParameterFacts[] {
  const sign = isReversed ? -1 : 1;
  const size = (facts: ParameterFacts): number => {
    switch (key) {
      case 'worst':
        return badness(facts);
      case 'mcse':
      case 'rhat':
        return facts[key];
      case 'essBulk':
      case 'essTail':
        return -facts[key];
      case 'name':
        return 0;
    }
  };
  // Once for each, and not for each two that are compared: there are thousands.
  const all = parameters.map((facts) => {
    const name = key === 'name' ? nameOf(facts) : '';
    const own = size(facts);
    // A NaN is worse than any number.
    return { facts, name, size: Number.isNaN(own) ? Infinity : own };
  });
  type Own = (typeof all)[number];
  const compare = (a: Own, b: Own): number =>
    key === 'name' ? a.name.localeCompare(b.name) : b.size - a.size || 0;
  return all
    .sort((a, b) => sign * compare(a, b) || a.facts.place - b.facts.place)
    .map(({ facts }) => facts);
}
