import { isOrderKnown } from '../table/judgments.ts';
import type { PairCounts } from '../table/judgments.ts';
import { withoutChoices, withoutTiedChoices } from '../table/choices/choice-pairs.ts';
import { tiesUnder } from './choices/tie-law.ts';
import { graphReport } from './graph.ts';
import { Verdict, verdictColumns } from '../table/grades.ts';
import { hasTieOutcome, isGraded } from './settings.ts';
import type { ModelSettings, TieModel } from './settings.ts';
import type { NoMaximum } from '../failure.ts';

/**
 * Why the likelihood of a model has no finite maximum, or null where it has one. Exact for half
 * and dropped ties; where ties are an outcome, what it finds is right but it may find nothing.
 * @param counts of at least two models
 */
export function whyNoMaximum(given: PairCounts, model: ModelSettings): NoMaximum | null {
  const ties = model.ties === 'drop' ? 'drop' : 'half';
  const counts = ties === 'drop' ? withoutTiedChoices(given) : given;
  const { groups, undefeated, winless, mleExists } = graphReport(counts, ties);
  const names = (models: readonly number[]): string[] => models.map((m) => counts.models[m]);
  if (groups.length > 1) return { why: 'unconnected', groups: groups.map(names) };
  if (undefeated.length > 0) return { why: 'undefeated', models: names(undefeated) };
  if (winless.length > 0) return { why: 'winless', models: names(winless) };
  if (!mleExists) return { why: 'unbeaten-group', models: names(unbeatenGroup(counts, ties)) };
  if (hasTieOutcome(model.ties)) {
    const judged = tiesFound(counts, model.ties);
    if (judged.ties.every((n) => n === 0)) return { why: 'no-ties' };
    const isDecided = judged.leftWins.some((n) => n > 0) || judged.rightWins.some((n) => n > 0);
    if (!isDecided) return { why: 'only-ties' };
    if (isGraded(model.ties) && !hasBothGrades(counts)) return { why: 'unbounded' };
  }
  if (model.order !== null && (canRun(counts, ties, 1) || canRun(counts, ties, -1))) {
    return { why: 'order' };
  }
  return null;
}

/**
 * Whether Laplace's approximation can stand for the posterior of the strengths. Under a flat prior it
 * can't where the likelihood rises up to the prior's limits: the mode lies there, and a curve fitted to
 * the slope before it is much too wide.
 * @param counts of at least two models
 */
export function canApproximate(counts: PairCounts, model: ModelSettings): boolean {
  if (model.strength.family !== 'uniform') return true;
  const reason = whyNoMaximum(counts, model);
  return reason === null || !OF_STRENGTHS.has(reason.why);
}

/** Reasons for which some strengths run away from others. */
const OF_STRENGTHS: ReadonlySet<NoMaximum['why']> = new Set([
  ...(['unconnected', 'undefeated', 'winless', 'unbeaten-group'] as const),
]);

/** The judgments of which the tie parameter has a say: of choices where it has one of theirs. */
function tiesFound(counts: PairCounts, ties: TieModel): PairCounts {
  const isOfChoices = counts.choices && tiesUnder(counts.choices, ties) !== undefined;
  return isOfChoices ? counts : withoutChoices(counts);
}

/** Whether some wins are strong and others plain: with one kind alone its weight runs away. */
function hasBothGrades(counts: PairCounts): boolean {
  if (counts.grades === undefined) return true;
  const columns = verdictColumns(counts);
  const has = (verdict: number): boolean => columns[verdict].some((n) => n > 0);
  const { left, right, leftStrong, rightStrong } = Verdict;
  return (has(left) || has(right)) && (has(leftStrong) || has(rightStrong));
}

/** A smallest-numbered model with all who beat it, directly or through others; not everybody. */
function unbeatenGroup(counts: PairCounts, ties: 'half' | 'drop'): number[] {
  const size = counts.models.length;
  for (let m = 0; ; m++) {
    const group = [m];
    const isIn = new Uint8Array(size);
    isIn[m] = 1;
    for (const member of group) {
      for (let p = 0; p < counts.left.length; p++) {
        const { won, lost } = outcomesOf(counts, ties, p);
        const [left, right] = [counts.left[p], counts.right[p]];
        const beater = won && right === member ? left : lost && left === member ? right : member;
        if (isIn[beater]) continue;
        isIn[beater] = 1;
        group.push(beater);
      }
    }
    if (group.length < size) return group.sort((a, b) => a - b);
  }
}

/** Whether the left and the right side of pair p ever won, a tie being a win of both or none. */
function outcomesOf(
  { leftWins, rightWins, ties }: PairCounts,
  rule: 'half' | 'drop',
  p: number,
): { won: boolean; lost: boolean } {
  const tied = rule === 'half' && ties[p] > 0;
  return { won: leftWins[p] > 0 || tied, lost: rightWins[p] > 0 || tied };
}

/**
 * Whether α can go to infinity in the direction of `sign` with no outcome growing less likely:
 * whether strengths x exist with x_left − x_right + sign ≥ 0 wherever the left side won and ≤ 0
 * wherever the right side did, the sign left out where nothing says who was shown first. These are
 * difference constraints, which Bellman and Ford's shortest paths meet unless there is a cycle of
 * negative length.
 */
function canRun(counts: PairCounts, ties: 'half' | 'drop', sign: 1 | -1): boolean {
  const { models, left, right } = counts;
  const x = new Int32Array(models.length);
  for (let pass = 0; pass <= models.length; pass++) {
    let isSettled = true;
    for (let p = 0; p < left.length; p++) {
      const { won, lost } = outcomesOf(counts, ties, p);
      const step = isOrderKnown(counts, p) ? sign : 0;
      if (won && x[right[p]] > x[left[p]] + step) {
        x[right[p]] = x[left[p]] + step;
        isSettled = false;
      }
      if (lost && x[left[p]] > x[right[p]] - step) {
        x[left[p]] = x[right[p]] - step;
        isSettled = false;
      }
      // A path without a cycle is no shorter than one step down per model.
      if (Math.min(x[left[p]], x[right[p]]) <= -models.length) return false;
    }
    if (isSettled) return true;
  }
  return false;
}
