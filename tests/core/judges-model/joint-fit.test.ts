import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitJudges } from '../../../src/core/judges-model/joint-fit.ts';
import { jointDensity, jointPlan } from '../../../src/core/judges-model/joint-density.ts';
import { naturalOf } from '../../../src/core/judges-model/natural.ts';
import { judgePanel } from '../../../src/core/judges-model/panel.ts';
import { createDensity } from '../../../src/core/model/density.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { INTERVALS } from '../counts-of.ts';
import { simulateJudges } from './simulated.ts';
import { simulated } from './three-judges.ts';

/** Every seventh judgment a tie. */
function withTies(table: JudgmentTable): JudgmentTable {
  return { ...table, outcome: table.outcome.map((o, row) => (row % 7 === 0 ? Outcome.tie : o)) };
}

const anyPoint = (size: number) =>
  fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: size, maxLength: size });

describe('the joint density', () => {
  const cases: readonly [name: string, reference: readonly string[], ModelSettings][] = [
    ['half ties, no reference', [], DEFAULT_MODEL],
    ['a reference, Davidson', ['bert'], { ...DEFAULT_MODEL, ties: 'davidson' }],
    ['Rao–Kupper, no order effect', [], { ...DEFAULT_MODEL, ties: 'rao-kupper', order: null }],
    [
      'hierarchical strengths',
      ['carl'],
      { ...DEFAULT_MODEL, strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 } },
    ],
  ];
  it.each(cases)('has the derivatives of finite differences: %s', (_, reference, model) => {
    const table = withTies(simulated(4, false, 2, 3).table);
    const plan = jointPlan(judgePanel(table, reference), model);
    const density = jointDensity(plan, model, null);
    const size = density.parameters;
    const slope = new Float64Array(size);
    const bends = new Float64Array(size * size);
    fc.assert(
      fc.property(anyPoint(size), fc.nat(size - 1), (values, k) => {
        const at = Float64Array.from(values);
        density.evaluate(at, slope);
        density.curvature(at, bends);
        const [up, down] = [1e-5, -1e-5].map((step) => {
          const moved = at.slice();
          moved[k] += step;
          const gradient = new Float64Array(size);
          return { value: density.evaluate(moved, gradient), gradient };
        });
        const close = (own: number, other: number) => {
          expect(Math.abs(own - other)).toBeLessThan(1e-4 * (1 + Math.abs(own)));
        };
        close(slope[k], (up.value - down.value) / 2e-5);
        for (let j = 0; j < size; j++) {
          close(bends[k * size + j], (down.gradient[j] - up.gradient[j]) / 2e-5);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is the plain one for one judge', () => {
    const table = withTies(simulated(4, false, 2, 4).table);
    const only = { ...table, judge: table.judge.map(() => 0) };
    for (const ties of ['half', 'drop', 'davidson', 'rao-kupper'] as const) {
      const model = { ...DEFAULT_MODEL, ties };
      const panel = judgePanel(only);
      const density = jointDensity(jointPlan(panel, model), model, null);
      const plain = createDensity(panel.judges[0].counts, model);
      expect(density.parameters).toBe(plain.parameters);
      fc.assert(
        fc.property(anyPoint(plain.parameters), (values) => {
          const at = Float64Array.from(values);
          const [own, other] = [at.slice(), at.slice()];
          expect(density.evaluate(at, own)).toBeCloseTo(plain.evaluate(at, other), 9);
          own.forEach((x, k) => expect(x).toBeCloseTo(other[k], 9));
        }),
      );
    }
  });

  it('has departures that sum to zero, and log a that do', () => {
    const plan = jointPlan(judgePanel(simulated(5, false, 1, 5).table), DEFAULT_MODEL);
    const density = jointDensity(plan, DEFAULT_MODEL, null);
    const natural = naturalOf(plan, density);
    fc.assert(
      fc.property(anyPoint(density.parameters), (values) => {
        const out = new Float64Array(natural.size);
        natural.read(Float64Array.from(values), out);
        let logs = 0;
        for (const { departures, stretch } of natural.judges) {
          const from = departures ?? 0;
          const sum = out.subarray(from, from + 5).reduce((a, b) => a + b, 0);
          expect(sum).toBeCloseTo(0, 9);
          logs += Math.log(out[stretch ?? 0]);
        }
        expect(logs).toBeCloseTo(0, 9);
      }),
    );
  });
});

describe('a joint fit', () => {
  it('follows the reference, and says by how much another departs from it', () => {
    const strengths = [1, 0.6, 0.2, -0.2, -0.6, -1];
    const none = { order: 0, stretch: 1, omega: 0, departures: [0, 0, 0, 0, 0, 0] };
    const judges = [
      { name: 'human', ...none },
      { name: 'gpt', ...none, order: 0.5, departures: [-0.3, -0.3, -0.3, -0.3, -0.3, 1.5] },
      { name: 'claude', ...none },
    ];
    const table = simulateJudges({ strengths, judges }, 30, createRandom(2));
    const { fit } = fitJudges(judgePanel(table, ['human']), DEFAULT_MODEL, 1, INTERVALS);
    expect(fit.hasReference).toBe(true);
    expect(fit.judges.map(({ names }) => names)).toEqual([['human'], ['claude'], ['gpt']]);
    expect(fit.soundness.joint.converged).toBe(true);
    const [human, claude, gpt] = fit.judges;
    expect(human.departures).toBeNull();
    expect(human.stretch).toBeNull();
    expect(gpt.departures?.[5].lowerWide).toBeGreaterThan(0);
    expect(gpt.departures?.[5].above).toBeGreaterThan(0.99);
    expect(gpt.order?.lowerWide).toBeGreaterThan(0);
    expect(claude.departures?.every((d) => d.lowerWide < 0 && d.upperWide > 0)).toBe(true);
    expect(claude.omega?.median).toBeLessThan(gpt.omega?.median ?? 0);
    for (const { model, lowerWide, upperWide } of fit.summary.rows) {
      expect(lowerWide).toBeLessThan(strengths[model]);
      expect(upperWide).toBeGreaterThan(strengths[model]);
    }
    const like = (a: number, b: number) =>
      fit.likeness.find(({ first, second }) => first === a && second === b)?.median;
    expect(like(0, 1)).toBeGreaterThan(0.9);
    expect(like(0, 2)).toBeLessThan(0.8);
  });
});
