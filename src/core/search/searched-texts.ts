import type { FileReport } from '../formats/file/report.ts';
import { MAX_SEARCHED } from '../limits.ts';
import type { Benchmark } from '../table/benchmark.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { RECORD_PARTS } from '../table/record-texts.ts';
import type { TextKind } from '../texts/keep-texts.ts';
import type { TextItem } from '../texts/text-chunk.ts';
import { plainText } from './plain-text.ts';
import { ScoredTexts } from './scored-texts.ts';
import { TurnTexts } from './turn-texts.ts';
import { UniqueTexts } from './unique-texts.ts';

/** What of a file says whose texts its chunks hold. */
export type SearchedFile = Pick<FileReport, 'firstRow' | 'holds' | 'scores'>;

const PROMPT = RECORD_PARTS.indexOf('prompt');
const ANSWERS = [RECORD_PARTS.indexOf('left'), RECORD_PARTS.indexOf('right')];
/** Stands where there is no text. */
const NO_TEXT = -1;

/**
 * The texts of a table's judgments, and which rows have something in them. They are added chunk by
 * chunk, as they are stored; a search reads each text once and then each row once.
 */
export class SearchedTexts {
  readonly #table: JudgmentTable;
  readonly #files: readonly SearchedFile[];
  readonly #texts = new UniqueTexts();
  /** By part, where any record has it: the text of each row, or NO_TEXT. */
  readonly #ofRow: (Int32Array | null)[] = RECORD_PARTS.map(() => null);
  readonly #turns: TurnTexts;
  readonly #scored: ScoredTexts;
  #isFull = false;

  constructor(table: JudgmentTable, benchmark: Benchmark, files: readonly SearchedFile[]) {
    this.#table = table;
    this.#files = files;
    this.#turns = new TurnTexts(table, benchmark);
    this.#scored = new ScoredTexts(table);
  }

  /** Whether texts were left out, since together they were longer than MAX_SEARCHED. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Takes the texts of a chunk of one of the files. */
  add(file: number, kind: TextKind, items: readonly TextItem[]): void {
    const { firstRow, scores } = this.#files[file];
    const before = this.#files.slice(0, file).reduce((sum, { holds }) => sum + holds.texts, 0);
    for (const { number, parts } of items) {
      if (kind === 'texts') {
        this.#turns.set(before + number, this.#number(parts.at(0)));
        continue;
      }
      // A prompt repeats the answers, but where it alone holds them.
      const hasAnswer = ANSWERS.some((part) => typeof parts.at(part) === 'string');
      const texts = RECORD_PARTS.map((_, part) =>
        part === PROMPT && hasAnswer ? NO_TEXT : this.#number(parts.at(part)),
      );
      if (scores === undefined) this.#set(firstRow + number, texts);
      else this.#scored.add(scores, number, texts);
    }
  }

  /**
   * By row: 1 where the text stands in what was asked, in either answer or in what the judge said,
   * as far as those were added.
   * @param models the names that the edits give the table's models
   */
  rows(text: string, models: readonly string[]): Uint8Array {
    const has = new Uint8Array(this.#table.left.length);
    const isIn = this.#texts.containing(plainText(text));
    for (const ofRow of this.#ofRow) {
      if (ofRow === null) continue;
      for (let row = 0; row < has.length; row++) {
        if (ofRow[row] !== NO_TEXT && isIn[ofRow[row]] !== 0) has[row] = 1;
      }
    }
    this.#turns.mark(isIn, models, has);
    this.#scored.mark(isIn, has);
    return has;
  }

  #set(row: number, texts: readonly number[]): void {
    texts.forEach((text, part) => {
      if (text === NO_TEXT) return;
      const column = (this.#ofRow[part] ??= new Int32Array(this.#table.left.length).fill(NO_TEXT));
      column[row] = text;
    });
  }

  #number(text: string | null | undefined): number {
    if (typeof text !== 'string' || this.#isFull) return NO_TEXT;
    if (this.#texts.characters + text.length > MAX_SEARCHED) {
      this.#isFull = true;
      return NO_TEXT;
    }
    return this.#texts.add(plainText(text));
  }
}
