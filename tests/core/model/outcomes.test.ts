import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logOutcomes, outcomeProbabilities } from '../../../src/core/model/outcomes.ts';
import type { TieModel } from '../../../src/core/model/settings.ts';

function logs(
  ties: TieModel,
  eta: number,
  tie: number,
): [left: number, right: number, tie: number] {
  const out = new Float64Array(3);
  logOutcomes(ties, eta, tie, out);
  return [out[0], out[1], out[2]];
}

function probabilities(ties: TieModel, eta: number, tie: number): number[] {
  const out = new Float64Array(3);
  outcomeProbabilities(ties, eta, tie, out);
  return [...out];
}

const TIES: TieModel[] = ['half', 'drop', 'davidson', 'rao-kupper'];
const eta = fc.double({ min: -40, max: 40, noNaN: true });
const tie = fc.double({ min: -6, max: 3, noNaN: true });

describe('outcomes of one judgment', () => {
  it('are those worked out by hand', () => {
    // At η = ln 4: σ = 4/5, and Davidson's terms are 2, ½ and ν.
    expect(probabilities('half', Math.log(4), 0)).toEqual(expectAll([0.8, 0.2, 0]));
    expect(probabilities('drop', Math.log(4), 0)).toEqual(expectAll([0.8, 0.2, 0]));
    expect(probabilities('davidson', Math.log(4), Math.log(1.5))).toEqual(
      expectAll([0.5, 0.125, 0.375]),
    );
    // e^κ = 2: left 4/(4 + 2), right 1/(1 + 4·2), the rest is tied.
    const logKappa = Math.log(Math.log(2));
    expect(probabilities('rao-kupper', Math.log(4), logKappa)).toEqual(
      expectAll([2 / 3, 1 / 9, 2 / 9]),
    );
    expect(logs('half', Math.log(4), 0)[2]).toBeCloseTo(Math.log(0.4), 14);
    expect(logs('drop', Math.log(4), 0)[2]).toBe(0);
  });

  it('have probabilities that sum to 1, whichever side is called left', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TIES), eta, tie, (ties, x, t) => {
        const [left, right, tied] = probabilities(ties, x, t);
        expect(left + right + tied).toBeCloseTo(1, 13);
        const [otherLeft, otherRight, otherTied] = probabilities(ties, -x, t);
        expect(otherLeft).toBeCloseTo(right, 14);
        expect(otherRight).toBeCloseTo(left, 14);
        expect(otherTied).toBeCloseTo(tied, 14);
      }),
    );
  });

  it('follow the odds the tie models are defined by', () => {
    fc.assert(
      fc.property(eta, tie, (x, t) => {
        // Davidson: ties are ν times the geometric mean of the wins.
        const [left, right, tied] = logs('davidson', x, t);
        expect(left - right).toBeCloseTo(x, 9);
        expect(tied - (left + right) / 2).toBeCloseTo(t, 9);
        // Rao–Kupper: a margin of κ is needed to win.
        const [won, lost] = logs('rao-kupper', x, t);
        expect(Math.exp(won)).toBeCloseTo(1 / (1 + Math.exp(Math.exp(t) - x)), 13);
        expect(won).toBeLessThanOrEqual(logs('half', x, 0)[0] + 1e-12);
        expect(lost).toBeLessThanOrEqual(logs('half', x, 0)[1] + 1e-12);
      }),
    );
  });

  it('stay finite far out', () => {
    for (const ties of TIES) {
      for (const x of [-800, 0, 800]) {
        for (const t of [-30, 0, 4]) {
          for (const log of logs(ties, x, t)) {
            expect(Number.isFinite(log)).toBe(true);
            expect(log).toBeLessThanOrEqual(1e-12);
          }
        }
      }
    }
    // Rao–Kupper with a hardly open margin: (e^2κ − 1) is about 2κ.
    expect(logs('rao-kupper', 0, -30)[2]).toBeCloseTo(Math.log(2) - 30 + 2 * Math.log(0.5), 10);
  });
});

function expectAll(values: readonly number[]): number[] {
  return values.map((x) => expect.closeTo(x, 14) as number);
}
