import { Outcome } from '../judgments.ts';

/** Scores of a Rakuda referee: 1 the first answer, 2 the second, 3 a draw. */
export const RAKUDA_SCORES: ReadonlyMap<string, Outcome> = new Map([
  ['1', Outcome.left],
  ['2', Outcome.right],
  ['3', Outcome.tie],
]);
