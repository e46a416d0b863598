import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../../../../src/core/posterior/diagnostics/bootstrap-interval.ts';
import { energyFraction } from '../../../../src/core/posterior/diagnostics/energy.ts';
import { normalCdf } from '../../../../src/core/numerics/normal-cdf.ts';
import { normalQuantile } from '../../../../src/core/numerics/normal-quantile.ts';

/** 0, 1 … 1000: a quantile is a thousand times its level. */
const RAMP = Float64Array.from({ length: 1001 }, (_, i) => i);

describe('bootstrap intervals', () => {
  it('are quantiles where percentile', () => {
    const about = { estimate: 900, acceleration: 0.3 };
    const [lower, upper] = bootstrapInterval(RAMP, about, 0.95, 'percentile');
    expect([lower, upper]).toEqual([expect.closeTo(25, 9), expect.closeTo(975, 9)]);
  });

  it('are the same as BCa without bias and acceleration', () => {
    const about = { estimate: 500, acceleration: 0 };
    const [lower, upper] = bootstrapInterval(RAMP, about, 0.95, 'bca');
    expect([lower, upper]).toEqual([expect.closeTo(25, 9), expect.closeTo(975, 9)]);
  });

  it('move with bias and acceleration as by hand', () => {
    // z₀ = 0.1, a = 0.05: levels Φ(z₀ + (z₀ ± 1.96)/(1 − a(z₀ ± 1.96))), by another program.
    const share = 0.539827837277029;
    const many = Float64Array.from({ length: 100_001 }, (_, i) => i / 100_000);
    const about = { estimate: share, acceleration: 0.05 };
    const [lower, upper] = bootstrapInterval(many, about, 0.95, 'bca');
    expect(lower).toBeCloseTo(0.05461007689835956, 4);
    expect(upper).toBeCloseTo(0.9917237368688839, 4);
  });

  it('end at the outermost replicates where the correction has no meaning', () => {
    const high = bootstrapInterval(RAMP, { estimate: 5000, acceleration: 1 }, 0.95, 'bca');
    expect(high[1]).toBe(1000);
    const low = bootstrapInterval(RAMP, { estimate: -5, acceleration: -1 }, 0.95, 'bca');
    expect(low[0]).toBe(0);
    expect([...high, ...low].every(isFinite)).toBe(true);
  });
});

describe('the normal distribution function', () => {
  it.each([
    [0, 0.5],
    [0.1, 0.539827837277029],
    [-2.5, 0.006209665325776],
    [6, 0.9999999990134123],
    [40, 1],
    [-40, 0],
  ])('Φ(%s)', (x, p) => {
    expect(normalCdf(x)).toBeCloseTo(p, 14);
  });

  it('undoes its inverse', () => {
    for (let p = 0.01; p < 1; p += 0.01) expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13);
  });
});

it('tells energies that wander from those that jump', () => {
  // Σ(ΔE)² = 1 + 4 + 9 = 14 over Σ(E − Ē)² with Ē = 1: 1 + 0 + 4 + 1 = 6.
  expect(energyFraction(Float64Array.of(0, 1, 3, 0))).toBeCloseTo(14 / 6, 12);
  expect(energyFraction(Float64Array.from({ length: 100 }, (_, i) => i))).toBeLessThan(0.01);
  expect(energyFraction(Float64Array.of(2, 2, 2))).toBe(1);
});
