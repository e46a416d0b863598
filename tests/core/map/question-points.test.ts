import { describe, expect, it } from 'vitest';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { questionPoints } from '../../../src/core/map/question-points.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';

const { left, right, tie, unparsed } = Outcome;
const table: JudgmentTable = {
  models: ['b', 'a'],
  questions: ['q1', 'q2', 'q3'],
  judges: [],
  // b against a, b shown first in all but the third.
  left: Uint32Array.of(0, 0, 1, 0, 0, 0),
  right: Uint32Array.of(1, 1, 0, 1, 1, 1),
  outcome: Uint8Array.of(left, left, left, tie, right, unparsed),
  question: Int32Array.of(0, 0, 0, 1, 1, 2),
  judge: new Int32Array(6).fill(-1),
  turn: new Int8Array(6).fill(-1),
  weight: null,
};

/** Strength of a (b has its negative) and α at the maximum, by a plain climb. */
function maximum(hasOrder: boolean): readonly [strength: number, alpha: number] {
  const shown = [
    [-1, 1],
    [-1, 1],
    [1, 1],
    [-1, 0.5],
    [-1, 0],
  ];
  let [strength, alpha] = [0, 0];
  for (let step = 0; step < 20_000; step++) {
    // Both strengths have a normal prior, and both are `strength` from 0.
    let [up, forward] = [-2 * strength, -alpha];
    for (const [side, won] of shown) {
      const p = 1 / (1 + Math.exp(-(alpha + 2 * side * strength)));
      up += 2 * side * (won - p);
      forward += won - p;
    }
    strength += 0.02 * up;
    if (hasOrder) alpha += 0.02 * forward;
  }
  return [strength, alpha];
}

describe('points of questions', () => {
  const settings: readonly (readonly [string, ModelSettings])[] = [
    ['with', DEFAULT_MODEL],
    ['without', { ...DEFAULT_MODEL, order: null }],
  ];

  it.each(settings)('are counted beyond what is expected, %s an order effect', (_, model) => {
    const { models, rates, weights, beyond, winners, judgments } = questionPoints(
      table,
      table.questions,
      model,
    );
    expect(models).toEqual(['a', 'b']);
    expect(judgments).toEqual([3, 2, 0]);
    // b has two points of three on q1; a has one and a half of two on q2.
    expect(winners).toEqual([1, 0, null]);
    expect(rates.map((rate) => Array.from(rate))).toEqual([
      [1 / 3, 0.75, NaN],
      [2 / 3, 0.25, NaN],
    ]);
    expect(weights.map((weight) => Array.from(weight))).toEqual([
      [3, 2, 0],
      [3, 2, 0],
    ]);
    const [strength, alpha] = maximum(model.order !== null);
    const first = 1 / (1 + Math.exp(-(alpha - 2 * strength)));
    const second = 1 / (1 + Math.exp(-(alpha + 2 * strength)));
    const own = [(2 * (1 - first) - (1 - second)) / 3, (0.5 - first + (0 - first)) / 2];
    own.forEach((value, q) => {
      expect(beyond[1][q]).toBeCloseTo(value, 8);
      expect(beyond[0][q]).toBeCloseTo(-value, 8);
    });
    expect(beyond[0][2]).toBeNaN();
  });
});
