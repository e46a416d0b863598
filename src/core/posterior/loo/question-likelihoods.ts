import { log } from '../../numerics/elementary.ts';
import { createRandom } from '../../numerics/random.ts';
import type { Random } from '../../numerics/random.ts';
import { sortRows } from '../../numerics/sort-rows.ts';
import { averagedQuestions } from '../../model/questions/question-likelihood.ts';
import { questionRowsOf } from '../../model/questions/question-rows.ts';
import { likelihood } from '../../model/likelihood.ts';
import { isGraded } from '../../model/settings.ts';
import type { TieModel } from '../../model/settings.ts';
import { gradedColumns, OUTCOME_OF, verdictColumns, withoutGrades } from '../../table/grades.ts';
import { Outcome } from '../../table/judgments.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { questionStarts } from '../../table/questions/question-starts.ts';
import { columnsOf } from '../draws/columns.ts';
import { positionsOf } from '../draws/draws.ts';
import type { Draws } from '../draws/draws.ts';
import { likelihoodFromOdds, oddsOf, verdictFromOdds } from '../draws/odds.ts';
import { countsOfQuestions } from './single-questions.ts';

/** A question's log-likelihoods by draw. */
export interface QuestionLikelihoods {
  /** All that the posterior has of it. */
  readonly all: Float64Array;
  /** What is predicted. */
  readonly scored: Float64Array;
  /** Of a model of graded verdicts, who won alone. */
  readonly won: Float64Array | null;
}

export interface LikelihoodsByQuestion {
  /** Draws. */
  readonly size: number;
  /** They hold until another question is asked for; in ascending order each costs least. */
  of(q: number): QuestionLikelihoods;
}

export interface QuestionedFit {
  readonly draws: Draws;
  readonly counts: PairCounts;
  /** Of these counts. */
  readonly byQuestion: QuestionCounts;
  readonly ties: TieModel;
  /** For the departures that are integrated out. */
  readonly seed: number;
}

/** Numbers that are held at once: the log-likelihoods of so many questions. */
const MOST_HELD = 2 ** 19;

/**
 * @param most draws; more are thinned to so many
 * @param atOnce questions that are scored together, whose pairs then share what they need
 */
export function likelihoodsByQuestion(
  fit: QuestionedFit,
  most = Infinity,
  atOnce = Infinity,
): LikelihoodsByQuestion {
  if (fit.counts.choices !== undefined) return drawByDraw(fit, most, byTerms);
  const random = createRandom(fit.seed);
  return positionsOf(fit.draws).omega === null
    ? pairByPair(fit, most, atOnce)
    : drawByDraw(fit, most, (own) => averaged(own, random));
}

/**
 * Without departures by question, judgments of one pair with one verdict are alike on all questions:
 * their likelihood is computed once for many of these, and costs a multiplication on each.
 */
