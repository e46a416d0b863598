import { categoriesOf, drawQuestions, gather } from '../judge/material.ts';
import type { Material, MaterialChoice, MaterialFile, PlacedQuestion } from '../judge/material.ts';
import { MAX_QUESTIONS } from '../limits.ts';
import type { Benchmark } from '../table/benchmark.ts';
import type { DataEdits } from '../table/data-edits.ts';
import type { JudgmentTable } from '../table/judgments.ts';

/** Which questions are to be asked. */
export type AskChoice = Omit<MaterialChoice, 'models'>;

/** An AskedQuestion before its texts are fetched. */
export type PlacedPrompt = Omit<PlacedQuestion, 'answers'>;

/** What some files hold that can be asked. */
export interface Askable {
  /** In order of appearance, with the number of questions that can be asked. */
  readonly categories: Material['categories'];
  /** Questions of the chosen categories that can be asked. */
  readonly questions: number;
  /** Whether there are more questions than are looked at (MAX_QUESTIONS). */
  readonly isCut: boolean;
  /** So many of those questions as were wanted. */
  readonly chosen: readonly PlacedPrompt[];
}

/** Questions whose text the files hold, whether or not anybody answered them. */
export function askableOf(
  table: JudgmentTable,
  benchmark: Benchmark,
  files: readonly MaterialFile[],
  edits: DataEdits,
  choice: AskChoice,
): Askable {
  const all = [...gather(table, benchmark, files, edits, MAX_QUESTIONS + 1).values()];
  const found = all.slice(0, MAX_QUESTIONS).filter(({ turns }) => turns.length > 0);
  const inCategory = found.filter(
    ({ category }) => choice.categories?.includes(category ?? '') ?? true,
  );
  return {
    categories: categoriesOf(found),
    questions: inCategory.length,
    isCut: all.length > MAX_QUESTIONS,
    chosen: drawQuestions(inCategory, choice).map(({ id, category, turns, reference }) => ({
      ...{ id, category, turns, reference },
    })),
  };
}

/** Questions that cross from a worker at once: a few milliseconds of the page's time. */
const PART = 2000;

/** The chosen questions in parts. */
export function* promptsInParts(
  chosen: readonly PlacedPrompt[],
): Generator<readonly PlacedPrompt[]> {
  for (let at = 0; at < chosen.length; at += PART) yield chosen.slice(at, at + PART);
}
