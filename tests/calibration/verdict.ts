import { upperGamma } from '../../src/core/checks/uniformity.ts';

/** By setting, sampler and quantity. */
export type PValues = Record<string, Record<string, Record<string, number>>>;

export interface Verdict {
  readonly tests: number;
  readonly leastP: number;
  /** Bonferroni's, for the least of the tests. */
  readonly threshold: number;
  /** By sampler and quantity: all settings' p-values as one, by Fisher's method. */
  readonly combined: Record<string, Record<string, number>>;
  readonly combinedThreshold: number;
  /** Whether no test and no combination of tests is below its threshold. */
  readonly isUniform: boolean;
}

/** @param level chance of a false alarm over all tests, and again over all combinations */
export function judge(p: PValues, level: number): Verdict {
  const lists = new Map<string, Map<string, number[]>>();
  for (const bySampler of Object.values(p)) {
    for (const [sampler, byQuantity] of Object.entries(bySampler)) {
      const ofSampler = lists.get(sampler) ?? new Map<string, number[]>();
      lists.set(sampler, ofSampler);
      for (const [quantity, value] of Object.entries(byQuantity)) {
        ofSampler.set(quantity, [...(ofSampler.get(quantity) ?? []), value]);
      }
    }
  }
  const combined: Record<string, Record<string, number>> = {};
  for (const [sampler, ofSampler] of lists) {
    combined[sampler] = {};
    for (const [quantity, values] of ofSampler) {
      combined[sampler][quantity] = Number(combinedP(values).toPrecision(3));
    }
  }
  const all = [...lists.values()].flatMap((ofSampler) => [...ofSampler.values()].flat());
  const leastP = Math.min(...all);
  const threshold = Number((level / all.length).toPrecision(3));
  const together = Object.values(combined).flatMap((ofSampler) => Object.values(ofSampler));
  const combinedThreshold = Number((level / together.length).toPrecision(3));
  return {
    tests: all.length,
    leastP,
    threshold,
    combined,
    combinedThreshold,
    isUniform: leastP > threshold && Math.min(...together) > combinedThreshold,
  };
}

/**
 * Fisher's combination of independent p-values: small where many are rather small, as where the
 * same quantity is a little off in every setting.
 */
export function combinedP(values: readonly number[]): number {
  return upperGamma(
    values.length,
    values.reduce((sum, p) => sum - Math.log(p), 0),
  );
}
