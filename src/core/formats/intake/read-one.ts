import { EMPTY_BENCHMARK } from '../../table/benchmark.ts';
import { sizesOf } from '../../table/benchmark-parts.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import { mirroredPairs } from '../readers/counts/mirrored-pairs.ts';
import { withoutSides } from '../../table/sides.ts';
import { TableBuilder } from '../../table/table-builder.ts';
import type { TextSink } from '../../table/record-texts.ts';
import type { Begun } from './beginning.ts';
import { ArchiveError } from '../containers/archive/archive-error.ts';
import { AnyText } from '../containers/any.ts';
import { AnyEncoding } from '../containers/encoding/decode.ts';
import { JsonRow } from '../containers/json/json-record.ts';
import { readParquet } from '../containers/parquet/parquet.ts';
import type { RecordArrays } from '../containers/json/record-arrays.ts';
import { lfsPointerIn, looksLike } from '../containers/encoding/text.ts';
import { detectFormat, OF_TEXTS, RECORD_ARRAYS } from '../readers/registry.ts';
import { withChoicesAs } from './choices.ts';
import { FileRows } from './file-rows.ts';
import type { Format } from '../record/format.ts';
import type { ImportLimits } from './import-limits.ts';
import { rememberedMapping } from '../mapping/known-mapping.ts';
import { mappedFormat } from '../mapping/mapped.ts';
import type { ByteSource } from '../file/report.ts';
import type { Choices, Grades, KnownMapping } from '../file/way.ts';
import type { Encoding, FileFailure } from '../file/file-failure.ts';
import type { FileReading, FileReport } from '../file/report.ts';

const ABOUT_NO_ROW: ReadonlySet<FileFailure['kind']> = new Set([
  'not-text',
  'git-lfs-pointer',
  'one-column',
  'unknown-format',
  'missing-columns',
  'needs-baseline',
  'needs-games',
  'no-counts',
  'no-wins',
  'unclear-ranking',
  'undeclared-values',
  'no-comparisons',
]);

export interface FileOptions {
  /** The format to read it as, or null to choose by content. */
  readonly format: Format | null;
  readonly baseline: string | null;
  readonly games: number | null;
  readonly grades: Grades;
  readonly choices: Choices;
  /** For a table that is of no format. */
  readonly mappings: readonly KnownMapping[];
  /** Takes the texts, where they are kept. */
  readonly sink: TextSink | null;
  /** `unknown` where nobody knows who was shown first. */
  readonly sides: 'shown' | 'unknown';
}

/** Reads a file that is no archive. What could not be used is in its report. */
export async function readOne(
  { head, source }: Begun,
  options: FileOptions,
  limits: ImportLimits,
  failureOf: (error: unknown) => FileFailure,
): Promise<FileReading> {
  const { format, baseline, games, grades, choices, mappings, sink, sides } = options;
  const context = { file: source.file, baseline, games, grades };
  const rows = new FileRows(context, format, { mappings, sink, limits });
  let encoding: Encoding = 'UTF-8';
  let isDoubtful = false;
  let failure: FileFailure | null = null;
  const kind = looksLike(head);
  const pointed = lfsPointerIn(head);
  try {
    if (kind === 'Parquet') {
      await readParquet(source, rows, (fields) => neededOf(fields, options));
    } else if (kind === 'SQLite') {
      const { readAutoarena } = await import('../readers/arena/autoarena-database.ts');
      const tables = await readAutoarena(source, rows);
      failure = tables === null ? null : { kind: 'without-arena', tables };
    } else if (pointed !== undefined) {
      failure = { kind: 'git-lfs-pointer', size: pointed };
    } else if (kind !== null) {
      failure = { kind: 'not-text', looksLike: kind };
    } else {
      const text = new AnyEncoding(head);
      failure = await readText(source, rows, text, format?.recordsAt ?? RECORD_ARRAYS);
      encoding = text.encoding;
      isDoubtful = text.isDoubtful;
    }
  } catch (error) {
    failure = failureOf(error);
    // An archive that is cut gives what it held before, and says that there was more.
    const isCut = failure.kind === 'damaged-archive' && !(error instanceof ArchiveError);
    if (isCut && rows.failure() === null) {
      failure = null;
      rows.reject({ kind: 'cut-off' }, rows.seen + 1, '');
    }
  }
  const own = rows.failure();
  if (isDoubtful && rows.isMostlyDamaged) {
    failure = { kind: 'not-text', looksLike: 'another encoding' };
  }
  // Of a document that is cut in the middle, what stands before the cut may do.
  failure = failure?.kind === 'broken-json' && own === null ? null : (failure ?? own);
  const read = reading(source, rows, failure, encoding);
  const known = withChoicesAs(choices, read);
  return sides === 'unknown' ? declaredUnknown(known) : known;
}

