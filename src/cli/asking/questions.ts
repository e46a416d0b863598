import { askableOf } from '../../core/ask/askable.ts';
import { readQuestionList } from '../../core/ask/question-list.ts';
import type { AskedQuestion } from '../../core/ask/setup.ts';
import type { ByteSource } from '../../core/formats/file/report.ts';
import { readFiles } from '../../core/formats/intake/read.ts';
import type { TextPlace } from '../../core/judge/material.ts';
import { MAX_QUESTIONS } from '../../core/limits.ts';
import { NO_EDITS } from '../../core/table/data-edits.ts';
import type { TextSink } from '../../core/table/record-texts.ts';
import { ArgumentError } from '../argument-error.ts';
import { filesAt } from '../disk.ts';
import { fileMessages, say } from '../file-messages.ts';

/**
 * The questions of files and of lists, in this order; what could not be read is said.
 * @throws ArgumentError where there are none, or a file does not exist
 */
export async function questionsAt(
  paths: readonly string[],
  lists: readonly string[],
): Promise<readonly AskedQuestion[]> {
  const questions = [...(await questionsIn(await filesAt(paths)))];
  for (const list of await filesAt(lists)) {
    const { questions: listed, excess } = readQuestionList((await piecesOf(list)).join(''));
    questions.push(...listed);
    if (excess > 0) say(`${list.file}: ${String(excess)} questions are beyond the most.`);
  }
  if (questions.length === 0) throw new ArgumentError('There are no questions in these files.');
  const ids = new Set(questions.map(({ id }) => id));
  if (ids.size < questions.length || ids.size > MAX_QUESTIONS)
    throw new ArgumentError(
      ids.size < questions.length
        ? 'Two of these lists hold the same questions.'
        : `These are more than ${String(MAX_QUESTIONS)} questions.`,
    );
  return questions;
}

async function questionsIn(sources: readonly ByteSource[]): Promise<readonly AskedQuestion[]> {
  if (sources.length === 0) return [];
  const texts = new QuestionTexts();
  const read = await readFiles(sources, { format: null, texts: texts.sink });
  read.files.flatMap(fileMessages).forEach(say);
  const choice = { categories: null, most: MAX_QUESTIONS, seed: 1 };
  const { chosen, isCut } = askableOf(read.table, read.benchmark, read.files, NO_EDITS, choice);
  if (isCut) say(`Only the first ${String(MAX_QUESTIONS)} questions are looked at.`);
  return chosen.flatMap(({ id, category, turns, reference }) => {
    const said = turns.map((place) => texts.at(place));
    // Where a record holds no text of its question there is nothing to ask.
    if (said.some((text) => text === '')) return [];
    return [{ id, category, turns: said, reference: reference.map((place) => texts.at(place)) }];
  });
}

/** The texts of questions, as they come while files are read. */
class QuestionTexts {
  readonly #texts: string[] = [];
  /** Of each file, by row. */
  readonly #records: Map<number, string>[] = [];

  readonly sink = (): TextSink => {
    const records = new Map<number, string>();
    const shift = this.#texts.length;
    this.#records.push(records);
    return {
      text: (index, text) => (this.#texts[shift + index] = text),
      record: (row, { question }) => void (question !== null && records.set(row, question)),
      room: () => null,
    };
  };

  at(place: TextPlace): string {
    if ('text' in place) return this.#texts.at(place.text) ?? '';
    return this.#records.at(place.file)?.get(place.record) ?? '';
  }
}

/** A file's text as it is read. */
export async function piecesOf({ chunks }: Pick<ByteSource, 'chunks'>): Promise<string[]> {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  for await (const chunk of chunks()) pieces.push(decoder.decode(chunk, { stream: true }));
  return [...pieces, decoder.decode()];
}
