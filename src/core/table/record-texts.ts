import type { TextIndex } from './benchmark.ts';

/** The texts of one row, as far as its record holds them. */
export interface RecordTexts {
  readonly question: string | null;
  /** The answer that was shown first; of a single score, the answer. */
  readonly left: string | null;
  readonly right: string | null;
  /** What the judge was shown, where it holds the answers and no field of the record does. */
  readonly prompt: string | null;
  /** What the judge said. */
  readonly reasoning: string | null;
}

/** Takes the texts of one file while it is read. */
export interface TextSink {
  /** A text of a question, answer or prompt; its place among those of the file. */
  text(index: TextIndex, text: string): void;
  /**
   * The texts of a row of the file's table, or, where the file holds single scores, of a row of
   * its scores. Rows come in order.
   */
  record(row: number, texts: RecordTexts): void;
  /** Where too much waits to be taken: settles when there is room again; else null. */
  room(): Promise<void> | null;
}

export const NO_TEXTS: RecordTexts = {
  question: null,
  left: null,
  right: null,
  prompt: null,
  reasoning: null,
};

/** The parts of an item of a chunk that holds texts of rows, in order. */
export const RECORD_PARTS = ['question', 'left', 'right', 'prompt', 'reasoning'] as const;

/** How many parts an item of a chunk has, by what the chunk holds. */
export const ITEM_PARTS = { texts: 1, records: RECORD_PARTS.length } as const;
