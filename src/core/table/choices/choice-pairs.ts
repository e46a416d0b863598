import { roundedSum } from '../../numerics/weight-sum.ts';
import { isOrderKnown } from '../judgments.ts';
import type { ChoiceCounts, PairCounts, QuestionCounts } from '../judgments.ts';

type Wins = Pick<PairCounts, 'leftWins' | 'rightWins' | 'grades'>;

/** Less than this part of a count is what rounding leaves of sums of fractions. */
const ROUNDING = 1e-9;

/**
 * The counts without their choices: pairs, and what they are by question, hold only the judgments
 * that are observations by themselves. The very same where there are none.
 */
export function withoutChoices(counts: PairCounts): PairCounts {
  const { choices, byQuestion, ...pairs } = counts;
  if (choices === undefined) return counts;
  const plain = changed(pairs, winsOf(counts, choices), -1);
  if (byQuestion === undefined) return { ...pairs, ...plain };
  return { ...pairs, ...plain, byQuestion: questionsWithout(counts, choices, byQuestion) };
}

/**
 * The counts with every choice taken for the pairs that it makes, as if each had been judged by
 * itself: for what asks about single pairs. The very same where there are none.
 */
export function choicesAsPairs(counts: PairCounts): PairCounts {
  const { choices, byQuestion, ...pairs } = counts;
  if (choices === undefined) return counts;
  if (byQuestion === undefined) return pairs;
  const { choices: _, ...rows } = byQuestion;
  return { ...pairs, byQuestion: rows };
}

/** Counts of the same pairs with such choices; by question no more. */
export function withChoices(counts: PairCounts, choices: ChoiceCounts): PairCounts {
  const { byQuestion: _, ...pairs } = counts;
  return { ...pairs, ...changed(pairs, winsOf(counts, choices), 1), choices };
}

/** What choices are among the wins of pairs. */
function winsOf(counts: PairCounts, choices: ChoiceCounts) {
  const [left, right] = [counts.left, counts.left].map(({ length }) => new Float64Array(length));
  const visit = pairsOfChoices(counts, choices);
  choices.chosen.forEach((n, place) => {
    if (n === 0) return;
    visit(place, (pair, isLeft) => ((isLeft ? left : right)[pair] += n));
  });
  return { left, right };
}

function questionsWithout(
  counts: PairCounts,
  choices: ChoiceCounts,
  byQuestion: QuestionCounts,
): QuestionCounts {
  const { choices: picked, ...rows } = byQuestion;
  if (picked === undefined) return byQuestion;
  const [left, right] = [rows.pair, rows.pair].map(({ length }) => new Float64Array(length));
  const visit = pairsOfChoices(counts, choices);
  /** The row of each pair on the question at hand, which starts at `from`. */
  const rowOf = new Uint32Array(counts.left.length);
  let [to, asked] = [0, -1];
  picked.question.forEach((question, at) => {
    if (question !== asked) {
      while (rows.question[to] < question) to++;
      for (; rows.question[to] === question; to++) rowOf[rows.pair[to]] = to;
      asked = question;
    }
    visit(picked.place[at], (pair, isLeft) => {
      (isLeft ? left : right)[rowOf[pair]] += picked.chosen[at];
    });
  });
  return { ...rows, ...changed(rows, { left, right }, -1) };
}

/** Visits the pairs that a choice is counted as, with the side that the chosen model is on. */
function pairsOfChoices({ models, ...counts }: PairCounts, choices: ChoiceCounts) {
  const { start, member } = choices;
  const { left, right } = counts;
  const pairs = new Map<number, number>();
  for (let p = 0; p < left.length; p++)
    if (!isOrderKnown(counts, p)) pairs.set(left[p] * models.length + right[p], p);
  const setOf = setsOf(choices);
  return (place: number, visit: (pair: number, isLeft: boolean) => void): void => {
    const { [place]: chosen } = member;
    const { [place]: set } = setOf;
    for (const other of member.subarray(start[set], start[set + 1])) {
      const [a, b] = chosen < other ? [chosen, other] : [other, chosen];
      const pair = pairs.get(a * models.length + b);
      if (pair !== undefined) visit(pair, chosen === a);
    }
  };
}

/** How many choices there are; a ranking is one after another. */
export function choiceTotal({ chosen }: ChoiceCounts): number {
  return roundedSum(chosen.reduce((sum, n) => sum + n, 0));
}

/** By place the set that it belongs to. */
export function setsOf({ start, member }: ChoiceCounts): Uint32Array {
  const setOf = new Uint32Array(member.length);
  for (let s = 0; s + 1 < start.length; s++) setOf.fill(s, start[s], start[s + 1]);
  return setOf;
}

/** Wins with others added to them or taken away; nothing says how clear those are. */
function changed(
  { leftWins, rightWins, grades }: Wins,
  { left, right }: { readonly left: Float64Array; readonly right: Float64Array },
  sign: 1 | -1,
): Wins {
  const change = (wins: Float64Array, by: Float64Array): Float64Array =>
    wins.map((n, at) => {
      const sum = n + sign * by[at];
      return sum > ROUNDING * n ? sum : 0;
    });
  return {
    leftWins: change(leftWins, left),
    rightWins: change(rightWins, right),
    ...(grades && {
      grades: {
        ...grades,
        leftOpen: change(grades.leftOpen, left),
        rightOpen: change(grades.rightOpen, right),
      },
    }),
  };
}
