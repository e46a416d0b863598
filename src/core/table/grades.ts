import { Grade, Outcome } from './judgments.ts';
import type {
  Counts,
  GradeCounts,
  JudgmentTable,
  PairCounts,
  QuestionCounts,
} from './judgments.ts';

/** What our own files call a grade. */
export const GRADE_NAMES = ['open', 'plain', 'strong'] as const satisfies Readonly<
  Record<Grade, string>
>;

/**
 * What was said of a pair, grade and all. The first three are `Outcome`: with grades a win of these is
 * a plain one, without them any.
 */
export const Verdict = {
  left: Outcome.left,
  right: Outcome.right,
  tie: Outcome.tie,
  leftStrong: 3,
  rightStrong: 4,
  leftOpen: 5,
  rightOpen: 6,
} as const;

/** By verdict: its outcome, and the verdict that it is with the two models in the other order. */
export const OUTCOME_OF = [
  ...[Outcome.left, Outcome.right, Outcome.tie],
  ...[Outcome.left, Outcome.right, Outcome.left, Outcome.right],
] as const;
export const TURNED = [1, 0, 2, 4, 3, 6, 5] as const;

/** Verdicts of counts without grades, and with them. */
export const PLAIN_VERDICTS = 3;
export const GRADED_VERDICTS = 7;

interface Counted<C extends Counts = Float64Array> {
  readonly leftWins: C;
  readonly rightWins: C;
  readonly ties: C;
  readonly grades?: GradeCounts;
}

/** The counts by verdict, of which each judgment has one: three columns, or seven with grades. */
export function verdictColumns<C extends Counts>(counts: Counted<C>): (C | Float64Array)[] {
  const { leftWins, rightWins, ties, grades } = counts;
  if (grades === undefined) return [leftWins, rightWins, ties];
  const { leftStrong, rightStrong, leftOpen, rightOpen } = grades;
  const plain = (wins: C, strong: Float64Array, open: Float64Array): Float64Array =>
    strong.map((n, p) => Math.max(0, wins[p] - n - open[p]));
  return [
    plain(leftWins, leftStrong, leftOpen),
    plain(rightWins, rightStrong, rightOpen),
    ties,
    leftStrong,
    rightStrong,
    leftOpen,
    rightOpen,
  ];
}

/** The same as seven columns: counts without grades say of no win how clear it is. */
export function gradedColumns<C extends Counts>(counts: Counted<C>): (C | Float64Array)[] {
  const columns = verdictColumns(counts);
  if (columns.length === GRADED_VERDICTS) return columns;
  const [leftOpen, rightOpen, ties] = columns;
  const none = new Float64Array(ties.length);
  return [none, none, ties, none, none, leftOpen, rightOpen];
}

/** Counts of such columns. */
export function countsOfVerdicts(columns: readonly Float64Array[]): Counted {
  const [left, right, ties, leftStrong, rightStrong, leftOpen, rightOpen] = columns;
  if (columns.length === PLAIN_VERDICTS) return { leftWins: left, rightWins: right, ties };
  return {
    leftWins: left.map((n, p) => n + leftStrong[p] + leftOpen[p]),
    rightWins: right.map((n, p) => n + rightStrong[p] + rightOpen[p]),
    ties,
    grades: { leftStrong, rightStrong, leftOpen, rightOpen },
  };
}

const OF_LEFT = [Verdict.leftOpen, Verdict.left, Verdict.leftStrong] as const;
const OF_RIGHT = [Verdict.rightOpen, Verdict.right, Verdict.rightStrong] as const;

/** The verdict of a row that has an outcome. */
export function verdictOf({ outcome, grade }: JudgmentTable, row: number): number {
  const said = outcome[row];
  if (grade === undefined || said === Outcome.tie) return said;
  return (said === Outcome.left ? OF_LEFT : OF_RIGHT)[grade[row]] ?? said;
}

/** How clear the win of a verdict is. */
export function gradeOf(verdict: number): Grade {
  const { leftOpen, rightOpen, leftStrong, rightStrong, tie } = Verdict;
  if (verdict === leftStrong || verdict === rightStrong) return Grade.strong;
  const isOpen = verdict === tie || verdict === leftOpen || verdict === rightOpen;
  return isOpen ? Grade.open : Grade.plain;
}

/** The same judgments without grades, where a strong win counts so many times. */
export function withStrongWeight(table: JudgmentTable, times: number): JudgmentTable {
  const { grade, ...rest } = table;
  if (grade === undefined) return table;
  const weight = Float64Array.from(
    grade,
    (each, row) => (table.weight?.[row] ?? 1) * (each === Grade.strong ? times : 1),
  );
  return { ...rest, weight };
}

/** The same judgments, of wins that have no grades. */
export function withoutGrades(counts: PairCounts): PairCounts {
  if (counts.grades === undefined) return counts;
  const { grades: _, byQuestion, byRater, ...rest } = counts;
  const ungraded = ({ grades: __, ...own }: QuestionCounts): QuestionCounts => own;
  return {
    ...rest,
    ...(byQuestion && { byQuestion: ungraded(byQuestion) }),
    ...(byRater && {
      byRater: {
        raters: ungraded(byRater.raters),
        ...(byRater.both && { both: ungraded(byRater.both) }),
      },
    }),
  };
}

/** How many wins are strong. */
export function strongTotal({ grades }: Pick<PairCounts, 'grades'>): number {
  let total = 0;
  for (const column of grades ? [grades.leftStrong, grades.rightStrong] : [])
    for (const n of column) total += n;
  return total;
}

/** The same done to every column. */
export function mapGrades(
  { leftStrong, rightStrong, leftOpen, rightOpen }: GradeCounts,
  of: (column: Float64Array, name: keyof GradeCounts) => Float64Array,
): GradeCounts {
  return {
    leftStrong: of(leftStrong, 'leftStrong'),
    rightStrong: of(rightStrong, 'rightStrong'),
    leftOpen: of(leftOpen, 'leftOpen'),
    rightOpen: of(rightOpen, 'rightOpen'),
  };
}
