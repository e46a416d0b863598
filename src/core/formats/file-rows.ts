import type { FileFailure, RowReason, RowRejection } from '../failure.ts';
import { TableBuilder } from '../table-builder.ts';
import type { Row, RowSink } from './containers/container.ts';
import { detectFormat } from './detect.ts';
import { startOf } from './excerpt.ts';
import type { Format } from './format.ts';

/** Records looked at before a format is chosen. */
const SAMPLE = 10;
const MOST_REJECTIONS = 1000;
const EXCERPT = 200;

/** Takes the records of one file: chooses the format, fills the table, keeps the rejections. */
export class FileRows implements RowSink {
  readonly table = new TableBuilder();
  readonly rejections: RowRejection[] = [];
  readonly #file: string;
  #format: Format | null;
  /** Fields of the first record, where no format claims it. */
  #fields: readonly string[] | null = null;
  /** Records held back until the format is chosen. */
  #sample: { row: Row; line: number }[] = [];
  #isChosen: boolean;
  seen = 0;
  rejected = 0;

  constructor(file: string, format: Format | null) {
    this.#file = file;
    this.#format = format;
    this.#isChosen = format !== null;
  }

  get format(): Format | null {
    return this.#format;
  }

  /** No format claimed the first records: the rest need not be read. */
  get isHopeless(): boolean {
    return this.#isChosen && this.#format === null;
  }

  row(row: Row, line: number): void {
    if (this.isHopeless) return;
    this.seen++;
    if (this.#format !== null) {
      const reason = this.#format.read(row, this.table);
      if (reason !== null) this.#keep(reason, line, row.text());
      return;
    }
    this.#sample.push({ row, line });
    if (this.#sample.length === SAMPLE) this.#choose();
  }

  reject(reason: RowReason, line: number, text: string): void {
    if (this.isHopeless) return;
    this.seen++;
    this.#keep(reason, line, text);
  }

  /** Why the file as a whole gave nothing, once it has ended. */
  failure(): FileFailure | null {
    if (!this.#isChosen) this.#choose();
    if (this.#fields !== null) return { kind: 'unknown-format', fields: this.#fields };
    return this.table.rows === 0 ? { kind: 'no-usable-rows', rejected: this.rejected } : null;
  }

  #choose(): void {
    const sample = this.#sample;
    this.#isChosen = true;
    this.#sample = [];
    this.#format = detectFormat(sample.map(({ row }) => row));
    if (this.#format === null && sample.length > 0) this.#fields = sample[0].row.fields();
    this.seen -= sample.length;
    for (const { row, line } of sample) this.row(row, line);
    this.rejections.sort((a, b) => a.line - b.line);
  }

  #keep(reason: RowReason, line: number, text: string): void {
    this.rejected++;
    if (this.rejections.length >= MOST_REJECTIONS) return;
    this.rejections.push({ file: this.#file, line, reason, excerpt: startOf(text, EXCERPT) });
  }
}
