import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jointDensity, jointPlan } from '../../../src/core/judges-model/joint-density.ts';
import { naturalOf } from '../../../src/core/judges-model/natural.ts';
import { createDensity } from '../../../src/core/model/density.ts';
import { logOmegaSlope } from '../../../src/core/model/questions/omega.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { OMEGA_KNEE } from '../../../src/core/judges-model/judge-term.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { slicePanel } from '../../../src/core/slices/slice-panel.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { drawSlices, simulateSlices } from './simulated.ts';

function simulated(models: number, names: readonly string[], seed: number) {
  const random = createRandom(seed);
  const { table, tag } = simulateSlices(drawSlices(models, names, random), 2, random);
  // Every seventh judgment a tie.
  const outcome = table.outcome.map((o, row) => (row % 7 === 0 ? Outcome.tie : o));
  return slicePanel({ ...table, outcome }, [tag]);
}

const anyPoint = (size: number) =>
  fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: size, maxLength: size });
const TIES = ['half', 'drop', 'davidson', 'rao-kupper'] as const;

describe('the density of slices', () => {
  const cases: readonly [name: string, ModelSettings][] = [
    ...TIES.map((ties): [string, ModelSettings] => [ties, { ...DEFAULT_MODEL, ties }]),
    ['no order effect', { ...DEFAULT_MODEL, order: null }],
    [
      'hierarchical strengths, Davidson',
      {
        ...DEFAULT_MODEL,
        ties: 'davidson',
        strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
      },
    ],
  ];
  it.each(cases)('has the derivatives of finite differences: %s', (_, model) => {
    const plan = jointPlan(simulated(4, ['x', 'y', 'z'], 3), model, undefined, 'shared');
    const density = jointDensity(plan, model, null);
    const size = density.parameters;
    const bends = new Float64Array(size * size);
    fc.assert(
      fc.property(anyPoint(size), fc.nat(size - 1), (values, k) => {
        const at = Float64Array.from(values);
        const slope = new Float64Array(size);
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
        for (let j = 0; j < size; j++)
          close(bends[k * size + j], (down.gradient[j] - up.gradient[j]) / 2e-5);
      }),
      { numRuns: 20 },
    );
  });

  it('has one order effect and one tie parameter', () => {
    const model = { ...DEFAULT_MODEL, ties: 'davidson' as const };
    const plan = jointPlan(simulated(3, ['x', 'y', 'z'], 4), model, undefined, 'shared');
    const density = jointDensity(plan, model, null);
    // Strengths, order effect, ties, and of each slice two free departures and σ.
    expect(density.parameters).toBe(3 + 1 + 1 + 3 * (2 + 1));
  });

  it('is the plain one for one slice', () => {
    for (const ties of TIES) {
      const model = { ...DEFAULT_MODEL, ties };
      const panel = simulated(4, ['x'], 5);
      const density = jointDensity(planOf(panel, model), model, null);
      const plain = createDensity(panel.together, model);
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

  it('pools all judgments where no slice spreads', () => {
    const model = { ...DEFAULT_MODEL, ties: 'rao-kupper' as const };
    const panel = simulated(4, ['x', 'y', 'z'], 6);
    const plan = planOf(panel, model);
    const density = jointDensity(plan, model, null);
    const plain = createDensity(panel.together, model);
    const natural = naturalOf(plan, density);
    const draw = new Float64Array(natural.size);
    const differences: number[] = [];
    fc.assert(
      fc.property(anyPoint(6), (values) => {
        const at = new Float64Array(density.parameters);
        at.set(values);
        for (const { departing } of plan.members) at[departing?.omega ?? 0] = -9;
        natural.read(at, draw);
        for (const { omega, departures } of natural.judges) {
          expect(draw[omega ?? 0]).toBeLessThan(1e-12);
          for (let m = 0; m < 4; m++)
            expect(Math.abs(draw[(departures ?? 0) + m])).toBeLessThan(1e-9);
        }
        const gradient = new Float64Array(density.parameters);
        const other = plain.evaluate(Float64Array.from(values), new Float64Array(6));
        differences.push(density.evaluate(at, gradient) - other);
        expect(differences.at(-1)).toBeCloseTo(differences[0], 6);
      }),
    );
  });

  it('is likelihood, priors and Jacobians as they are written down', () => {
    const model = { ...DEFAULT_MODEL, ties: 'davidson' as const };
    const panel = simulated(3, ['x', 'y'], 7);
    const plan = planOf(panel, model);
    const density = jointDensity(plan, model, null);
    const natural = naturalOf(plan, density);
    const size = density.parameters;
    const draw = new Float64Array(natural.size);
    /** Of natural parameters; γ has two dimensions. */
    const written = (): number => {
      let value = 0;
      for (let m = 0; m < 3; m++) value -= draw[m] ** 2 / 2;
      const [alpha, logNu] = [draw[3], draw[4]];
      value -= alpha ** 2 / 2 + logNu ** 2 / 2;
      panel.judges.forEach(({ counts }, s) => {
        const from = natural.judges[s].departures ?? 0;
        const sigma = draw[natural.judges[s].omega ?? 0];
        value -= sigma ** 2 / 2 + 2 * Math.log(sigma);
        for (let m = 0; m < 3; m++) value -= draw[from + m] ** 2 / (2 * sigma ** 2);
        for (let p = 0; p < counts.left.length; p++) {
          const [i, j] = [counts.left[p], counts.right[p]];
          const eta = alpha + draw[i] + draw[from + i] - draw[j] - draw[from + j];
          const [left, right, tie] = [Math.exp(eta / 2), Math.exp(-eta / 2), Math.exp(logNu)];
          const sum = left + right + tie;
          value += counts.leftWins[p] * Math.log(left / sum);
          value += counts.rightWins[p] * Math.log(right / sum);
          value += counts.ties[p] * Math.log(tie / sum);
        }
      });
      return value;
    };
    const gaps: number[] = [];
    fc.assert(
      fc.property(anyPoint(size), (values) => {
        const at = Float64Array.from(values);
        // Strengths sum to zero, as all samplers leave them.
        at[2] = -at[0] - at[1];
        natural.read(at, draw);
        let value = written();
        panel.judges.forEach((_, s) => {
          const omega = plan.members[s].departing?.omega ?? 0;
          const from = natural.judges[s].departures ?? 0;
          const first = plan.members[s].departing?.departures ?? 0;
          const sigma = draw[natural.judges[s].omega ?? 0];
          value += Math.log(sigma * logOmegaSlope(at[omega], OMEGA_KNEE));
          // |dγ/de|, by differences: columns of γ by e, whose cross product is as long.
          const columns = [0, 1].map((c) => {
            const [up, down] = [1, -1].map((step) => {
              const moved = at.slice();
              moved[first + c] += step;
              const other = new Float64Array(natural.size);
              natural.read(moved, other);
              return other.slice(from, from + 3);
            });
            return up.map((x, m) => (x - down[m]) / 2);
          });
          const [a, b] = columns;
          const cross = [0, 1, 2].map((m) => {
            const [n, o] = [(m + 1) % 3, (m + 2) % 3];
            return a[n] * b[o] - a[o] * b[n];
          });
          value += Math.log(Math.hypot(...cross));
        });
        gaps.push(density.evaluate(at, new Float64Array(size)) - value);
        expect(gaps.at(-1)).toBeCloseTo(gaps[0], 6);
      }),
    );
  });
});

function planOf(panel: ReturnType<typeof slicePanel>, model: ModelSettings) {
  return jointPlan(panel, model, undefined, 'shared');
}
