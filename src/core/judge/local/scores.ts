import type { PromptTemplate } from '../setup.ts';

/** Judges who give every answer a score by itself: what they are shown and what they say. */

/** What such a judge looks at; there are no instructions, since it follows none. */
export const SCORED_TEXTS: PromptTemplate = {
  name: 'caravan-scores',
  system: '',
  user: '{question}\n\n{answer_a}\n\n{answer_b}',
  convention: 'json',
};

/**
 * What two scores say, as a reply of the convention `json`, so that it is stored, read and looked
 * at like any other. Scores that differ by no more than the zone tie; one that is no number is no
 * verdict.
 * @param isCut the judge did not read all of the answers
 */
export function scoreReply(left: number, right: number, tieZone: number, isCut = false): string {
  const difference = left - right;
  if (!Number.isFinite(difference)) return JSON.stringify({ scores: [left, right] });
  const winner = Math.abs(difference) <= tieZone ? 'tie' : difference > 0 ? 'A' : 'B';
  const scores = [rounded(left), rounded(right)];
  return JSON.stringify({ scores, tieZone, ...(isCut ? { cut: true } : {}), winner });
}

/** Enough to look at; what is decided goes by the whole number. */
function rounded(score: number): number {
  return Number(score.toPrecision(6));
}

/**
 * The tie zone in which this share (0 … 1) of some pairs lie, as near as can be, by the
 * differences of their scores; 0 where there are none. Scores of different models have different
 * units, so that a zone is only good for the one that it was found for.
 */
export function tieZoneFor(differences: readonly number[], share: number): number {
  const sizes = differences.filter(Number.isFinite).map(Math.abs);
  sizes.sort((a, b) => a - b);
  const inside = Math.round(share * sizes.length);
  if (inside === 0) return 0;
  if (inside === sizes.length) return sizes[inside - 1];
  return (sizes[inside - 1] + sizes[inside]) / 2;
}
