import { expect, it } from 'vitest';
import type * as limits from '../../src/core/limits.ts';

type LimitName = keyof typeof limits;

/** A limit, its figure in words, and what is said just within it, and just beyond. */
export type Case = readonly [
  /** Null where what changes is no limit, but a class or a weight. */
  limit: LimitName | null,
  figure: string,
  within: () => unknown,
  says: unknown,
  beyond: () => unknown,
  saysThen: unknown,
];

/** What tests limits, and the names of those that it has tested. */
export function limitTests() {
  const tried = new Set<string>();

  function tries(limit: LimitName | null, what: string, test: () => unknown): void {
    if (limit !== null) tried.add(limit);
    it(limit === null ? what : `${what} (${limit})`, async () => {
      await test();
    });
  }

  function bothSides(cases: readonly Case[]): void {
    for (const [limit, figure, within, says, beyond, saysThen] of cases) {
      tries(limit, figure, async () => {
        expect(await within()).toEqual(says);
        expect(await beyond()).toEqual(saysThen);
      });
    }
  }

  return { tried, tries, bothSides };
}
