import { roundedSum } from '../../numerics/weight-sum.ts';
import { isOrderKnown, Outcome } from '../judgments.ts';
import type { ChoiceCounts, Counts, PairCounts, QuestionCounts } from '../judgments.ts';
import { chosenAt, setsOf, timesOf } from './tied.ts';

type Columns = 'leftWins' | 'rightWins' | 'ties' | 'grades';
type Verdicts = Pick<PairCounts, Columns>;

/** What is added to pairs, or taken away, by the outcome seen from the left. */
type Change = readonly [left: Float64Array, right: Float64Array, tie: Float64Array];

/** Less than this part of a count is what rounding leaves of sums of fractions. */
const ROUNDING = 1e-9;

/**
 * The counts without their choices: pairs, and what they are by question, hold only the judgments
 * that are observations by themselves. The very same where there are none.
 */
export function withoutChoices(counts: PairCounts): PairCounts {
  const { choices, byQuestion, ...pairs } = counts;
  if (choices === undefined) return counts;
  const plain = changed(pairs, judgedIn(counts, choices), -1);
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
  return { ...pairs, ...changed(pairs, judgedIn(counts, choices), 1), choices };
}

/**
 * The counts without the choices of several together, for those who drop ties; by question no more.
 * The very same where there are none.
 */
export function withoutTiedChoices(counts: PairCounts): PairCounts {
  const { choices, byQuestion: _, ...pairs } = counts;
  if (choices?.ties === undefined) return counts;
  const { ties: tied, ...single } = choices;
  const none = new Float64Array(single.chosen.length);
  const judged = judgedIn(counts, { ...single, chosen: none, ties: tied });
  return { ...pairs, ...changed(pairs, judged, -1), choices: single };
}

/** What choices are among the outcomes of pairs. */
function judgedIn(counts: PairCounts, choices: ChoiceCounts): Change {
  const judged = nothing(counts.left.length);
  const visit = pairsOfChoices(counts, choices);
  timesOf(choices).forEach((n, place) => {
    if (n === 0) return;
    visit(place, (pair, outcome) => (judged[outcome][pair] += n));
  });
  return judged;
}

function nothing(pairs: number): Change {
  return [new Float64Array(pairs), new Float64Array(pairs), new Float64Array(pairs)];
}

function questionsWithout(
  counts: PairCounts,
  choices: ChoiceCounts,
  byQuestion: QuestionCounts,
): QuestionCounts {
  const { choices: picked, ...rows } = byQuestion;
  if (picked === undefined) return byQuestion;
  const judged = nothing(rows.pair.length);
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
    visit(picked.place[at], (pair, outcome) => {
      judged[outcome][rowOf[pair]] += picked.chosen[at];
    });
  });
  return { ...rows, ...changed(rows, judged, -1) };
}

/** Visits the pairs that a choice is counted as, with the outcome of each. */
function pairsOfChoices({ models, ...counts }: PairCounts, choices: ChoiceCounts) {
  const { start, member } = choices;
  const { left, right } = counts;
  const pairs = new Map<number, number>();
  for (let p = 0; p < left.length; p++)
    if (!isOrderKnown(counts, p)) pairs.set(left[p] * models.length + right[p], p);
  const setOf = setsOf(choices);
  return (place: number, visit: (pair: number, outcome: 0 | 1 | 2) => void): void => {
    const chosen = chosenAt(choices, place);
    const [from, to] = [start[setOf[place]], start[setOf[place] + 1]];
    for (const one of chosen) {
      for (let other = from; other < to; other++) {
        const isChosen = chosen.includes(other);
        // A pair of two that were chosen is visited once.
        if (isChosen && other <= one) continue;
        const isLeft = one < other;
        const [a, b] = isLeft ? [one, other] : [other, one];
        const pair = pairs.get(member[a] * models.length + member[b]);
        const outcome = isChosen ? Outcome.tie : isLeft ? Outcome.left : Outcome.right;
        if (pair !== undefined) visit(pair, outcome);
      }
    }
  };
}

/** How many choices there are; a ranking is one after another. */
export function choiceTotal(choices: ChoiceCounts): number {
  return roundedSum(timesOf(choices).reduce((sum, n) => sum + n, 0));
}

/** Outcomes with others added to them or taken away; nothing says how clear those wins are. */
function changed(
  { leftWins, rightWins, ties, grades }: Verdicts | Pick<QuestionCounts, Columns>,
  [left, right, tie]: Change,
  sign: 1 | -1,
): Verdicts {
  const change = (counted: Counts, by: Float64Array): Float64Array =>
    by.map((more, at) => {
      const n = counted[at];
      const sum = n + sign * more;
      return sum > ROUNDING * n ? sum : 0;
    });
  return {
    leftWins: change(leftWins, left),
    rightWins: change(rightWins, right),
    ties: change(ties, tie),
    ...(grades && {
      grades: {
        ...grades,
        leftOpen: change(grades.leftOpen, left),
        rightOpen: change(grades.rightOpen, right),
      },
    }),
  };
}
