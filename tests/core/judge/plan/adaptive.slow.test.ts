import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { adaptive, runOf, toEnd } from './adaptive-runs.ts';

describe('an adaptive plan against a random one', () => {
  const half = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

  it.each([
    ['best', [1.5, 0.9, -0.2, -0.5, -0.7, -1]],
    ['ranking', [3, 1.8, 1.3, -0.5, -2, -3.6]],
  ] as const)('needs at most two thirds of its judgments: %s', (kind, strengths) => {
    const needed = (randomShare: number) =>
      half(
        Array.from({ length: 11 }, (_, seed) => {
          const plan = adaptive({ goal: { kind }, randomShare, seed });
          const run = runOf(6, 200, {
            plan,
            model: { ...DEFAULT_MODEL, strength: { family: 'normal', scale: 2 } },
          });
          return toEnd(run, strengths, 10, seed).asked.length;
        }),
      );
    const few = needed(0.1);
    const many = needed(1);
    console.log(`figure: ${kind} at 95%: ${String(few)} judgments, ${String(many)} at random`);
    expect(3 * few).toBeLessThan(2 * many);
  });
});
