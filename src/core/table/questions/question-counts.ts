import { giveUp } from '../../numerics/freed-memory.ts';
import { MAX_WIDE_CELLS } from '../../limits.ts';
import {
  GRADED_VERDICTS,
  PLAIN_VERDICTS,
  countsOfVerdicts,
  strongTotal,
  verdictOf,
} from '../grades.ts';
import { isOrderKnown, Outcome, Sides, UNKNOWN } from '../judgments.ts';
import type { JudgmentTable, PairCounts, QuestionCounts } from '../judgments.ts';
import type { Picks, QuestionPicks } from '../choices/count-choices.ts';
import { sortRows } from '../../numerics/sort-rows.ts';
import { Cells, cellsIn } from './cells.ts';
import { cellsOfSingle } from './single-judgments.ts';

/**
 * The judgments of counts by question, in linear time but for the sorting of questions.
 * @param table the rows that were counted, those of unknown sides turned (`oriented`)
 * @param counts what they were counted to
 * @param picks the choices among them, or null
 * @returns undefined where a question is unknown, or all have a judgment at the most
 */
export function countByQuestion(
  table: JudgmentTable,
  counts: PairCounts,
  picks: Picks | null,
): QuestionCounts | undefined {
  const rows = countedRows(table, counts);
  const { length: questions } = table.questions;
  const own = picks && picks.ofQuestions(questions);
  const counted = rows && countRowsBy(table, counts, rows, table.question, questions, own);
  if (rows) giveUp(rows);
  return counted;
}

/**
 * The same by whatever the rows are sorted into.
 * @param rows that count (`countedRows`)
 * @param question of each row of the table, from 0
 * @param picks the choices among them, or null
 * @param keepsOnce also where all have a judgment at the most
 */
export function countRowsBy(
  table: JudgmentTable,
  counts: PairCounts,
  rows: Uint32Array<ArrayBuffer>,
  question: Int32Array,
  questions: number,
  picks: QuestionPicks | null = null,
  keepsOnce = false,
): QuestionCounts | undefined {
  return questionCountsOf(cellsOf(table, counts, rows, question, questions), picks, keepsOnce);
}

/**
 * What each question of counts is called in the table that they were made of.
 * @param table as it was counted
 * @param picks as for `countByQuestion`
 * @returns by number; null where the table is not what these counts are of
 */
export function questionNames(
  table: JudgmentTable,
  counts: PairCounts,
  picks: Picks | null,
): readonly string[] | null {
  const { byQuestion } = counts;
  const rows = countedRows(table, counts);
  if (byQuestion === undefined || rows === undefined) return null;
  const { question, questions: names } = table;
  const own = picks && picks.ofQuestions(names.length);
  const cells = cellsOf(table, counts, rows, question, names.length);
  const { order, starts } = numbered(cells, own);
  const named = Array.from(order, (q) => names[cells.question[starts[q]]]);
  const found = questionCountsOf(cells, own, true);
  return found !== undefined && areSame(found, byQuestion) ? named : null;
}

/** Whether the same was judged on questions of the same numbers. */
function areSame(one: QuestionCounts, other: QuestionCounts): boolean {
  if (one.questions !== other.questions || one.pair.length !== other.pair.length) return false;
  return (['question', 'pair', 'leftWins', 'rightWins', 'ties'] as const).every((column) =>
    one[column].every((value, row) => value === other[column][row]),
  );
}

function cellsOf(
  table: JudgmentTable,
  counts: PairCounts,
  rows: Uint32Array<ArrayBuffer>,
  question: Int32Array,
  questions: number,
): Cells {
  const { weight } = table;
  const { grade: _, ...ungraded } = table;
  const said = counts.grades ? table : ungraded;
  const verdicts = counts.grades ? GRADED_VERDICTS : PLAIN_VERDICTS;
  const pairOf = pairsOfRows(table, counts, rows);
  if (weight === null) {
    const single = cellsOfSingle(said, rows, pairOf, question, questions, verdicts);
    giveUp(pairOf);
    return single;
  }
  const byPair = sortRows(rows, pairOf, 0, counts.left.length);
  const sorted = sortRows(byPair, question, 0, questions);
  const cells = new Cells(cellsIn(sorted, question, pairOf), verdicts, Float64Array);
  // As in counts.ts: sums of fractions depend on their order.
  const isFractional = weight.some((w) => !Number.isInteger(w));
  if (isFractional) sortWithin(sorted, question, pairOf, weight);
  for (const row of sorted) {
    const at = cells.at(question[row], pairOf[row]);
    cells.columns[verdictOf(said, row)][at] += weight[row];
  }
  return cells;
}

/** Puts the rows of every question and pair, which lie together, in the order of their weights. */
function sortWithin(
  rows: Uint32Array,
  question: Int32Array,
  pairOf: Uint32Array,
  weight: Float64Array,
): void {
  for (let at = 0, end = 0; at < rows.length; at = end) {
    const [asked, pair] = [question[rows[at]], pairOf[rows[at]]];
    while (end < rows.length && question[rows[end]] === asked && pairOf[rows[end]] === pair) end++;
    if (end - at > 1) rows.subarray(at, end).sort((a, b) => weight[a] - weight[b]);
  }
}

