import type { ModelOutline } from './outline.ts';

/** What one answer of a model costs and how long it takes, on average; null where unknown. */
export interface Price {
  /** US dollars. */
  readonly cost: number | null;
  readonly seconds: number | null;
}

/**
 * Prices by the names that the edits give: models that were merged into one share the mean over
 * all their answers.
 * @param names from names of the files to names of the edits
 */
export function pricesOf(
  models: readonly ModelOutline[],
  names: readonly (readonly [from: string, to: string])[],
): ReadonlyMap<string, Price> {
  const renamed = new Map(names);
  const sums = new Map<string, { priced: number; cost: number; timed: number; seconds: number }>();
  for (const { name, spent } of models) {
    if (spent === undefined) continue;
    const to = renamed.get(name) ?? name;
    const sum = sums.get(to) ?? { priced: 0, cost: 0, timed: 0, seconds: 0 };
    sum.priced += spent.priced;
    sum.cost += spent.cost;
    sum.timed += spent.timed;
    sum.seconds += spent.seconds;
    sums.set(to, sum);
  }
  return new Map(
    [...sums].map(([name, { priced, cost, timed, seconds }]) => [
      name,
      { cost: priced > 0 ? cost / priced : null, seconds: timed > 0 ? seconds / timed : null },
    ]),
  );
}
