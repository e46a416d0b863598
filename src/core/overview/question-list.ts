import type { Benchmark, TextIndex } from '../table/benchmark.ts';
import { Outcome } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';

/** One line of the list of questions; judgments with an outcome (ties among them), by weight. */
export interface QuestionLine {
  readonly id: string;
  readonly category: string | null;
  /** The first turn; null where a file only names the question. */
  readonly text: TextIndex | null;
  readonly judgments: number;
  readonly ties: number;
  readonly unparsed: number;
  readonly answers: number;
}

/** Which part of the list is wanted. */
export interface QuestionQuery {
  /** Part of an id or a category, in any case; '' for all. */
  readonly search: string;
  /** Questions of this category alone; null for all. */
  readonly category: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** One page of the list, and how many lines there are on all pages. */
export interface QuestionPage {
  readonly total: number;
  readonly lines: readonly QuestionLine[];
}

interface Known {
  readonly category: string | null;
  readonly text: TextIndex | null;
}

/**
 * Questions of the files of questions, in their order, then those that only judgments name.
 * A question in several files is one, with the first text and the first category it is given.
 */
export function questionList(
  table: JudgmentTable,
  benchmark: Benchmark,
  { search, category, offset, limit }: QuestionQuery,
): QuestionPage {
  const known = knownQuestions(table, benchmark);
  const wanted = search.trim().toLowerCase();
  const has = (text: string | null | undefined) => text?.toLowerCase().includes(wanted) === true;
  const found: string[] = [];
  for (const [id, question] of known) {
    if (category !== null && question.category !== category) continue;
    const isFound = wanted === '' || has(id) || has(question.category);
    if (isFound) found.push(id);
  }
  const page = found.slice(offset, offset + limit);
  const counts = countLines(table, benchmark, page);
  const lines = page.map((id, at): QuestionLine => {
    const { category: own = null, text = null } = known.get(id) ?? {};
    return { id, category: own, text, ...counts[at] };
  });
  return { total: found.length, lines };
}

function knownQuestions(table: JudgmentTable, { questions }: Benchmark): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const { id, category, turns } of questions) {
    const before = known.get(id);
    known.set(id, {
      category: before?.category ?? category,
      text: before?.text ?? turns.at(0) ?? null,
    });
  }
  for (const id of table.questions) {
    if (!known.has(id)) known.set(id, { category: null, text: null });
  }
  return known;
}

/** Counts for the questions of a page alone. */
function countLines(table: JudgmentTable, { answers }: Benchmark, page: readonly string[]) {
  const place = new Map(page.map((id, at) => [id, at]));
  const counts = page.map(() => ({ judgments: 0, ties: 0, unparsed: 0, answers: 0 }));
  const placeOf = Int32Array.from(table.questions, (id) => place.get(id) ?? -1);
  const { question, outcome, weight } = table;
  for (let row = 0; row < question.length; row++) {
    const at = question[row] < 0 ? -1 : placeOf[question[row]];
    if (at < 0) continue;
    const count = weight === null ? 1 : weight[row];
    if (outcome[row] === Outcome.unparsed) counts[at].unparsed += count;
    else counts[at].judgments += count;
    if (outcome[row] === Outcome.tie) counts[at].ties += count;
  }
  for (const { question: id } of answers) {
    const at = place.get(id);
    if (at !== undefined) counts[at].answers++;
  }
  return counts;
}
