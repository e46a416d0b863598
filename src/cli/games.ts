import { ArgumentError } from './argument-error.ts';
import { numberOf } from './priors.ts';

/**
 * Reads `--games N`; where ties count half, or games were left out, the mean of all pairs will do.
 * @throws ArgumentError
 */
export function gamesOf(text: string): number {
  const games = numberOf(text);
  if (games !== null && games > 0) return games;
  throw new ArgumentError(`--games ${text} is no number of games; give one above 0.`);
}
