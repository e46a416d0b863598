import { setsOf } from '../../table/choices/choice-pairs.ts';
import type { ChoiceCounts, QuestionChoices } from '../../table/judgments.ts';
import { sharesOf } from './likelihood.ts';

/** Of one choice, by the place of what was chosen: its set, and its slopes by those strengths. */
export function choiceSlopes(point: Float64Array, choices: ChoiceCounts) {
  const { start, member } = choices;
  const setOf = setsOf(choices);
  const share = sharesOf(point, start, member);
  return (place: number) => {
    const { [setOf[place]]: from, [setOf[place] + 1]: to } = start;
    const byStrength = share.slice(from, to).map((p, at) => (from + at === place ? 1 : 0) - p);
    return { members: member.subarray(from, to), byStrength };
  };
}

/**
 * Adds the gradient of the choices that were made on one question to whatever is summed up.
 * Questions are asked for in ascending order.
 */
export function choiceScores(
  choices: ChoiceCounts | undefined,
  picked: QuestionChoices | undefined,
  point: Float64Array,
): (question: number, add: (model: number, by: number) => void) => void {
  if (choices === undefined || picked === undefined) return () => undefined;
  const slopes = choiceSlopes(point, choices);
  let at = 0;
  return (question, add) => {
    while (picked.question[at] < question) at++;
    for (; picked.question[at] === question; at++) {
      const { members, byStrength } = slopes(picked.place[at]);
      for (const [one, model] of members.entries()) add(model, picked.chosen[at] * byStrength[one]);
    }
  };
}
