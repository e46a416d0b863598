import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearBest } from '../../../../src/core/posterior/ranking/near-best.ts';
import { DEFAULT_SCALE, ratingToWidth } from '../../../../src/core/posterior/ranking/scale.ts';
import { strongerThan } from '../../../../src/core/posterior/draws/compare.ts';
import { parameterCount } from '../../../../src/core/posterior/draws/draws.ts';
import { claimsShare, evaluateGate } from '../../../../src/core/publish/gate/evaluate.ts';
import type { Claim } from '../../../../src/core/publish/gate/gate.ts';
import { parseGate } from '../../../../src/core/publish/gate/parse.ts';
import type { FitSummary } from '../../../../src/core/posterior/ranking/summary.ts';
import { FIT } from '../tables.ts';

const MODELS = ['a', 'b', 'c'];
const WIDTH = parameterCount(FIT.draws);
const DRAWS = FIT.draws.chains * FIT.draws.perChain;

function gateOf(text: string) {
  const gate = parseGate(text);
  if (!('clauses' in gate)) throw new Error(gate.expected);
  return gate;
}

const share = (...claims: Claim[]): number =>
  claimsShare(claims, FIT.draws, MODELS, DEFAULT_SCALE).probability;

describe('the share of the draws', () => {
  it('is that of the leaderboard where it has one', () => {
    expect(share({ kind: 'stronger', first: 'a', second: 'b' })).toBe(
      strongerThan(FIT.draws, 0, 1),
    );
    for (const { model, rankShares } of FIT.summary.rows) {
      const upTo = (to: number) => share({ kind: 'rank', model: MODELS[model], from: 1, to });
      expect(upTo(1)).toBeCloseTo(rankShares[0], 6);
      expect(upTo(2)).toBeCloseTo(rankShares[0] + rankShares[1], 6);
      expect(upTo(3)).toBe(1);
    }
    const near = nearBest(FIT.draws, FIT.summary.rows, ratingToWidth(100, DEFAULT_SCALE));
    for (const { model, within } of near)
      expect(share({ kind: 'within', model: MODELS[model], of: null, margin: 100 })).toBe(within);
  });

  it('is that in which all claims hold at once', () => {
    const both = share(
      { kind: 'stronger', first: 'a', second: 'b' },
      { kind: 'stronger', first: 'b', second: 'c' },
    );
    const { draws } = FIT;
    let times = 0;
    for (let at = 0; at < draws.values.length; at += WIDTH) {
      const [a, b, c] = draws.values.subarray(at, at + 3);
      if (a > b && b > c) times++;
    }
    expect(both).toBeCloseTo(times / DRAWS, 12);
    expect(times).toBeGreaterThan(100);
  });

  it('is one sided within a margin of another', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 300, noNaN: true }), (margin) => {
        const near = share({ kind: 'within', model: 'b', of: 'a', margin });
        const width = ratingToWidth(margin, DEFAULT_SCALE);
        let times = 0;
        for (let at = 0; at < FIT.draws.values.length; at += WIDTH)
          if (FIT.draws.values[at] - FIT.draws.values[at + 1] <= width) times++;
        expect(near).toBeCloseTo(times / DRAWS, 12);
      }),
      { numRuns: 20 },
    );
  });
});

/** The summary of a fit that has converged, or has not. */
function summaryOf(changes: Partial<FitSummary['diagnostics']>): FitSummary {
  const sound = { sampler: 'split-hmc', rhatMax: 1, essBulkMin: 900, essTailMin: 900 } as const;
  return { ...FIT.summary, diagnostics: { ...FIT.summary.diagnostics, ...sound, ...changes } };
}

const statesOf = (text: string, summary: FitSummary, models = MODELS) => {
  const gated = { draws: FIT.draws, summary, models, scale: DEFAULT_SCALE };
  const { clauses, passes } = evaluateGate(gateOf(text), gated);
  return { states: clauses.map(({ state }) => state), passes };
};

it('passes where every clause does, and says of each how it came out', () => {
  const sound = summaryOf({});
  expect(statesOf('P(a > b) > 0.5', sound)).toEqual({ states: ['passed'], passes: true });
  expect(statesOf('P(a > b) > 0.5 and P(b > a) > 0.5', sound)).toEqual({
    states: ['passed', 'failed'],
    passes: false,
  });
});

it('does not pass where nothing is proved', () => {
  const gate = 'P(a > b) > 0.5';
  const state = (name: string) => ({ states: [name], passes: false });
  expect(statesOf(gate, summaryOf({ rhatMax: 1.02 }))).toEqual(state('not-converged'));
  expect(statesOf(gate, summaryOf({ chains: 1 }))).toEqual(state('not-converged'));
  expect(statesOf(gate, summaryOf({ sampler: 'laplace' }))).toEqual(state('not-sampled'));
  expect(statesOf('P(a > z) > 0.5', summaryOf({}))).toEqual(state('no-judgments'));
});

it('does not take the prior’s word for how models compare that no judgments link', () => {
  const apart = { kind: 'unconnected', groups: [[0, 1], [2]] } as const;
  const summary = summaryOf({ warnings: [apart] });
  expect(statesOf('P(a > b) > 0.5', summary).states).toEqual(['passed']);
  expect(statesOf('P(a > c) > 0.5', summary).states).toEqual(['unconnected']);
  expect(statesOf('P(rank(a) <= 2) > 0.5', summary).states).toEqual(['unconnected']);
  expect(statesOf('P(within(a, best, 900)) > 0.5', summary).states).toEqual(['unconnected']);
});
