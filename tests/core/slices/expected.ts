import { expect } from 'vitest';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { slicePanel } from '../../../src/core/slices/slice-panel.ts';
import type { Estimate } from '../../../src/core/posterior/ranking/summary.ts';
import { drawSlices, simulateSlices } from './simulated.ts';

export const LONG = { chains: 4, draws: 4000 };

export function simulated(
  models: number,
  names: readonly string[],
  questions: number,
  seed: number,
) {
  const random = createRandom(seed);
  const truth = drawSlices(models, names, random);
  const { table, tag } = simulateSlices(truth, questions, random);
  return { truth, table, tag, panel: slicePanel(table, [tag]) };
}

/** Within so many standard errors of the mean, those of both sides. */
export function expectNear(own: Estimate | null, value: number, error = 0): void {
  expect(own).not.toBeNull();
  expect(Math.abs((own?.mean ?? NaN) - value)).toBeLessThan(
    5 * Math.hypot(own?.mcse ?? NaN, error),
  );
}

export const strengthsOf = (rows: readonly (Estimate & { readonly model: number })[]) =>
  rows.toSorted((a, b) => a.model - b.model);
