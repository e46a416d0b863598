import { exp, log } from './elementary.ts';
import { normalCdf } from './normal-cdf.ts';
import { normalQuantile } from './normal-quantile.ts';

/** A distribution of one number, as functions of it. */
export interface Distribution {
  /** Probability per unit. */
  readonly density: (x: number) => number;
  /** P(below x). */
  readonly below: (x: number) => number;
  /** @param p strictly between 0 and 1 */
  readonly quantile: (p: number) => number;
}

/** Beyond so many standard deviations a tail is written by its logarithm. */
const FAR = 7;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

export function normal(mean: number, sd: number): Distribution {
  return {
    density: (x) => exp(-0.5 * ((x - mean) / sd) ** 2) / (sd * ROOT_TWO_PI),
    below: (x) => normalCdf((x - mean) / sd),
    quantile: (p) => mean + sd * normalQuantile(p),
  };
}

export function uniform(low: number, high: number): Distribution {
  return {
    density: (x) => (x >= low && x <= high ? 1 / (high - low) : 0),
    below: (x) => Math.min(1, Math.max(0, (x - low) / (high - low))),
    quantile: (p) => low + p * (high - low),
  };
}

/**
 * A normal between two limits. Where those lie far out on one side of its mean it is drawn as the
 * exponential that its tail is there.
 */
export function truncatedNormal(mean: number, sd: number, low: number, high: number): Distribution {
  const [a, b] = [(low - mean) / sd, (high - mean) / sd];
  if (a > FAR) return tail(low, high, a / sd, 1);
  if (b < -FAR) return tail(high, low, -b / sd, -1);
  const [under, over] = [normalCdf(a), normalCdf(b)];
  const mass = over - under;
  const whole = normal(mean, sd);
  return {
    density: (x) => (x < low || x > high ? 0 : whole.density(x) / mass),
    below: (x) => Math.min(1, Math.max(0, (whole.below(x) - under) / mass)),
    quantile: (p) => {
      const at = whole.quantile(Math.min(1 - 1e-16, Math.max(1e-300, under + p * mass)));
      return Math.min(high, Math.max(low, at));
    },
  };
}

/** The exponential of a rate from one limit towards the other. @param sign of the direction */
function tail(near: number, far: number, rate: number, sign: 1 | -1): Distribution {
  const length = Math.abs(far - near);
  const mass = 1 - exp(-rate * length);
  const away = (x: number): number => Math.min(length, Math.max(0, sign * (x - near)));
  const passed = (x: number): number => (1 - exp(-rate * away(x))) / mass;
  return {
    density: (x) =>
      sign * (x - near) < 0 || sign * (far - x) < 0 ? 0 : (rate * exp(-rate * away(x))) / mass,
    below: (x) => (sign > 0 ? passed(x) : 1 - passed(x)),
    quantile: (p) => near - (sign * log(1 - (sign > 0 ? p : 1 - p) * mass)) / rate,
  };
}
