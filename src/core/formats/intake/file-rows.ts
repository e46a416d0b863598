import { MAX_MODEL_NAMES } from '../../limits.ts';
import type { RecordTexts, TextSink } from '../../table/record-texts.ts';
import { hasDamage } from '../containers/encoding/codec.ts';
import type { Row, RowSink } from '../containers/container.ts';
import { FileContent } from '../record/content.ts';
import { detectFormat, OF_TEXTS } from '../readers/registry.ts';
import { startOf } from '../record/excerpt.ts';
import { fieldsOf } from '../record/fields.ts';
import { KnownVerdicts } from '../record/known-verdicts.ts';
import { RowTags } from '../record/row-tags.ts';
import type { FileContext, Format } from '../record/format.ts';
import { ImportLimits } from './import-limits.ts';
import { rememberedMapping } from '../mapping/known-mapping.ts';
import { mappedFormat } from '../mapping/mapped.ts';
import { RejectedValues } from './rejected-values.ts';
import type { Encoding, FileFailure, RowReason, RowRejection } from '../file/file-failure.ts';
import { innerRecords } from '../record/nested-fields.ts';
import type { InnerRecords } from '../record/nested-fields.ts';
import { UnknownTable } from './unknown-format.ts';
import { unmapped } from '../mapping/unmapped.ts';
import type { KnownMapping } from '../file/way.ts';
import { FORMAT_SAMPLE, MAX_FILE_REJECTIONS } from '../../limits.ts';

const EXCERPT = 200;

interface FileRowsOptions {
  /** For a table that no format claims. */
  readonly mappings: readonly KnownMapping[];
  /** Takes the texts, where they are kept. */
  readonly sink: TextSink | null;
  readonly limits: ImportLimits;
}

/** Takes the records of one file: chooses the format, collects, keeps the rejections. */
export class FileRows implements RowSink {
  readonly content: FileContent;
  readonly rejections: RowRejection[] = [];
  readonly rejectedValues = new RejectedValues();
  readonly #context: FileContext;
  readonly #sink: TextSink | null;
  readonly #mappings: readonly KnownMapping[];
  readonly #limits: ImportLimits;
  #format: Format | null;
  /** What the file shows of itself, where no format claims it. */
  #unknown: UnknownTable | null = null;
  /** Why the file as a whole is refused, going by what was read of it. */
  #refusal: FileFailure | null = null;
  /** Records held back until the format is chosen. */
  #sample: { row: Row; line: number }[] = [];
  #isChosen = false;
  /** What is looked for in each record besides; null where there is nothing. */
  #tags: RowTags | null = null;
  /** Adds records whose parts were met before; null where records say more. */
  #verdicts: KnownVerdicts | null = null;
  /** Records inside records so far. */
  #inner = 0;
  /** The encoding that some bytes so far are not in: records are then looked at for those. */
  damagedIn: Encoding | null = null;
  #damaged = 0;
  /** Rows of a table that no format claims. */
  #shown = 0;
  /** Further arrays of records in a JSON document, which are not read. */
  passedOver: readonly string[] = [];
  seen = 0;
  rejected = 0;
  /** Whether the first records hold texts besides those of the benchmark. */
  hasTexts = false;

  constructor(
    context: FileContext,
    format: Format | null,
    { mappings = [], sink = null, limits = new ImportLimits() }: Partial<FileRowsOptions> = {},
  ) {
    this.content = new FileContent(context.file, sink);
    this.#sink = sink;
    this.#context = context;
    this.#format = format;
    this.#mappings = mappings;
    this.#limits = limits;
  }

  get format(): Format | null {
    return this.#format;
  }

  /** What was read shows that nothing will come of the file: the rest need not be. */
  get isRefused(): boolean {
    return this.#refusal !== null;
  }

  /** Once the format is known, records are read as they come, without their texts. */
  get isStreaming(): boolean {
    return this.#isChosen && this.#format !== null && this.#unknown === null && this.#sink === null;
  }

  /** Whether most of the rows, or of those that a table of no format shows, have damaged bytes. */
  get isMostlyDamaged(): boolean {
    return 2 * this.#damaged > this.seen + this.#shown;
  }

