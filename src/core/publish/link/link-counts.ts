import type { GradeCounts, PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { DamagedLink } from './link-bytes.ts';
import type { LinkReader, LinkWriter } from './link-bytes.ts';

/** What counts may have besides their pairs, by bit. */
const Has = { sides: 1, grades: 2, questions: 4 } as const;

type Columns = 'leftWins' | 'rightWins' | 'ties' | 'grades';
type Amounts = Pick<PairCounts, Columns>;

/** Counts without choices, raters and contests of styles, in the order that they have. */
export function writeCounts(to: LinkWriter, counts: PairCounts): void {
  const { models, left, right, sides, grades, byQuestion } = counts;
  const pairs = left.length;
  to.number((sides ? Has.sides : 0) + (grades ? Has.grades : 0) + (byQuestion ? Has.questions : 0));
  to.number(pairs);
  to.steps(Float64Array.from(left, (model, p) => model * models.length + right[p]));
  if (sides) to.column(Float64Array.from(sides));
  writeAmounts(to, counts);
  if (byQuestion === undefined) return;
  to.number(byQuestion.questions);
  to.number(byQuestion.pair.length);
  const { question, pair } = byQuestion;
  to.steps(Float64Array.from(question, (q, cell) => q * pairs + pair[cell]));
  writeAmounts(to, byQuestion);
}

/**
 * The way back.
 * @throws DamagedLink where these are no counts of such models
 */
export function readCounts(from: LinkReader, models: readonly string[]): PairCounts {
  const has = from.number();
  const pairs = from.count();
  const steps = from.steps(pairs);
  const left = Uint32Array.from(steps, (code) => Math.floor(code / models.length));
  const right = Uint32Array.from(steps, (code) => code % models.length);
  const isPair = (m: number, p: number): boolean => m < models.length && m !== right[p];
  if (pairs === 0 || !left.every(isPair)) throw new DamagedLink();
  const hasGrades = (has & Has.grades) !== 0;
  const sides = (has & Has.sides) === 0 ? null : Uint8Array.from(from.column(pairs));
  if (sides?.some((side) => side > 1)) throw new DamagedLink();
  const amounts = readAmounts(from, pairs, hasGrades);
  const counts = { models, left, right, ...amounts, ...(sides && { sides }) };
  return (has & Has.questions) === 0
    ? counts
    : { ...counts, byQuestion: readQuestions(from, pairs, hasGrades) };
}

function readQuestions(from: LinkReader, pairs: number, hasGrades: boolean): QuestionCounts {
  const questions = from.number();
  const cells = from.count();
  const steps = from.steps(cells);
  const question = Uint32Array.from(steps, (code) => Math.floor(code / pairs));
  const pair = Uint32Array.from(steps, (code) => code % pairs);
  const isWhole = question.every((q) => q < questions) && new Set(question).size === questions;
  if (!isWhole) throw new DamagedLink();
  return { questions, question, pair, ...readAmounts(from, cells, hasGrades) };
}

function writeAmounts(
  to: LinkWriter,
  { leftWins, rightWins, ties, grades }: Amounts | Pick<QuestionCounts, Columns>,
): void {
  for (const column of [leftWins, rightWins, ties]) to.column(column);
  if (grades === undefined) return;
  const { leftStrong, rightStrong, leftOpen, rightOpen } = grades;
  for (const column of [leftStrong, rightStrong, leftOpen, rightOpen]) to.column(column);
}

function readAmounts(from: LinkReader, length: number, hasGrades: boolean): Amounts {
  const amounts = {
    leftWins: from.column(length),
    rightWins: from.column(length),
    ties: from.column(length),
  };
  if (!hasGrades) return amounts;
  const grades: GradeCounts = {
    leftStrong: from.column(length),
    rightStrong: from.column(length),
    leftOpen: from.column(length),
    rightOpen: from.column(length),
  };
  return { ...amounts, grades };
}
