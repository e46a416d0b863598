import { expect, it } from 'vitest';
import { BY_QUESTION_SD, SURE_IN_SIMULATIONS } from '../../../../src/core/judge/plan/simulated.ts';

it('is said of plans that are right as often as they are sure, but for the simulation’s error', () => {
  for (const { simulations, reached, short, right } of BY_QUESTION_SD) {
    expect(reached + short).toBe(simulations);
    const error = Math.sqrt((SURE_IN_SIMULATIONS * (1 - SURE_IN_SIMULATIONS)) / reached);
    expect(right / reached).toBeGreaterThan(SURE_IN_SIMULATIONS - 2 * error);
  }
});
