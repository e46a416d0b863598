import { describe, expect, it } from 'vitest';
import { omegaPrior } from '../../../../src/core/model/questions/omega-prior.ts';
import { logOmegaSlope, omegaAt, omegaVolume } from '../../../../src/core/model/questions/omega.ts';

const STEP = 1e-5;

function slopeOf(of: (x: number) => number, x: number): number {
  return (of(x + STEP) - of(x - STEP)) / (2 * STEP);
}

describe('the coordinate of ω', () => {
  const places = [-4.5, -2, -1.2, -1, -0.9, -0.5, 1];

  it('is ω itself where ω is large, and nearly its logarithm where it is small', () => {
    expect(omegaAt(1)).toBeCloseTo(2, 8);
    expect(omegaAt(-2.1) / omegaAt(-2)).toBeCloseTo(Math.exp(-1), 4);
  });

  it('has the slopes that it says', () => {
    for (const x of places) {
      expect(logOmegaSlope(x)).toBeCloseTo(
        slopeOf((at) => Math.log(omegaAt(at)), x),
        6,
      );
      expect(omegaVolume(x).value).toBeCloseTo(Math.log(slopeOf(omegaAt, x)), 6);
      expect(omegaVolume(x).slope).toBeCloseTo(
        slopeOf((at) => omegaVolume(at).value, x),
        6,
      );
      expect(omegaVolume(x).bend).toBeCloseTo(
        slopeOf((at) => omegaVolume(at).slope, x),
        5,
      );
    }
  });

  it('gives ω a half-normal prior', () => {
    const prior = omegaPrior(0, 0.7);
    const evaluate = (x: number, gradient = new Float64Array(1)): number =>
      prior.evaluate(Float64Array.of(x), gradient);
    const gradientAt = (x: number): number => {
      const gradient = new Float64Array(1);
      evaluate(x, gradient);
      return gradient[0];
    };
    const [at, moments] = [0.01, { mass: 0, square: 0 }];
    for (let x = -5; x < 5; x += at) {
      const mass = Math.exp(evaluate(x));
      moments.mass += mass;
      moments.square += mass * omegaAt(x) ** 2;
    }
    expect(moments.square / moments.mass).toBeCloseTo(0.49, 6);
    for (const x of places) {
      expect(gradientAt(x)).toBeCloseTo(slopeOf(evaluate, x), 5);
      const curvature = new Float64Array(1);
      prior.curvature(Float64Array.of(x), curvature);
      expect(curvature[0]).toBeCloseTo(-slopeOf(gradientAt, x), 4);
    }
  });
});
