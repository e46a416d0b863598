import { expect, it } from 'vitest';
import type { Estimate } from '../../../src/core/posterior/ranking/summary.ts';
import { styleChanges } from '../../../src/core/style/style-change.ts';

const at = (median: number) => ({ median }) as Estimate;

it('tells of each model by how much, and from which rank to which, style moves it', () => {
  const fit = {
    plain: [2, 1, -1].map(at),
    adjusted: [0.5, 1, -1].map(at),
  };
  expect(styleChanges(fit)).toEqual([
    { model: 0, by: -1.5, rankBefore: 1, rankAfter: 2 },
    { model: 1, by: 0, rankBefore: 2, rankAfter: 1 },
    { model: 2, by: 0, rankBefore: 3, rankAfter: 3 },
  ]);
});
