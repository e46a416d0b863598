import type { Benchmark, TextIndex } from '../table/benchmark.ts';
import { leftOutBy } from '../table/corrections/left-out.ts';
import type { DataEdits } from '../table/data-edits.ts';
import type { FileReport } from '../formats/file/report.ts';
import { UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { createRandom } from '../numerics/random.ts';
import { MAX_QUESTIONS } from '../limits.ts';

/** Where a text is kept: among the texts of the files, or with a record of one of them. */
export type TextPlace =
  | { readonly text: TextIndex }
  | {
      readonly file: number;
      /** A row of the file's table, or of its scores. */
      readonly record: number;
      readonly part: 'question' | 'left' | 'right';
    };

/** A JudgedQuestion before its texts are fetched. */
export interface PlacedQuestion {
  readonly id: string;
  readonly category: string | null;
  readonly turns: readonly TextPlace[];
  readonly reference: readonly TextPlace[];
  /** Of each chosen model in order; null where it did not answer. */
  readonly answers: readonly (readonly TextPlace[] | null)[];
}

/** Which part of the files is to be judged. */
export interface MaterialChoice {
  /** As they are shown; null for all. */
  readonly models: readonly string[] | null;
  readonly categories: readonly string[] | null;
  /** Of more questions so many are drawn. */
  readonly most: number;
  readonly seed: number;
}

/** What some files hold that can be judged. */
export interface Material {
  /** Every model that answered, most answers first. */
  readonly models: readonly { readonly name: string; readonly answers: number }[];
  /** In order of appearance, with the number of questions that can be judged. */
  readonly categories: readonly { readonly name: string; readonly questions: number }[];
  /** Questions of the chosen models and categories that two of them or more answered. */
  readonly questions: number;
  /** Whether there are more questions than are looked at (MAX_QUESTIONS). */
  readonly isCut: boolean;
  /** The chosen models, and so many of those questions as were wanted. */
  readonly chosen: {
    readonly models: readonly string[];
    readonly questions: readonly PlacedQuestion[];
  };
}

/** What this file needs to know of a file that was read. */
export type MaterialFile = Pick<FileReport, 'firstRow' | 'tableRows' | 'hasTexts' | 'scores'>;

/** A question and all its answers by model, as the edits name them. */
export interface FoundQuestion {
  readonly id: string;
  category: string | null;
  turns: readonly TextPlace[];
  reference: readonly TextPlace[];
  readonly answers: Map<string, readonly TextPlace[]>;
}

/**
 * Questions with answers of two models or more, out of files of questions and answers, of
 * judgments that quote what they compare, and of scored answers. The first text found counts.
 */
export function materialOf(
  table: JudgmentTable,
  benchmark: Benchmark,
  files: readonly MaterialFile[],
  edits: DataEdits,
  choice: MaterialChoice,
): Material {
  const all = [...gather(table, benchmark, files, edits, MAX_QUESTIONS + 1).values()];
  const found = all
    .slice(0, MAX_QUESTIONS)
    .filter(({ turns, answers }) => turns.length > 0 && answers.size > 0);
  const counts = new Map<string, number>();
  for (const { answers } of found)
    for (const name of answers.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const models = [...counts]
    .map(([name, answers]) => ({ name, answers }))
    .sort((a, b) => b.answers - a.answers || (a.name < b.name ? -1 : 1));
  const names = models.map(({ name }) => name);
  const wanted = names.filter((name) => choice.models?.includes(name) ?? true);
  const judged = found.filter(
    ({ answers }) => wanted.filter((name) => answers.has(name)).length >= 2,
  );
  const inCategory = judged.filter(
    ({ category }) => choice.categories?.includes(category ?? '') ?? true,
  );
  return {
    models,
    categories: categoriesOf(judged),
    questions: inCategory.length,
    isCut: all.length > MAX_QUESTIONS,
    chosen: {
      models: wanted,
      questions: drawQuestions(inCategory, choice).map(({ answers, ...question }) => ({
        ...question,
        answers: wanted.map((name) => answers.get(name) ?? null),
      })),
    },
  };
}

/** Places of answers that cross from a worker at once: a few milliseconds of the page's time. */
const PART = 5000;

/** The chosen questions in parts of about as many answers. */
export function* partsOf({
  models,
  questions,
}: Material['chosen']): Generator<readonly PlacedQuestion[]> {
  const size = Math.max(1, Math.floor(PART / Math.max(1, models.length)));
  for (let at = 0; at < questions.length; at += size) yield questions.slice(at, at + size);
}

/**
 * Whatever the files ask and answer, by the question's id; not all of it can be judged. Questions
 * and answers that were left out are not there.
 * @param most questions that are looked at
 */
export function gather(
  table: JudgmentTable,
  benchmark: Benchmark,
  files: readonly MaterialFile[],
  edits: DataEdits,
  most = MAX_QUESTIONS,
): ReadonlyMap<string, FoundQuestion> {
  const renamed = new Map(edits.names);
  const excluded = new Set(edits.excluded);
  const leftOut = leftOutBy(edits);
  const all = new Map<string, FoundQuestion>();
  const questionOf = (id: string): FoundQuestion => {
    const found: FoundQuestion = all.get(id) ?? {
      id,
      category: null,
      turns: [],
      reference: [],
      answers: new Map(),
    };
    if (all.size < most && !leftOut.isQuestion(id)) all.set(id, found);
    return found;
  };
  const answer = (question: FoundQuestion, model: string, turns: readonly TextPlace[]): void => {
    if (excluded.has(model) || turns.length === 0) return;
    if (leftOut.isAnswer(model, question.id)) return;
    const name = renamed.get(model) ?? model;
    if (!excluded.has(name) && !question.answers.has(name)) question.answers.set(name, turns);
  };
  for (const { id, category, turns, reference } of benchmark.questions) {
    const question = questionOf(id);
    question.category ??= category;
    if (question.turns.length === 0) question.turns = placed(turns);
    if (question.reference.length === 0) question.reference = placed(reference);
  }
  for (const { question, model, turns } of benchmark.answers) {
    answer(questionOf(question), model, placed(turns));
  }
  for (const [file, { firstRow, tableRows, hasTexts, scores }] of files.entries()) {
    if (hasTexts !== true) continue;
    const take = (
      id: string,
      record: number,
      sides: readonly (readonly ['left' | 'right', string])[],
    ) => {
      const question = questionOf(id);
      if (question.turns.length === 0) question.turns = [{ file, record, part: 'question' }];
      for (const [part, model] of sides) answer(question, model, [{ file, record, part }]);
    };
    for (let n = 0; n < (scores?.score.length ?? 0); n++) {
      if (scores)
        take(scores.questions[scores.question[n]], n, [['left', scores.models[scores.model[n]]]]);
    }
    for (let n = 0; scores === undefined && n < tableRows; n++) {
      const { question, left, right, questions, models } = table;
      const row = firstRow + n;
      if (question[row] === UNKNOWN) continue;
      take(questions[question[row]], n, [
        ['left', models[left[row]]],
        ['right', models[right[row]]],
      ]);
    }
  }
  return all;
}

function placed(texts: readonly TextIndex[]): TextPlace[] {
  return texts.map((text) => ({ text }));
}

/** In order of appearance; questions of no category are in the one named ''. */
export function categoriesOf(
  questions: readonly Pick<FoundQuestion, 'category'>[],
): Material['categories'] {
  const counts = new Map<string, number>();
  for (const { category } of questions) {
    counts.set(category ?? '', (counts.get(category ?? '') ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, questions: count }));
}

/** So many questions at random, in their order (selection sampling, Knuth's algorithm S). */
export function drawQuestions<Q>(
  questions: readonly Q[],
  { most, seed }: Pick<MaterialChoice, 'most' | 'seed'>,
): Q[] {
  const random = createRandom(seed);
  let wanted = Math.min(most, questions.length);
  return questions.filter((_, at) => {
    const isChosen = random.uniform() * (questions.length - at) < wanted;
    if (isChosen) wanted--;
    return isChosen;
  });
}
