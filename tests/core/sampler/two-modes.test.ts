import { expect, it } from 'vitest';
import { sampleDensity } from '../../../src/core/sampler/chain.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { targetOf } from './targets.ts';

/** Half a standard normal about −20, half about 20: no walker ever finds the way across. */
const { density, frame } = targetOf(1, (x, gradient) => {
  const center = x[0] < 0 ? -20 : 20;
  gradient[0] = center - x[0];
  return -0.5 * (x[0] - center) ** 2;
});
const [first, second] = [-20, 20].map((center) => ({ ...frame, center: Float64Array.of(center) }));

it('begins half of the chains at the second mode, so that they disagree', () => {
  const settings = { ...DEFAULT_SAMPLER, sampler: 'ensemble', warmup: 0, draws: 50 } as const;
  const begun = [0, 1, 2, 3].map((chain) => {
    const { draws } = sampleDensity(density, settings, { ...first, second }, chain);
    return draws.every((x) => x < 0) ? 'first' : draws.every((x) => x > 0) ? 'second' : 'both';
  });
  expect(begun).toEqual(['first', 'second', 'first', 'second']);
});

it.each(['split-hmc', 'nuts'] as const)('has chains of %s jump between both', (sampler) => {
  const settings = { ...DEFAULT_SAMPLER, sampler, warmup: 100, draws: 1000 };
  const { draws } = sampleDensity(
    // A last strength that follows from the others, which whitening leaves out.
    { ...density, models: 2 },
    settings,
    { ...first, second },
    0,
  );
  const above = draws.filter((x) => x > 0).length / draws.length;
  expect(Math.abs(above - 0.5)).toBeLessThan(0.1);
});