/** Counts with what is known of their questions, in the place of what they had. */
export function withQuestions(
  { models, left, right, leftWins, rightWins, ties, sides, grades }: PairCounts,
  byQuestion: QuestionCounts | undefined,
): PairCounts {
  const pairs = { models, left, right, leftWins, rightWins, ties };
  const known = { ...(sides && { sides }), ...(grades && { grades }) };
  return { ...pairs, ...known, ...(byQuestion && { byQuestion }) };
}

/** Position in the counts of each model of a table; −1 where they don't have it. */
function placesIn(counts: PairCounts, models: readonly string[]): Int32Array {
  const place = new Map(counts.models.map((name, m) => [name, m]));
  return Int32Array.from(models, (name) => place.get(name) ?? -1);
}

/** The rows that count; undefined where a question of theirs is unknown, or none is judged twice. */
export function countedRows(
  { models, left, right, outcome, weight, ...table }: JudgmentTable,
  counts: PairCounts,
  by: 'question' | 'judge' = 'question',
): Uint32Array<ArrayBuffer> | undefined {
  const { [by]: question } = table;
  const questions = by === 'question' ? table.questions : table.judges;
  const place = placesIn(counts, models);
  const isMet = new Uint8Array(questions.length);
  const { unparsed } = Outcome;
  const isCounted = (row: number): boolean =>
    outcome[row] !== unparsed &&
    left[row] !== right[row] &&
    place[left[row]] >= 0 &&
    place[right[row]] >= 0 &&
    weight?.[row] !== 0;
  let [size, isRepeated] = [0, false];
  for (let row = 0; row < outcome.length; row++) {
    if (!isCounted(row)) continue;
    const asked = question[row];
    if (asked === UNKNOWN) return undefined;
    isRepeated ||= isMet[asked] === 1 || (weight !== null && weight[row] > 1);
    isMet[asked] = 1;
    size++;
  }
  if (!isRepeated) return undefined;
  const rows = new Uint32Array(size);
  for (let row = 0, at = 0; row < outcome.length; row++) if (isCounted(row)) rows[at++] = row;
  return rows;
}

/** Per row that counts the pair of the counts that it belongs to. */
function pairsOfRows(
  { models: names, left, right, sides }: JudgmentTable,
  counts: PairCounts,
  rows: Uint32Array<ArrayBuffer>,
): Uint32Array {
  const models = counts.models.length;
  const place = placesIn(counts, names);
  const keyOf = (first: number, second: number, isShown: boolean): number =>
    ((isShown ? 0 : models) + first) * models + second;
  const pairAt = new Map<number, number>();
  counts.left.forEach((first, pair) =>
    pairAt.set(keyOf(first, counts.right[pair], isOrderKnown(counts, pair)), pair),
  );
  const pairOf = new Uint32Array(left.length);
  for (const row of rows) {
    const isShown = sides?.[row] !== Sides.unknown;
    pairOf[row] = pairAt.get(keyOf(place[left[row]], place[right[row]], isShown)) ?? 0;
  }
  return pairOf;
}

/**
 * Questions are numbered by what was judged on them, so that neither their names nor the rows'
 * order leave a trace. The cells are used up: many become the counts.
 * @returns undefined where each has a judgment at the most
 */
export function questionCountsOf(
  cells: Cells,
  picks: QuestionPicks | null,
  keepsOnce = false,
): QuestionCounts | undefined {
  const { size, question, columns } = cells;
  const { order, starts } = numbered(cells, picks);
  const questions = order.length;
  const total = (at: number): number => columns.reduce((sum, column) => sum + column[at], 0);
  const isOnce = (_: number, q: number): boolean =>
    q === questions || (starts[q + 1] - starts[q] < 2 && total(starts[q]) <= 1);
  if (!keepsOnce && starts.every(isOnce)) return undefined;
  const isOfBytes = columns.every((column) => column instanceof Uint8Array);
  if (isOfBytes && size > MAX_WIDE_CELLS && columns.length === PLAIN_VERDICTS && picks === null) {
    cells.reorder(order, starts);
    const [leftWins, rightWins, ties] = columns;
    return { questions, question, pair: cells.pair, leftWins, rightWins, ties };
  }
  const found = new Cells(size, columns.length, Float64Array);
  order.forEach((q, number) => {
    for (let at = starts[q]; at < starts[q + 1]; at++)
      found.add(number, cells.pair[at], columns, at);
  });
  const { grades, ...counted } = countsOfVerdicts(found.columns);
  return {
    questions,
    question: found.question,
    pair: found.pair,
    ...counted,
    ...(grades && strongTotal({ grades }) > 0 && { grades }),
    ...(picks && { choices: picks.inOrder(Array.from(order, (q) => question[starts[q]])) }),
  };
}

/** Which question has which number, as the how manyth in the cells, and where each begins there. */
function numbered(cells: Cells, picks: QuestionPicks | null) {
  const { size, question } = cells;
  const starts: number[] = [];
  for (let at = 0; at < size; at++)
    if (at === 0 || question[at] !== question[at - 1]) starts.push(at);
  const questions = starts.length;
  starts.push(size);
  const order = Uint32Array.from(starts.keys())
    .subarray(0, questions)
    .sort((a, b) => {
      const [from, other] = [starts[a], starts[b]];
      const [own, theirs] = [starts[a + 1] - from, starts[b + 1] - other];
      for (let r = 0; r < own && r < theirs; r++) {
        const difference = cells.compare(from + r, other + r);
        if (difference !== 0) return difference;
      }
      return own - theirs || (picks?.compare(question[from], question[other]) ?? 0);
    });
  return { order, starts };
}
