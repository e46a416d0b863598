import { countPairs } from '../../../table/choices/count-pairs.ts';
import { Sides } from '../../../table/judgments.ts';
import type { JudgmentTable } from '../../../table/judgments.ts';

/**
 * How many pairs of models stand in a table of counts from either side with the same numbers, where
 * all of them do; else 0. Nobody can tell whether such rows hold the same games twice, or as many
 * games in the other order that ended alike.
 */
export function mirroredPairs(table: JudgmentTable): number {
  // As the rows have them, also where nobody knows who was shown first.
  const sides = new Uint8Array(table.left.length).fill(Sides.shown);
  const { left, right, leftWins, rightWins, ties } = countPairs({ ...table, sides });
  const counted = new Map<string, string>();
  for (const [at, model] of left.entries()) {
    counted.set(`${model} ${right[at]}`, `${leftWins[at]} ${rightWins[at]} ${ties[at]}`);
  }
  const areMirrored = left.every(
    (model, at) =>
      counted.get(`${right[at]} ${model}`) === `${rightWins[at]} ${leftWins[at]} ${ties[at]}`,
  );
  return areMirrored ? left.length / 2 : 0;
}
