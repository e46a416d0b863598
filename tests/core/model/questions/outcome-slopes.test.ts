import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outcomeSlopes } from '../../../../src/core/model/questions/outcome-slopes.ts';
import { logOutcomes } from '../../../../src/core/model/outcomes.ts';
import type { TieModel } from '../../../../src/core/model/settings.ts';

const STEP = 1e-5;
const TIES: readonly TieModel[] = ['half', 'drop', 'davidson', 'rao-kupper'];

it.each(TIES)('are the slopes of the log-likelihoods of %s', (ties) => {
  const at = (eta: number, tie: number) => {
    const out = new Float64Array(3);
    logOutcomes(ties, eta, tie, out);
    return out;
  };
  const any = fc.double({ min: -4, max: 4, noNaN: true });
  fc.assert(
    fc.property(any, fc.double({ min: -3, max: 2, noNaN: true }), (eta, tie) => {
      const slopes = { byEta: new Float64Array(3), byTie: new Float64Array(3) };
      outcomeSlopes(ties, eta, tie, slopes);
      const [right, left] = [at(eta + STEP, tie), at(eta - STEP, tie)];
      const [up, down] = [at(eta, tie + STEP), at(eta, tie - STEP)];
      for (let outcome = 0; outcome < 3; outcome++) {
        const byEta = (right[outcome] - left[outcome]) / (2 * STEP);
        const byTie = (up[outcome] - down[outcome]) / (2 * STEP);
        expect(slopes.byEta[outcome]).toBeCloseTo(byEta, 6);
        expect(slopes.byTie[outcome]).toBeCloseTo(byTie, 5);
      }
    }),
  );
});
