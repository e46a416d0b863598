import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TieModel } from '../../src/core/model/settings.ts';
import { compareLoo } from '../../src/core/posterior/loo/compare-loo.ts';
import { tieParameterOf } from '../../src/core/posterior/draws/draws.ts';
import type { Draws } from '../../src/core/posterior/draws/draws.ts';
import { psisLoo } from '../../src/core/posterior/loo/loo.ts';
import type { Loo } from '../../src/core/posterior/loo/loo.ts';
import { psis } from '../../src/core/posterior/loo/psis.ts';
import { countsOf } from '../core/counts-of.ts';

/* The cases and the program that made them, loo.R, are in tests/golden/engine. */
const ROOT = new URL('engine/', import.meta.url).pathname;

function load<Case>(kind: string): [name: string, content: Case][] {
  return readdirSync(ROOT)
    .filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(ROOT + name, 'utf8')) as Case]);
}

interface PsisCase {
  logRatios: number[];
  relativeEfficiency: number;
  k: number;
  logWeights: number[];
}

describe('importance weights as loo smooths them', () => {
  it.each(load<PsisCase>('psis'))('%s', (_, { logRatios, relativeEfficiency, k, logWeights }) => {
    const found = psis(Float64Array.from(logRatios), relativeEfficiency);
    expect(found.k).toBeCloseTo(k, 9);
    logWeights.forEach((logWeight, i) => {
      expect(Math.abs(Math.log(found.weights[i]) - logWeight)).toBeLessThan(1e-9);
    });
  });
});

interface LooCase {
  pairs: { left: number; right: number; wins: number; losses: number; ties: number }[];
  beta: number[][];
  alpha: number[];
  tie: number[];
  cases: {
    ties: TieModel;
    order: boolean;
    elpd: [number, number];
    p: [number, number];
    pointwise: number[];
    k: number[];
  }[];
  comparisons: Record<
    string,
    { name: string; difference: number; se: number; elpd: number; elpdSe: number; p: number }[]
  >;
}

describe('leave-one-out prediction as loo gives it judgment by judgment', () => {
  const [[, data]] = load<LooCase>('loo');
  const names = ['a', 'b', 'c', 'd'];
  const counts = countsOf(
    data.pairs.map(({ left, right, wins, losses, ties }) => [
      names[left - 1],
      names[right - 1],
      wins,
      losses,
      ties,
    ]),
    names,
  );
  const looOf = (ties: TieModel, hasOrder: boolean): Loo => {
    const tie = tieParameterOf(ties);
    const rows = data.beta.map((beta, s) => [
      ...beta,
      ...(hasOrder ? [data.alpha[s]] : []),
      ...(tie === null ? [] : [data.tie[s]]),
    ]);
    const draws: Draws = {
      values: Float64Array.from(rows.flat()),
      chains: 2,
      perChain: rows.length / 2,
      models: 4,
      hasOrder,
      tie,
      hasTau: false,
    };
    return psisLoo(draws, counts, ties);
  };

  it.each(data.cases)('$ties, order effect $order', ({ ties, order, elpd, p, pointwise, k }) => {
    const loo = looOf(ties, order);
    expect(loo.elpdLoo.sum).toBeCloseTo(elpd[0], 8);
    expect(loo.elpdLoo.se).toBeCloseTo(elpd[1], 8);
    expect(loo.pLoo.sum).toBeCloseTo(p[0], 8);
    expect(loo.pLoo.se).toBeCloseTo(p[1], 8);
    const expand = (column: Float64Array): number[] =>
      [...column].flatMap((x, i) => new Array<number>(loo.weight[i]).fill(x));
    expect(expand(loo.elpd).map((x, i) => Math.abs(x - pointwise[i]) < 1e-9)).not.toContain(false);
    expect(expand(loo.k).map((x, i) => Math.abs(x - k[i]) < 1e-8)).not.toContain(false);
    expect(loo.judgments).toBe(pointwise.length);
    expect(loo.kCounts).toMatchObject({
      threshold: 1 - 1 / Math.log10(500),
      good: k.filter((x) => x <= 1 - 1 / Math.log10(500)).length,
    });
  });

  it('compares models of one observation space, best first', () => {
    const found = compareLoo(
      data.cases.map(({ ties, order }) => ({
        name: `${ties} ${order ? 'TRUE' : 'FALSE'}`,
        loo: looOf(ties, order),
      })),
    );
    expect(found.map(({ space }) => space)).toEqual(['decided', 'three-outcomes']);
    for (const { space, rows, judgments } of found) {
      const expected = data.comparisons[space];
      expect(judgments).toBe(space === 'decided' ? 43 : 52);
      expect(rows.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
      rows.forEach(({ difference, elpdLoo, pLoo, name, unreliable }, at) => {
        const { k } = data.cases.find(
          ({ ties, order }) => name === `${ties} ${order ? 'TRUE' : 'FALSE'}`,
        ) ?? { k: [] };
        if (space === 'three-outcomes') {
          expect(unreliable).toBe(k.filter((x) => x > 1 - 1 / Math.log10(500)).length);
        }
        expect(difference.sum).toBeCloseTo(expected[at].difference, 8);
        expect(difference.se).toBeCloseTo(expected[at].se, 8);
        expect(elpdLoo.sum).toBeCloseTo(expected[at].elpd, 8);
        expect(elpdLoo.se).toBeCloseTo(expected[at].elpdSe, 8);
        expect(pLoo.sum).toBeCloseTo(expected[at].p, 8);
      });
    }
  });
});
