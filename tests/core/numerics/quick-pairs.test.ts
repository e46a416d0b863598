import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { createDensity } from '../../../src/core/model/density.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
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
      fc.constantFrom(1, 30, 120),
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
