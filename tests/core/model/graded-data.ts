import { roomForSlopes, verdictSlopes } from '../../../src/core/model/graded/verdicts.ts';
import type { GradedTies } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { Verdict } from '../../../src/core/table/grades.ts';
import { Grade, Outcome, UNKNOWN } from '../../../src/core/table/judgments.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';

export const TIES: readonly GradedTies[] = ['adjacent', 'cumulative'];

export function slopesAt(ties: GradedTies, eta: number, ofTie: number, strong: number) {
  const slopes = roomForSlopes();
  verdictSlopes(ties, eta, { tie: ofTie, strong }, slopes);
  return slopes;
}

export const probability = (ties: GradedTies, eta: number, ofTie: number, strong: number) =>
  slopesAt(ties, eta, ofTie, strong).value.map(Math.exp);

/** Judgments of models with these strengths by a judge who gives grades. */
export function judged(
  strengths: readonly number[],
  ties: GradedTies,
  { games = 60, order = 0.3, ofTie = 0, strong = 0.5, seed = 1, hasGrades = true, questions = 0 },
): PairCounts {
  const random = createRandom(seed);
  const table = new TableBuilder();
  const { left, tie, right, leftStrong, rightStrong } = Verdict;
  const five = [leftStrong, left, tie, right, rightStrong];
  for (let a = 0; a < strengths.length; a++) {
    for (let b = 0; b < strengths.length; b++) {
      for (let game = 0; game < games && a !== b; game++) {
        const p = probability(ties, order + strengths[a] - strengths[b], ofTie, strong);
        let u = random.uniform();
        const said = five.find((verdict) => (u -= p[verdict]) < 0) ?? rightStrong;
        const isLeft = said === left || said === leftStrong;
        const outcome = said === tie ? Outcome.tie : isLeft ? Outcome.left : Outcome.right;
        const isStrong = said === leftStrong || said === rightStrong;
        const grade = isStrong ? Grade.strong : Grade.plain;
        table.add({
          ...{ left: `m${a}`, right: `m${b}`, outcome, judge: null, turn: UNKNOWN, weight: 1 },
          question: questions > 0 ? `q${game % questions}` : null,
          ...(hasGrades && outcome !== Outcome.tie && { grade }),
        });
      }
    }
  }
  return countPairs(table.build());
}

export const STRENGTHS = [0.9, 0.2, -0.2, -0.9];

export const GRADED = judged(STRENGTHS, 'adjacent', { games: 12 });
