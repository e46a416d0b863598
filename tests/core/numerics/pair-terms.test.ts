import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createDensity } from '../../../src/core/model/density.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { roomFor } from '../../../src/core/numerics/kernel/kernel.ts';
import { PairTerms } from '../../../src/core/numerics/kernel/pair-terms.ts';
import {
  layTerms,
  MOST_IN_TERM,
  TERM_RANGE,
} from '../../../src/core/numerics/kernel/term-layout.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';

// The same modules once more, on a platform without WebAssembly.
vi.resetModules();
vi.doMock('../../../src/core/platform.ts', async (original) => ({
  ...(await original<object>()),
  WebAssembly: undefined,
}));
const slow = {
  ...(await import('../../../src/core/model/density.ts')),
  ...(await import('../../../src/core/fit/fit.ts')),
  ...(await import('../../../src/core/numerics/kernel/kernel.ts')),
};
// Files share a process: none that comes later may find these.
vi.doUnmock('../../../src/core/platform.ts');
vi.resetModules();

const TIES = ['half', 'drop', 'davidson', 'rao-kupper'] as const;
const anyCount = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.double({ min: 0, max: 9, noNaN: true }),
);

/** Counts of up to nine models, any pairs of them, some twice. */
const anyCounts: fc.Arbitrary<PairCounts> = fc.integer({ min: 2, max: 9 }).chain((models) =>
  fc
    .array(
      fc
        .tuple(fc.nat(models - 1), fc.nat(models - 1), anyCount, anyCount, anyCount)
        .filter(([left, right]) => left !== right),
      { maxLength: 60 },
    )
    .map((pairs) => ({
      models: Array.from({ length: models }, (_, m) => `m${String(m)}`),
      left: Uint32Array.from(pairs, ([left]) => left),
      right: Uint32Array.from(pairs, ([, right]) => right),
      leftWins: Float64Array.from(pairs, ([, , wins]) => wins),
      rightWins: Float64Array.from(pairs, ([, , , wins]) => wins),
      ties: Float64Array.from(pairs, ([, , , , ties]) => ties),
    })),
);

it('has no kernel where there is no WebAssembly', () => {
  expect(slow.roomFor('pairs')).toBeNull();
});

it.each(TIES)('gives the bits of the loops in TypeScript: %s', (ties) => {
  fc.assert(
    fc.property(
      anyCounts,
      fc.boolean(),
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 11, maxLength: 11 }),
      fc.constantFrom(1, 13, 120),
      (counts, hasOrder, place, far) => {
        const model = { ...DEFAULT_MODEL, ties, ...(!hasOrder && { order: null }) };
        const [a, b] = [createDensity(counts, model), slow.createDensity(counts, model)];
        const point = Float64Array.from({ length: a.parameters }, (_, k) => far * place[k]);
        const [quickly, slowly] = [a, b].map((density) => {
          const gradient = new Float64Array(a.parameters);
          const curvature = new Float64Array(a.parameters ** 2);
          const value = density.evaluate(point, gradient);
          density.curvature(point, curvature);
          return { value, gradient, curvature };
        });
        expect(quickly).toEqual(slowly);
      },
    ),
  );
});

it('gives the same fits, several at a time', () => {
  const sampler = { ...DEFAULT_SAMPLER, draws: 50 };
  const widths = { narrow: 0.68, wide: 0.95 };
  const [some] = fc.sample(anyCounts, { numRuns: 1, seed: 7 });
  for (const ties of TIES) {
    const model = { ...DEFAULT_MODEL, ties };
    const [quickly, slowly] = [fitAll, slow.fitAll].map((fit) => fit(some, model, sampler, widths));
    expect(quickly.draws).toEqual(slowly.draws);
  }
  // Two densities that take turns in the kernel's memory, of which the second needs more.
  const large = fc
    .sample(anyCounts, { numRuns: 20, seed: 8 })
    .reduce((most, counts) => (counts.left.length > most.left.length ? counts : most));
  const densities = [some, large].map((counts) => createDensity(counts, DEFAULT_MODEL));
  const alone = [some, large].map((counts) => slow.createDensity(counts, DEFAULT_MODEL));
  for (let turn = 0; turn < 4; turn++) {
    const at = turn % 2;
    const point = new Float64Array(alone[at].parameters).map((_, k) => Math.sin(turn + k));
    const [g, h] = [point.slice(), point.slice()];
    expect(densities[at].evaluate(point, g)).toBe(alone[at].evaluate(point, h));
    expect(g).toEqual(h);
  }
});

