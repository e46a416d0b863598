import type { LogDensity } from '../../model/density.ts';
import { outcomeSlopes } from '../../model/questions/outcome-slopes.ts';
import { roomForSlopes, verdictSlopes } from '../../model/graded/verdicts.ts';
import { isGraded } from '../../model/settings.ts';
import type { TieModel } from '../../model/settings.ts';
import { GRADED_VERDICTS, PLAIN_VERDICTS, gradedColumns } from '../../table/grades.ts';
import { withoutChoices } from '../../table/choices/choice-pairs.ts';
import { choiceScores } from '../../model/choices/scores.ts';
import { Outcome, isOrderKnown } from '../../table/judgments.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { contestScatter } from './contest-scores.ts';

/** A question's score: the gradient of its own log-likelihood, where it is not zero. */
export interface QuestionScore {
  readonly question: number;
  /** Parameters that the question is about; so many of the first as `size` says. */
  readonly places: Uint32Array;
  readonly size: number;
  /** By parameter; K strengths as K separate coordinates, as in model/term.ts. */
  readonly score: Float64Array;
}

/** Calls `visit` with the score of every question at a point; the arrays are used again. */
export function eachQuestionScore(
  given: PairCounts,
  judged: QuestionCounts,
  ties: TieModel,
  { order, tie, strong = null, parameters }: ScorePlaces,
  point: Float64Array,
  visit: (question: QuestionScore) => void,
): void {
  const counts = withoutChoices({ ...given, byQuestion: judged });
  const { byQuestion = judged } = counts;
  const { question, pair } = byQuestion;
  const addChoices = choiceScores(given.choices, judged.choices, point, ties, tie);
  const slopes = slopesOfPairs(counts, ties, { order, tie, strong }, point);
  const { verdicts } = slopes;
  const columns =
    verdicts === GRADED_VERDICTS
      ? gradedColumns(byQuestion)
      : [byQuestion.leftWins, byQuestion.rightWins, byQuestion.ties];
  const score = new Float64Array(parameters);
  const places = new Uint32Array(parameters);
  const isMet = new Uint8Array(parameters);
  let size = 0;
  const add = (place: number | null, by: number): void => {
    if (place === null) return;
    if (isMet[place] === 0) {
      isMet[place] = 1;
      places[size++] = place;
    }
    score[place] += by;
  };
  for (let at = 0; at < question.length; at++) {
    const p = pair[at];
    let [byEta, byTie, byStrong] = [0, 0, 0];
    for (let verdict = 0; verdict < verdicts; verdict++) {
      const count = columns[verdict][at];
      byEta += count * slopes.byEta[verdicts * p + verdict];
      byTie += count * slopes.byTie[verdicts * p + verdict];
      byStrong += count * slopes.byStrong[verdicts * p + verdict];
    }
    add(counts.left[p], byEta);
    add(counts.right[p], -byEta);
    if (isOrderKnown(counts, p)) add(order, byEta);
    add(tie, byTie);
    add(strong, byStrong);
    if (at + 1 < question.length && question[at + 1] === question[at]) continue;
    addChoices(question[at], add);
    visit({ question: question[at], places, size, score });
    for (let k = 0; k < size; k++) {
      score[places[k]] = 0;
      isMet[places[k]] = 0;
    }
    size = 0;
  }
}

type ScorePlaces = Pick<LogDensity, 'order' | 'tie' | 'strong' | 'parameters'>;

/** Of every pair and verdict, at verdicts · pair + verdict. */
function slopesOfPairs(
  counts: PairCounts,
  ties: TieModel,
  { order, tie, strong = null }: Omit<ScorePlaces, 'parameters'>,
  point: Float64Array,
) {
  const pairs = counts.left.length;
  const ofGrades = isGraded(ties) && strong !== null ? { ties, at: strong } : null;
  const verdicts = ofGrades ? GRADED_VERDICTS : PLAIN_VERDICTS;
  const room = () => new Float64Array(verdicts * pairs);
  const all = { verdicts, byEta: room(), byTie: room(), byStrong: room() };
  const one = { byEta: new Float64Array(3), byTie: new Float64Array(3) };
  const graded = roomForSlopes();
  const { left, right } = counts;
  for (let p = 0; p < pairs; p++) {
    const alpha = order !== null && isOrderKnown(counts, p) ? point[order] : 0;
    const eta = alpha + point[left[p]] - point[right[p]];
    const ofTie = tie === null ? 0 : point[tie];
    if (ofGrades) {
      verdictSlopes(ofGrades.ties, eta, { tie: ofTie, strong: point[ofGrades.at] }, graded);
      all.byEta.set(graded.byEta, verdicts * p);
      all.byTie.set(graded.byTie, verdicts * p);
      all.byStrong.set(graded.byStrong, verdicts * p);
      continue;
    }
    outcomeSlopes(ties, eta, ofTie, one);
    // A judgment that can't be: its slope is without limit, and it is not there.
    if (!Number.isFinite(one.byTie[Outcome.tie])) one.byTie[Outcome.tie] = 0;
    all.byEta.set(one.byEta, verdicts * p);
    all.byTie.set(one.byTie, verdicts * p);
  }
  return all;
}

/** Σ S_q·S_qᵀ over the questions, row-major: what their scores scatter. */
export function scatterOf(
  counts: PairCounts,
  questions: QuestionCounts,
  ties: TieModel,
  places: ScorePlaces,
  point: Float64Array,
): Float64Array {
  // Styled contests know their questions themselves.
  if (counts.styled) return contestScatter(counts, counts.styled, ties, places, point);
  const { parameters } = places;
  const scatter = new Float64Array(parameters * parameters);
  const values = new Float64Array(parameters);
  eachQuestionScore(counts, questions, ties, places, point, ({ places: own, size, score }) => {
    for (let a = 0; a < size; a++) {
      const row = own[a] * parameters;
      const value = score[own[a]];
      values[a] = value;
      for (let b = 0; b <= a; b++) scatter[row + own[b]] += value * values[b];
    }
  });
  // Of every two parameters either order holds a part.
  for (let a = 0; a < parameters; a++)
    for (let b = 0; b < a; b++) {
      const both = scatter[a * parameters + b] + scatter[b * parameters + a];
      scatter[a * parameters + b] = both;
      scatter[b * parameters + a] = both;
    }
  return scatter;
}
