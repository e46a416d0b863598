import { expect, it } from 'vitest';
import { preview } from '../../../src/core/fit/fit.ts';
import { canApproximate } from '../../../src/core/model/existence.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';
import type { Row } from '../counts-of.ts';

const FLAT: ModelSettings = { ...DEFAULT_MODEL, strength: { family: 'uniform', bound: 20 } };
const BOTH: readonly Row[] = [
  ['bo', 'cy', 3, 2],
  ['cy', 'bo', 2, 3],
];

it('an approximation stands for a posterior unless a flat prior alone bounds strengths', () => {
  const unbeaten = countsOf([...BOTH, ['ace', 'bo', 4, 0], ['cy', 'ace', 0, 4]]);
  const apart = countsOf([...BOTH, ['ace', 'di', 1, 1], ['di', 'ace', 1, 1]]);
  for (const counts of [unbeaten, apart]) {
    expect(canApproximate(counts, FLAT)).toBe(false);
    expect(canApproximate(counts, DEFAULT_MODEL)).toBe(true);
    expect(preview(counts, FLAT, INTERVALS).isRough).toBe(true);
    expect(preview(counts, DEFAULT_MODEL, INTERVALS).isRough).toBe(false);
  }
  expect(canApproximate(RAKUDA.counts, FLAT)).toBe(true);
  // A tie parameter has a prior of its own.
  expect(canApproximate(countsOf(BOTH), { ...FLAT, ties: 'davidson' })).toBe(true);
});