  /** Where too many texts wait to be taken: settles when there is room for more; else null. */
  room(): Promise<void> | null {
    return this.#sink?.room() ?? null;
  }

  row(row: Row, line: number): void {
    if (this.isRefused) return;
    if (this.#unknown !== null) {
      this.#unknown.add(row);
      this.#show(row);
      if (this.#unknown.isFull) this.#refusal = this.#unknown.failure;
      return;
    }
    if (this.#isChosen) {
      this.#read(row, line);
      return;
    }
    this.#sample.push({ row, line });
    if (this.#sample.length === FORMAT_SAMPLE) this.#choose();
  }

  reject(reason: RowReason, line: number, text: string): void {
    if (this.isRefused) return;
    this.seen++;
    // A damaged byte is the cause, whatever came of it.
    this.#keep(this.#damageIn(text) ?? reason, line, text);
  }

  /** Why the file as a whole gave nothing, once it has ended. */
  failure(): FileFailure | null {
    if (!this.#isChosen) this.#choose();
    const refusal = this.#refusal ?? this.#unknown?.failure ?? null;
    if (refusal !== null) return refusal;
    if (!this.content.isEmpty) return null;
    const { aside } = this.content;
    if (aside > 0) return { kind: 'nothing-compared', records: aside };
    return { kind: 'no-usable-rows', rejected: this.rejected };
  }

  #choose(): void {
    const outer = this.#sample;
    const asked = this.#format;
    this.#isChosen = true;
    this.#sample = [];
    const arrays = outer.length === 1 ? this.#inside(outer[0].row, asked) : [];
    const known = arrays.flatMap((array) => {
      const own = this.#known(array.rows.slice(0, FORMAT_SAMPLE));
      return own === null ? [] : [{ array, isOfTexts: OF_TEXTS.has(own.id) }];
    });
    const inner = (known.find(({ isOfTexts }) => !isOfTexts) ?? known.at(0))?.array ?? arrays.at(0);
    this.passedOver = known.flatMap(({ array }) => (array === inner ? [] : [array.path]));
    const sample = inner?.rows.map((row, at) => ({ row, line: at + 1 })) ?? outer;
    const first = sample.slice(0, FORMAT_SAMPLE).map(({ row }) => row);
    const format = this.#fitting(asked ?? this.#known(first), first);
    this.#format = format;
    if (format === null || format === unmapped) {
      for (const row of first) this.#show(row);
      if (arrays.length > 1) {
        this.#refusal = failureOf(arrays);
        return;
      }
      if (sample.length > 0) this.#unknown = new UnknownTable(first, inner?.path ?? null);
      for (const { row, line } of sample.slice(FORMAT_SAMPLE)) this.row(row, line);
      return;
    }
    if (sample.length > 0) this.#refusal = format.refuse?.(first, this.#context) ?? null;
    this.hasTexts = first.some((row) => holdsTexts(format, row));
    const tags = new RowTags(format, recordsIn(format, first));
    this.#tags = tags.isEmpty ? null : tags;
    this.#verdicts = this.isStreaming ? KnownVerdicts.of(format, this.content.table) : null;
    for (const { row, line } of sample) this.row(row, line);
    this.rejections.sort((a, b) => a.line - b.line);
  }

  /** The records inside a JSON document that is none of the format, nor of any where none is asked for. */
  #inside(document: Row, asked: Format | null): InnerRecords[] {
    // Where a mapping names the array, no other is taken for it.
    if (asked?.recordsAt !== undefined) return [];
    const format = asked ?? this.#known([document]);
    if (format !== null && claims(format, document)) return [];
    const arrays = innerRecords(document);
    if (format === null || format === unmapped) return arrays;
    return arrays.filter(({ rows }) => claims(format, rows[0]));
  }

  #known(first: readonly Row[]): Format | null {
    const known = detectFormat(first);
    if (known !== null) return known;
    const mapping = rememberedMapping(this.#mappings, fieldsOf(first));
    if (mapping === null) return null;
    const format = mappedFormat(mapping);
    // What it does not settle here is asked anew.
    return (format.refuse?.(first, this.#context) ?? null) === null ? format : null;
  }

  #fitting(format: Format | null, first: readonly Row[]): Format | null {
    return (first.length > 0 ? format?.fitting?.(first, this.#context) : null) ?? format;
  }

  #read(row: Row, line: number): void {
    if (this.#format === null) return;
    if (this.#format.records === undefined) {
      this.#take(this.#format, row, line);
      return;
    }
    for (const inner of this.#format.records(row)) {
      if (this.isRefused) return;
      this.#take(this.#format, inner, ++this.#inner);
    }
  }

  #take(format: Format, row: Row, line: number): void {
    this.seen++;
    const { table } = this.content;
    const judged = table.rows;
    if (this.damagedIn === null && this.#verdicts?.add(row) === true) {
      this.#tags?.addTo(table, row, judged);
      return;
    }
    const before = this.content.rows;
    const damage = this.damagedIn === null ? null : this.#damageIn(row.text());
    const reason = damage ?? format.read(row, this.content, this.#context);
    this.#refusal = this.content.refusal;
    if (table.rows > judged) this.#tags?.addTo(table, row, judged);
    this.#verdicts?.learn(row, judged);
    if (reason !== null) this.#keep(reason, line, row.text());
    else if (this.content.models > MAX_MODEL_NAMES) {
      this.#refusal = { kind: 'too-many-models', most: MAX_MODEL_NAMES };
    } else if (this.#sink !== null) this.#handOn(this.#sink, format, row, before);
  }

  /** The texts of the rows from `first` on, which the record has added. */
  #handOn(sink: TextSink, format: Format, row: Row, first: number): void {
    const texts = format.texts?.(row) ?? [];
    if (texts.length === 0) return;
    for (let added = first; added < this.content.rows; added++) {
      const own = texts[Math.min(added - first, texts.length - 1)];
      if (holdsAny(own)) sink.record(added, own);
    }
  }

  #show(row: Row): void {
    this.#shown++;
    if (hasDamage(`${row.fields().join()}\n${row.text()}`)) this.#damaged++;
  }

  #damageIn(text: string): RowReason | null {
    if (this.damagedIn === null || !hasDamage(text)) return null;
    this.#damaged++;
    return { kind: 'bad-bytes', encoding: this.damagedIn };
  }

  #keep(reason: RowReason, line: number, text: string): void {
    this.rejected++;
    this.rejectedValues.add(reason);
    if (this.rejections.length >= MAX_FILE_REJECTIONS || !this.#limits.takesRejection()) return;
    const { file } = this.#context;
    this.rejections.push({ file, line, reason, excerpt: startOf(text, EXCERPT) });
  }
}

/** Several arrays of records show themselves, one whose columns can be made out before the others. */
function failureOf(arrays: readonly InnerRecords[]): FileFailure {
  const tables = arrays.map(({ path, rows }) => new UnknownTable(rows, path).shown);
  const first = tables.find(({ guess }) => guess !== undefined) ?? tables[0];
  const others = tables.filter((table) => table !== first);
  return { kind: 'unknown-format', ...first, others };
}

function claims(format: Format, row: Row): boolean {
  const fields = new Set(row.fields());
  return format.claims((field) => fields.has(field), row);
}

/** The first records as the format reads them, where they may stand inside one. */
function recordsIn(format: Format, first: readonly Row[]): readonly Row[] {
  if (format.records === undefined) return first;
  const found: Row[] = [];
  for (const document of first) {
    for (const record of format.records(document)) {
      if (found.push(record) === FORMAT_SAMPLE) return found;
    }
  }
  return found;
}

function holdsTexts(format: Format, row: Row): boolean {
  if (format.texts === undefined) return false;
  // Long columns of Parquet are left out, and then are undefined.
  if (row.fields().some((field) => row.get(field) === undefined)) return true;
  const records = format.records?.(row) ?? [row];
  for (const record of records) {
    if (format.texts(record).some(holdsAny)) return true;
  }
  return false;
}

function holdsAny(texts: RecordTexts): boolean {
  return Object.values(texts).some((text: string | null) => text !== null);
}
