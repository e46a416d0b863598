import type { Term } from '../term.ts';
import { logOmegaSlope, omegaAt, omegaVolume } from './omega.ts';

/** ω ~ half-normal(scale), by its coordinate. */
export function omegaPrior(omega: number, scale: number, knee?: number): Term {
  const precision = 1 / (scale * scale);
  return {
    evaluate(point, gradient) {
      const x = point[omega];
      const size = omegaAt(x, knee);
      const square = precision * size * size;
      const volume = omegaVolume(x, knee);
      gradient[omega] += volume.slope - square * logOmegaSlope(x, knee);
      return volume.value - 0.5 * square;
    },
    curvature(point, out) {
      const x = point[omega];
      const size = omegaAt(x, knee);
      const growth = size * logOmegaSlope(x, knee);
      const { slope, bend } = omegaVolume(x, knee);
      // d²ω/dx² = dω/dx · d/dx log dω/dx
      out[omega * (point.length + 1)] += precision * growth * (growth + size * slope) - bend;
    },
  };
}