/** The same with nobody known to have been shown first, since the user says so. */
function declaredUnknown({ table, report, ...rest }: FileReading): FileReading {
  const { reviews } = report;
  const sides = { unknown: report.judgments + report.unparsed, isDeclared: true };
  const declared = reviews && {
    reviews: reviews.map((review) => ({ ...review, sides: 'unknown' as const })),
  };
  return { ...rest, table: withoutSides(table), report: { ...report, sides, ...declared } };
}

/** A file of which nothing was read. */
export function failedReading({ file, bytes }: ByteSource, failure: FileFailure): FileReading {
  return reading({ file, bytes }, new FileRows({ file, baseline: null }, null), failure, 'UTF-8');
}

function reading(
  { file, bytes }: Pick<ByteSource, 'file' | 'bytes'>,
  rows: FileRows,
  failure: FileFailure | null,
  encoding: Encoding,
): FileReading {
  const { content } = rows;
  const table = failure === null ? content.table : new TableBuilder();
  const unknown = table.unknownSides;
  const benchmark = failure === null ? content.benchmark() : EMPTY_BENCHMARK;
  const rejectedValues = rows.rejectedValues.most(rows.format?.verdicts);
  // Where nothing says what a row should be, that it is not so is no news.
  const isOfRows = failure === null || !ABOUT_NO_ROW.has(failure.kind);
  const built = table.build();
  return {
    table: built,
    benchmark,
    report: {
      file,
      key: '',
      bytes,
      format: failure?.kind === 'not-text' ? null : (rows.format?.id ?? null),
      rows: isOfRows ? rows.seen : 0,
      judgments: table.judgments,
      unparsed: table.unparsed,
      rejected: isOfRows ? rows.rejected : 0,
      // A format may be known only some rows in: what it then rejects lies further up.
      rejections: isOfRows ? rows.rejections.toSorted((a, b) => a.line - b.line) : [],
      ...(isOfRows && rejectedValues.length > 0 ? { rejectedValues } : {}),
      failure,
      firstRow: 0,
      tableRows: table.rows,
      holds: sizesOf(benchmark),
      ...(failure === null ? notesOn(rows, built) : {}),
      ...(failure === null && content.strong !== null ? { strong: content.strong } : {}),
      ...(failure === null && rows.hasTexts ? { hasTexts: true } : {}),
      ...(content.aside === 0 ? {} : { aside: content.aside }),
      ...(encoding === 'UTF-8' ? {} : { encoding }),
      ...(unknown === 0 ? {} : { sides: { unknown, isDeclared: false } }),
      ...(failure === null && content.scores.rows > 0 ? { scores: content.scores.build() } : {}),
      ...(failure === null && content.reviews.length > 0 ? { reviews: content.reviews } : {}),
    },
  };
}

/** What is to be known of how a file was read, where there is anything. */
function notesOn({ content, passedOver }: FileRows, table: JudgmentTable): Partial<FileReport> {
  const mirrored = content.isCounted ? mirroredPairs(table) : 0;
  const leftOut = [...content.leftOut];
  return {
    ...(mirrored > 0 && { mirrored }),
    ...(content.games !== null && { games: content.games }),
    ...(content.probabilities > 0 && { probabilities: content.probabilities }),
    ...(leftOut.length > 0 && { leftOut }),
    ...(passedOver.length > 0 && { passedOver }),
  };
}

async function readText(
  source: ByteSource,
  rows: FileRows,
  encoding: AnyEncoding,
  arrays: RecordArrays,
): Promise<FileFailure | null> {
  const text = new AnyText(rows, arrays);
  const push = (decoded: string): void => {
    if (encoding.isDamaged) rows.damagedIn = encoding.encoding;
    text.push(decoded);
  };
  const decode = (bytes: Uint8Array): string => {
    const decoded = encoding.decoded(bytes);
    if (encoding.isDamaged) rows.damagedIn = encoding.encoding;
    return decoded;
  };
  try {
    for await (const piece of source.chunks()) {
      const bytes = text.takesBytes ? encoding.bytes(piece) : null;
      if (bytes === null) push(encoding.push(piece));
      else text.pushBytes(bytes, decode);
      // What was read as it stands was copied, and nobody else holds it.
      if (bytes === piece) source.giveBack?.(piece);
      const room = rows.room();
      if (room !== null) await room;
      if (rows.isRefused) return null;
    }
  } finally {
    push(encoding.end());
  }
  return rows.isRefused ? null : text.end();
}

/** The columns of a table that are needed however long they are. */
function neededOf(
  fields: readonly string[],
  { format: asked, mappings, sink }: FileOptions,
): readonly string[] {
  const names = Object.fromEntries(fields.map((field) => [field, undefined]));
  const known = rememberedMapping(mappings, fields);
  const format =
    asked ?? detectFormat([JsonRow.inner(names)]) ?? (known === null ? null : mappedFormat(known));
  if (format === null) return [];
  const isForTexts = sink !== null && format.texts !== undefined;
  if (format.isNested === true || OF_TEXTS.has(format.id) || isForTexts) return fields;
  const read = format.reads ?? [];
  return fields.filter((field) => read.some((own) => `${own}.`.startsWith(`${field}.`)));
}
