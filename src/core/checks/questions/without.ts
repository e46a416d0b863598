import { timesOf, withTimes } from '../../table/choices/tied.ts';
import { mapGrades } from '../../table/grades.ts';
import { questionStarts } from '../../table/questions/question-starts.ts';
import type {
  ChoiceCounts,
  Counts,
  PairCounts,
  QuestionChoices,
  QuestionCounts,
} from '../../table/judgments.ts';

/** Which questions are left out, by their number: 1 where one is. */
export type LeftOut = Uint8Array;

/** The counts without one question's judgments; every model and pair keeps its place. */
export function withoutQuestion(
  counts: PairCounts,
  byQuestion: QuestionCounts,
  q: number,
): PairCounts {
  const out: LeftOut = new Uint8Array(byQuestion.questions);
  out[q] = 1;
  return withoutQuestions(counts, byQuestion, out);
}

/** The same without several. Questions that are left are numbered anew, in their order. */
export function withoutQuestions(
  counts: PairCounts,
  byQuestion: QuestionCounts,
  out: LeftOut,
): PairCounts {
  return { ...pairsWithout(counts, byQuestion, out), byQuestion: questionsLeft(byQuestion, out) };
}

/** The same by pairs alone, which is all that a mode depends on. */
export function pairsWithout(
  counts: PairCounts,
  byQuestion: QuestionCounts,
  out: LeftOut,
): PairCounts {
  const { questions, pair, grades, choices: picked } = byQuestion;
  const starts = questionStarts(byQuestion);
  const rest = (all: Float64Array, own: Counts): Float64Array => {
    const left = all.slice();
    for (let q = 0; q < questions; q++) {
      if (out[q] === 0) continue;
      for (let row = starts[q]; row < starts[q + 1]; row++) {
        const p = pair[row];
        // Of sums of fractions a rounding error may be left.
        left[p] = Math.max(0, left[p] - own[row]);
      }
    }
    return left;
  };
  const { byQuestion: _, byRater: __, choices, ...pairs } = counts;
  return {
    ...pairs,
    leftWins: rest(counts.leftWins, byQuestion.leftWins),
    rightWins: rest(counts.rightWins, byQuestion.rightWins),
    ties: rest(counts.ties, byQuestion.ties),
    ...(counts.grades &&
      grades && { grades: mapGrades(counts.grades, (all, name) => rest(all, grades[name])) }),
    ...(choices && { choices: picked ? choicesWithout(choices, picked, out) : choices }),
  };
}

function questionsLeft(byQuestion: QuestionCounts, out: LeftOut): QuestionCounts {
  const { questions, question, pair, grades, choices: picked } = byQuestion;
  const number = new Uint32Array(questions);
  let left = 0;
  for (let q = 0; q < questions; q++) if (out[q] === 0) number[q] = left++;
  const isKept = (_: number, row: number): boolean => out[question[row]] === 0;
  return {
    questions: left,
    question: question.filter(isKept).map((own) => number[own]),
    pair: pair.filter(isKept),
    leftWins: byQuestion.leftWins.filter(isKept),
    rightWins: byQuestion.rightWins.filter(isKept),
    ties: byQuestion.ties.filter(isKept),
    ...(grades && { grades: mapGrades(grades, (column) => column.filter(isKept)) }),
    ...(picked && { choices: picksWithout(picked, number, out) }),
  };
}

function choicesWithout(
  choices: ChoiceCounts,
  { question, place, chosen }: QuestionChoices,
  out: LeftOut,
): ChoiceCounts {
  const left = timesOf(choices).slice();
  question.forEach((asked, at) => {
    if (out[asked] === 1) left[place[at]] = Math.max(0, left[place[at]] - chosen[at]);
  });
  return withTimes(choices, left);
}

function picksWithout(
  { question, place, chosen }: QuestionChoices,
  number: Uint32Array,
  out: LeftOut,
): QuestionChoices {
  const isKept = (_: number, at: number): boolean => out[question[at]] === 0;
  return {
    question: question.filter(isKept).map((own) => number[own]),
    place: place.filter(isKept),
    chosen: chosen.filter(isKept),
  };
}
