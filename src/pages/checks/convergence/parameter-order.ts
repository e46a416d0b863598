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
  const compare = (a: ParameterFacts, b: ParameterFacts): number =>
    key === 'name'
      ? nameOf(a).localeCompare(nameOf(b))
      : // A NaN is worse than any number.
        (Number.isNaN(size(b)) ? Infinity : size(b)) -
          (Number.isNaN(size(a)) ? Infinity : size(a)) || 0;
  return [...parameters].sort((a, b) => sign * compare(a, b) || a.place - b.place);
}
