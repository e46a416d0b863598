import type { FileFailure, RowReason, RowRejection } from '../failure.ts';
import type { Row, RowSink } from './containers/container.ts';
import { FileContent } from './content.ts';
import { detectFormat } from './detect.ts';
import { startOf } from './excerpt.ts';
import type { FileContext, Format } from './format.ts';
import { guessMapping } from './guess-mapping.ts';

/** Records looked at before a format is chosen. */
const SAMPLE = 10;
const MOST_REJECTIONS = 1000;
const EXCERPT = 200;

/** Takes the records of one file: chooses the format, collects, keeps the rejections. */
export class FileRows implements RowSink {
  readonly content: FileContent;
  readonly rejections: RowRejection[] = [];
  readonly #context: FileContext;
  #format: Format | null;
  /** Why the file as a whole is refused, going by its first records. */
  #refusal: FileFailure | null = null;
  /** Records held back until the format is chosen. */
  #sample: { row: Row; line: number }[] = [];
  #isChosen = false;
  /** Records inside records so far. */
  #inner = 0;
  seen = 0;
  rejected = 0;

  constructor(context: FileContext, format: Format | null) {
    this.content = new FileContent(context.file);
    this.#context = context;
    this.#format = format;
  }

  get format(): Format | null {
    return this.#format;
  }

  /** The first records show that nothing will come of the file: the rest need not be read. */
  get isHopeless(): boolean {
    return this.#refusal !== null;
  }

  row(row: Row, line: number): void {
    if (this.isHopeless) return;
    if (this.#isChosen) {
      this.#read(row, line);
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
    if (this.#refusal !== null) return this.#refusal;
    return this.content.isEmpty ? { kind: 'no-usable-rows', rejected: this.rejected } : null;
  }

  #choose(): void {
    const sample = this.#sample;
    const first = sample.map(({ row }) => row);
    this.#isChosen = true;
    this.#sample = [];
    this.#format ??= detectFormat(first);
    if (this.#format === null) {
      if (sample.length === 0) return;
      const guess = guessMapping(first);
      const fields = first[0].fields();
      this.#refusal = { kind: 'unknown-format', fields, ...(guess === null ? {} : { guess }) };
    } else if (sample.length > 0) {
      this.#refusal = this.#format.refuse?.(first, this.#context) ?? null;
    }
    for (const { row, line } of sample) this.row(row, line);
    this.rejections.sort((a, b) => a.line - b.line);
  }

  #read(row: Row, line: number): void {
    if (this.#format === null) return;
    if (this.#format.records === undefined) {
      this.#take(this.#format, row, line);
      return;
    }
    for (const inner of this.#format.records(row)) this.#take(this.#format, inner, ++this.#inner);
  }

  #take(format: Format, row: Row, line: number): void {
    this.seen++;
    const reason = format.read(row, this.content, this.#context);
    if (reason !== null) this.#keep(reason, line, row.text());
  }

  #keep(reason: RowReason, line: number, text: string): void {
    this.rejected++;
    if (this.rejections.length >= MOST_REJECTIONS) return;
    const { file } = this.#context;
    this.rejections.push({ file, line, reason, excerpt: startOf(text, EXCERPT) });
  }
}
