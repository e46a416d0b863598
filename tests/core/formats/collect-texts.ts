import type { RecordTexts, TextSink } from '../../../src/core/table/record-texts.ts';

/** Takes all texts of a reading and keeps them at hand; `sink` goes into the options. */
export class CollectedTexts {
  /** Of questions, answers and prompts, in the order of the benchmark's TextIndex. */
  readonly texts: string[] = [];
  /** By file, then by row. */
  readonly records = new Map<string, Map<number, RecordTexts>>();

  readonly sink = (file: string): TextSink => {
    const records = new Map<number, RecordTexts>();
    const shift = this.texts.length;
    this.records.set(file, records);
    return {
      text: (index, text) => {
        if (shift + index !== this.texts.length) throw new Error('texts out of order');
        this.texts.push(text);
      },
      record: (row, texts) => {
        if (records.size > 0 && row <= Math.max(...records.keys())) throw new Error('rows too');
        records.set(row, texts);
      },
      room: () => null,
    };
  };
}