function pairByPair(
  { draws, counts, byQuestion, ties }: QuestionedFit,
  most: number,
  atOnce: number,
): LikelihoodsByQuestion {
  const columns = columnsOf(draws, most);
  const { size } = columns;
  const odds = oddsOf(columns, ties);
  const verdicts = isGraded(ties) ? gradedColumns(byQuestion) : verdictColumns(byQuestion);
  const { questions, question, pair } = byQuestion;
  const held = Math.min(questions, atOnce, Math.max(1, Math.floor(MOST_HELD / size)));
  // Half a tie is no outcome with a probability (compare-loo.ts): it is no part of what is predicted.
  const halves = ties === 'half' ? new Float64Array(held * size) : null;
  const wins = new Float64Array(held * size);
  const won = odds.shape.strong === null ? null : new Float64Array(held * size);
  const [ofPair, own, ofWon] = Array.from({ length: 3 }, () => new Float64Array(size));
  const starts = questionStarts(byQuestion);
  let [first, end] = [0, 0];

  /** The questions from q on, as many as are held. */
  function score(q: number): void {
    [first, end] = [q, Math.min(questions, q + held)];
    for (const sums of [wins, halves, won]) sums?.fill(0);
    const from = starts[first];
    const rows = Uint32Array.from({ length: starts[end] - from }, (_, at) => from + at);
    const sorted = sortRows(rows, pair, 0, counts.left.length);
    for (let at = 0, next = 0; at < sorted.length; at = next) {
      const p = pair[sorted[at]];
      while (next < sorted.length && pair[sorted[next]] === p) next++;
      odds.fill(counts, p, ofPair);
      for (let v = 0; v < verdicts.length; v++) addUp(v, sorted.subarray(at, next));
    }
    if (halves !== null) for (let at = 0; at < halves.length; at++) halves[at] += wins[at];
  }

  /** @param rows of the pair whose odds are there */
  function addUp(v: number, rows: Uint32Array): void {
    const { [v]: column } = verdicts;
    const isTie = OUTCOME_OF[v] === Outcome.tie;
    if ((isTie && ties === 'drop') || rows.every((r) => column[r] === 0)) return;
    verdictFromOdds(ties, v, ofPair, odds.shape, own);
    logarithms(own);
    if (won !== null) {
      likelihoodFromOdds(ties, OUTCOME_OF[v], ofPair, odds.shape, ofWon);
      logarithms(ofWon);
    }
    const sums = (isTie && halves) || wins;
    for (const r of rows) {
      if (column[r] === 0) continue;
      const base = (question[r] - first) * size;
      addTimes(sums, base, column[r], own);
      if (won !== null) addTimes(won, base, column[r], ofWon);
    }
  }

  return {
    size,
    of(q) {
      if (q < first || q >= end) score(q);
      const at = (sums: Float64Array): Float64Array =>
        sums.subarray((q - first) * size, (q - first + 1) * size);
      return { all: at(halves ?? wins), scored: at(wins), won: won && at(won) };
    },
  };
}

function logarithms(values: Float64Array): void {
  for (let s = 0; s < values.length; s++) values[s] = log(values[s]);
}

function addTimes(sums: Float64Array, base: number, times: number, values: Float64Array): void {
  for (let s = 0; s < values.length; s++) sums[base + s] += times * values[s];
}

/** A draw's log-likelihood of one question. */
type Value = (point: Float64Array) => number;

/** One draw after the other, for what no two questions share. */
function drawByDraw(
  fit: QuestionedFit,
  most: number,
  valuesOf: (fit: QuestionedFit) => (q: number) => Value,
): LikelihoodsByQuestion {
  const { draws, counts, byQuestion, ties } = fit;
  const { strong, count } = positionsOf(draws);
  const total = draws.chains * draws.perChain;
  const size = Math.min(total, most);
  const all = valuesOf(fit);
  const scored = ties === 'half' ? valuesOf({ ...fit, ties: 'drop' }) : all;
  const open = withoutGrades({ ...counts, byQuestion });
  const ofOpen = { ...fit, counts: open, byQuestion: open.byQuestion ?? byQuestion };
  const won = strong === null ? null : valuesOf(ofOpen);
  const byDraw = (score: Value): Float64Array =>
    new Float64Array(size).map((_, s) => {
      const from = Math.floor((s * total) / size) * count;
      return score(draws.values.subarray(from, from + count));
    });
  return {
    size,
    of(q) {
      const own = byDraw(all(q));
      return {
        all: own,
        scored: scored === all ? own : byDraw(scored(q)),
        won: won && byDraw(won(q)),
      };
    },
  };
}

/** The departures of each question are integrated out. */
function averaged({ draws, counts, byQuestion, ties }: QuestionedFit, random: Random) {
  const { order, tie, strong, omega } = positionsOf(draws);
  const rows = questionRowsOf(counts, byQuestion, ties, order !== null);
  const own = averagedQuestions(rows, ties, random);
  return (q: number): Value =>
    (point) => {
      const at = (place: number | null): number => (place === null ? 0 : point[place]);
      const parameters = { alpha: at(order), tie: at(tie), strong: at(strong), omega: at(omega) };
      return own.at(q, { point, ...parameters });
    };
}

/** Models of choices have no departures by question. */
function byTerms({ draws, counts, byQuestion, ties }: QuestionedFit) {
  const { order, tie, strong, count } = positionsOf(draws);
  const gradient = new Float64Array(count);
  const each = countsOfQuestions(counts, byQuestion);
  return (q: number): Value => {
    const term = likelihood(each(q), ties, { order, tie, strong });
    return (point) => term.evaluate(point, gradient);
  };
}
