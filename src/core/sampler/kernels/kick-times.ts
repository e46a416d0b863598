import { cosineSine } from '../../numerics/elementary.ts';

/** When a trajectory of length 1 is kicked, and how much of all kicking each kick does. */
export interface KickTimes {
  /** From each kick to the next. */
  readonly turns: Float64Array;
  /** One more than turns. */
  readonly kicks: Float64Array;
}

/** Leapfrog: equal turns, and at both ends half a kick. */
export function evenKicks(turns: number): KickTimes {
  const kicks = new Float64Array(turns + 1).fill(1 / turns);
  kicks[0] = kicks[turns] = 0.5 / turns;
  return { turns: new Float64Array(turns).fill(1 / turns), kicks };
}

/** Newton steps to a root from Chebyshev's node: more than it needs. */
const ROOT_STEPS = 12;

/**
 * The nodes and weights of Gauss–Lobatto quadrature: then the energy's error in first order of what
 * the kicks are, nearly all of it where that is little, falls with the 2·turns-th power of their
 * distance instead of the square (Laskar & Robutel 2001, Celest. Mech. Dyn. Astron. 80).
 */
export function lobattoKicks(turns: number): KickTimes {
  const at = new Float64Array(turns + 1);
  const kicks = new Float64Array(turns + 1);
  for (let k = 0; k <= turns; k++) {
    let x = -cosineSine((Math.PI * k) / turns)[0];
    // The inner nodes are the roots of Pₙ′; by Legendre's equation (1 − x²)·Pₙ″ = 2x·Pₙ′ − n(n + 1)·Pₙ.
    for (let step = 0; k > 0 && k < turns && step < ROOT_STEPS; step++) {
      const [value, before] = legendre(turns, x);
      const room = 1 - x * x;
      const slope = (turns * (before - x * value)) / room;
      x -= (slope * room) / (2 * x * slope - turns * (turns + 1) * value);
    }
    const [value] = legendre(turns, k === 0 ? -1 : k === turns ? 1 : x);
    at[k] = k === 0 ? 0 : k === turns ? 1 : (x + 1) / 2;
    kicks[k] = 1 / (turns * (turns + 1) * value * value);
  }
  return { turns: Float64Array.from({ length: turns }, (_, k) => at[k + 1] - at[k]), kicks };
}

/** Pₙ and Pₙ₋₁ at x. */
function legendre(n: number, x: number): readonly [number, number] {
  let [before, value] = [1, x];
  for (let k = 2; k <= n; k++) {
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  }
  return [value, before];
}