describe('terms', () => {
  it('of several judges stay in the kernel while these take turns', () => {
    const layout = layTerms(
      { left: Uint32Array.of(0), right: Uint32Array.of(1), weight: Float64Array.of(3) },
      2,
    );
    const judges = [new PairTerms(layout), new PairTerms(layout)];
    for (const terms of judges) terms.odds();
    expect(judges.map((terms) => roomFor('pairs')?.guests.has(terms))).toEqual([true, true]);
  });

  it('put pairs of one weight together, and leave out what weighs nothing', () => {
    const weight = Float64Array.of(2, 5, 2, 0, 5, 2);
    const [left, right] = [Uint32Array.of(0, 0, 0, 1, 1, 2), Uint32Array.of(1, 2, 3, 2, 3, 3)];
    // Three of weight 2 beside two of weight 5 and a pair of nobody (4, 5): the shorter come first.
    expect(layTerms({ left, right, weight }, 4)).toEqual({
      cells: 4,
      steps: Uint32Array.of(...[0, 2, 0, 1], ...[1, 3, 2, 3], ...[4, 5, 0, 3]),
      ends: Uint32Array.of(3),
      weights: Float64Array.of(5, 2),
    });
    const none = { left, right, weight: new Float64Array(6) };
    expect(layTerms(none, 4)).toEqual({
      cells: 4,
      steps: new Uint32Array(0),
      ends: new Uint32Array(0),
      weights: new Float64Array(0),
    });
    expect(new PairTerms(layTerms(none, 4)).odds()).toBe(0);
  });

  it('have pairs in a row that share no cell, where everyone met everyone', () => {
    const models = 9;
    const [left, right] = [new Uint32Array(72), new Uint32Array(72)];
    for (let pair = 0, i = 0; i < models; i++)
      for (let j = 0; j < models; j++) if (i !== j) [left[pair], right[pair++]] = [i, models + j];
    const { steps } = layTerms({ left, right, weight: new Float64Array(72).fill(3) }, 2 * models);
    let shared = 0;
    for (let s = 4; s < steps.length; s++)
      if (steps[s] < 2 * models && steps[s] === steps[s - 4]) shared++;
    // In the order that pairs came in, it would be 63.
    expect(shared).toBeLessThan(5);
  });

  it('begin another where one is full, and let the last one go beside nobody', () => {
    const pairs = 2 * MOST_IN_TERM + 1;
    const layout = layTerms(
      {
        left: new Uint32Array(pairs),
        right: new Uint32Array(pairs).fill(1),
        weight: new Float64Array(pairs).fill(7),
      },
      2,
    );
    expect(Array.from(layout.ends)).toEqual([MOST_IN_TERM, 2 * MOST_IN_TERM]);
    expect(Array.from(layout.weights)).toEqual([7, 7, 7, 0]);
    const terms = new PairTerms(layout);
    terms.values.set([3, 5]);
    expect(terms.odds()).toBeCloseTo(pairs * 7 * Math.log(8), 9);
    expect(Array.from(terms.slopes.subarray(0, 2))).toEqual([
      expect.closeTo((-pairs * 7 * 3) / 8, 9),
      expect.closeTo((pairs * 7 * 3) / 8, 9),
    ]);
  });

  it('hold all numbers of their range', () => {
    const pairs = 2 * MOST_IN_TERM;
    const layout = layTerms(
      {
        left: new Uint32Array(pairs),
        right: new Uint32Array(pairs).fill(1),
        weight: new Float64Array(pairs).fill(1),
      },
      2,
    );
    const terms = new PairTerms(layout);
    for (const sign of [1, -1]) {
      terms.values.fill(Math.exp(sign * TERM_RANGE), 0, 2);
      expect(terms.odds()).toBeCloseTo(pairs * (sign * TERM_RANGE + Math.log(2)), 9);
      // Half the exponents, as Davidson's are, and as many ties as wins of either side.
      terms.values.fill(Math.exp((sign * TERM_RANGE) / 2), 0, 2);
      const { logs, middles } = terms.roots(1);
      expect(logs).toBeCloseTo(pairs * (sign * TERM_RANGE + Math.log(3)), 9);
      expect(middles).toBeCloseTo(pairs / 3, 9);
    }
  });
});
