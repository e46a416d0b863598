import { chosenAt, setsOf } from '../../table/choices/tied.ts';
import type { ChoiceCounts, QuestionChoices } from '../../table/judgments.ts';
import type { TieModel } from '../settings.ts';
import { Groups } from './groups.ts';
import { sharesOf } from './likelihood.ts';
import { tieLawOf, tiesUnder } from './tie-law.ts';

/** Parameters that a choice is about, and its slopes by them. */
interface ChoiceSlopes {
  readonly touched: readonly number[];
  readonly slopes: Float64Array;
}

/**
 * Of one choice, by the place of what was chosen; null where a tie model drops it.
 * @param tie position of log ν, or null
 */
export function choiceSlopes(
  point: Float64Array,
  choices: ChoiceCounts,
  ties: TieModel,
  tie: number | null,
): (place: number) => ChoiceSlopes | null {
  const { start, member } = choices;
  const setOf = setsOf(choices);
  const isDropped = tieLawOf(ties) === 'drop';
  const { part, further } = expectedParts(point, choices, ties, tie);
  return (place) => {
    const chosen = chosenAt(choices, place);
    if (chosen.length > 1 && isDropped) return null;
    const [from, to] = [start[setOf[place]], start[setOf[place] + 1]];
    const byStrength = part.slice(from, to).map((p, at) => {
      return (chosen.includes(from + at) ? 1 / chosen.length : 0) - p;
    });
    const touched = [...member.subarray(from, to)];
    if (further === null || tie === null) return { touched, slopes: byStrength };
    const byTie = chosen.length - 1 - further[setOf[place]];
    return { touched: [...touched, tie], slopes: Float64Array.of(...byStrength, byTie) };
  };
}

/** Of every member its expected part of the choice; of every set the expected size − 1, where that counts. */
function expectedParts(
  point: Float64Array,
  choices: ChoiceCounts,
  ties: TieModel,
  tie: number | null,
): { part: Float64Array; further: Float64Array | null } {
  const { start, member } = choices;
  const tied = tiesUnder(choices, ties);
  if (tied === undefined || tie === null)
    return { part: sharesOf(point, start, member), further: null };
  const part = new Float64Array(member.length);
  const further = new Float64Array(start.length - 1);
  further.forEach((_, s) => {
    const strengths = Float64Array.from(member.subarray(start[s], start[s + 1]), (m) => point[m]);
    const groups = new Groups(strengths.length, tied.most);
    groups.sumUp(strengths, strengths.length, point[tie]);
    groups.spread();
    part.set(groups.part, start[s]);
    further[s] = groups.further;
  });
  return { part, further };
}

/**
 * Adds the gradient of the choices that were made on one question to whatever is summed up.
 * Questions are asked for in ascending order.
 */
export function choiceScores(
  choices: ChoiceCounts | undefined,
  picked: QuestionChoices | undefined,
  point: Float64Array,
  ties: TieModel,
  tie: number | null,
): (question: number, add: (place: number, by: number) => void) => void {
  if (choices === undefined || picked === undefined) return () => undefined;
  const slopesAt = choiceSlopes(point, choices, ties, tie);
  let at = 0;
  return (question, add) => {
    while (picked.question[at] < question) at++;
    for (; picked.question[at] === question; at++) {
      const own = slopesAt(picked.place[at]);
      own?.touched.forEach((place, one) => {
        add(place, picked.chosen[at] * own.slopes[one]);
      });
    }
  };
}
