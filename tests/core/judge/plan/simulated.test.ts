import { expect, it } from 'vitest';
import {
  SIMULATED_BEST,
  SIMULATED_PLACE,
  SIMULATED_RANKING,
} from '../../../../src/core/judge/plan/simulated.ts';

it.each([
  ['which is best', SIMULATED_BEST],
  ['where one ranks', SIMULATED_PLACE],
  ['the whole ranking', SIMULATED_RANKING],
])('is said of plans that are right as often as they are sure, but for chance: %s', (_of, goal) => {
  expect(goal.runs.map(({ questionSd }) => questionSd)).toEqual([0, 0.5, 1]);
  for (const { simulations, reached, right, said: sure = goal.sure } of goal.runs) {
    expect(reached).toBeLessThanOrEqual(simulations);
    const error = Math.sqrt((sure * (1 - sure)) / reached);
    expect(right / reached).toBeGreaterThan(sure - 2 * error);
  }
});
