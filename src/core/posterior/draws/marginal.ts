import { positionsOf } from './draws.ts';
import type { Draws } from './draws.ts';

/**
 * (16√3/(15π))², by which a logistic distribution is nearest to a normal one (Johnson & Kotz 1970,
 * ch. 22); Zeger, Liang & Albert (1988, Biometrics 44) take E σ(η + x), x ~ normal(0, v), for
 * σ(η/√(1 + c²v)) with it, which is within 0.015 of it where ω is at most 2.
 */
const SQUARE = (16 / 15) ** 2 * (3 / Math.PI ** 2);

/**
 * What the log-odds of winning on one question of average departures are multiplied by to be those
 * of winning on a new question, averaged over it: two departures' difference has variance 2ω².
 */
export function marginalShare(omega: number): number {
  return 1 / Math.sqrt(1 + 2 * SQUARE * omega * omega);
}

/**
 * Draws of a model with departures by question, strengths and order effect on the marginal scale,
 * where they compare with those of a model without; other draws as they are. Within a draw no
 * two models change places.
 */
export function marginalDraws(draws: Draws): Draws {
  const { order, omega, count } = positionsOf(draws);
  if (omega === null) return draws;
  const values = draws.values.slice();
  for (let row = 0; row < values.length; row += count) {
    const share = marginalShare(values[row + omega]);
    for (let k = 0; k < draws.models; k++) values[row + k] *= share;
    if (order !== null) values[row + order] *= share;
  }
  return { ...draws, values };
}

/** Draws on the scale that their strengths are shown on. */
export function shownDraws(draws: Draws): Draws {
  return draws.isConditional ? draws : marginalDraws(draws);
}
