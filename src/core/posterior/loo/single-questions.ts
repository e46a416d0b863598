import { mapGrades } from '../../table/grades.ts';
import { questionStarts } from '../../table/questions/question-starts.ts';
import { chosenAt, setsOf, tiesOf } from '../../table/choices/tied.ts';
import type {
  ChoiceCounts,
  Counts,
  PairCounts,
  QuestionChoices,
  QuestionCounts,
} from '../../table/judgments.ts';

/**
 * The judgments of single questions as counts of their own, of the same models.
 * @param byQuestion of the counts
 */
export function countsOfQuestions(
  counts: PairCounts,
  byQuestion: QuestionCounts,
): (q: number) => PairCounts {
  const { questions, pair, leftWins, rightWins, ties, grades, choices: picked } = byQuestion;
  const start = questionStarts(byQuestion);
  const { models, left, right, sides, choices } = counts;
  const chosenOn = choices && picked && choicesOfQuestions(choices, picked, questions);
  return (q) => {
    const of = (column: Counts): Float64Array =>
      column instanceof Float64Array
        ? column.subarray(start[q], start[q + 1])
        : Float64Array.from(column.subarray(start[q], start[q + 1]));
    const pairs = pair.subarray(start[q], start[q + 1]);
    return {
      models,
      left: pairs.map((p) => left[p]),
      right: pairs.map((p) => right[p]),
      leftWins: of(leftWins),
      rightWins: of(rightWins),
      ties: of(ties),
      ...(sides && { sides: Uint8Array.from(pairs, (p) => sides[p]) }),
      ...(grades && { grades: mapGrades(grades, of) }),
      ...chosenOn?.(q),
    };
  };
}

/** The choices on single questions; nothing where a question has none. */
function choicesOfQuestions(
  choices: ChoiceCounts,
  { question, place, chosen }: QuestionChoices,
  questions: number,
): (q: number) => Pick<PairCounts, 'choices'> {
  const first = questionStarts({ questions, question });
  const setOf = setsOf(choices);
  return (q) => {
    const [from, to] = [first[q], first[q + 1]];
    if (from === to) return {};
    const places = place.subarray(from, to);
    const sets = [...new Set(Array.from(places, (at) => setOf[at]))].sort((a, b) => a - b);
    const start = [0];
    for (const set of sets)
      start.push((start.at(-1) ?? 0) + choices.start[set + 1] - choices.start[set]);
    /** Where a place in `choices.member` is now. */
    const moved = (at: number): number => {
      const { [at]: set } = setOf;
      return start[sets.indexOf(set)] + at - choices.start[set];
    };
    const { [sets.length]: members } = start;
    const own = { member: new Uint32Array(members), chosen: new Float64Array(members) };
    sets.forEach((set, s) => {
      const { [set]: begin, [set + 1]: end } = choices.start;
      own.member.set(choices.member.subarray(begin, end), start[s]);
    });
    const groups: { places: number[]; times: number }[] = [];
    for (let at = from; at < to; at++) {
      const now = Array.from(chosenAt(choices, place[at]), moved);
      if (now.length === 1) own.chosen[now[0]] += chosen[at];
      else groups.push({ places: now, times: chosen[at] });
    }
    const ties = choices.ties && tiesOf(groups, choices.ties.most);
    return { choices: { start: Uint32Array.from(start), ...own, ...(ties && { ties }) } };
  };
}
