import type { FileFailure, LooksLike } from '../failure.ts';
import type { JudgmentTable } from '../judgments.ts';
import { TableBuilder } from '../table-builder.ts';
import { AnyText } from './containers/any.ts';
import { looksLike, utf8Decoder } from './containers/text.ts';
import { RECORD_ARRAYS } from './detect.ts';
import { FileRows } from './file-rows.ts';
import type { Format } from './format.ts';
import type { ByteSource, FileReport } from './report.ts';

/** Bytes looked at before a file is taken for text. */
const HEAD = 4096;
const ABOUT_NO_ROW: ReadonlySet<FileFailure['kind']> = new Set(['one-column', 'unknown-format']);

/** What one file gave. */
export interface FileReading {
  readonly table: JudgmentTable;
  readonly report: FileReport;
}

/**
 * Reads one file, streaming. Bad content never throws: it is in the report.
 * @param format the format to read it as, or null to choose by content
 * @param onBytes called with the size of each piece once it is read
 */
export async function readFile(
  source: ByteSource,
  format: Format | null,
  onBytes: (bytes: number) => void,
): Promise<FileReading> {
  const rows = new FileRows(source.file, format);
  let failure: FileFailure | null;
  try {
    failure = await readBytes(source, rows, onBytes);
  } catch (error) {
    failure = {
      kind: 'unreadable',
      message: error instanceof Error ? error.message : String(error),
    };
  }
  failure ??= rows.failure();
  const table = failure === null ? rows.table : new TableBuilder();
  // Where nothing says what a row should be, that it is not so is no news.
  const isOfRows = failure === null || !ABOUT_NO_ROW.has(failure.kind);
  return {
    table: table.build(),
    report: {
      file: source.file,
      bytes: source.bytes,
      format: rows.format?.id ?? null,
      rows: isOfRows ? rows.seen : 0,
      judgments: table.judgments,
      unparsed: table.unparsed,
      rejected: isOfRows ? rows.rejected : 0,
      // A format may be known only some rows in: what it then rejects lies further up.
      rejections: isOfRows ? rows.rejections.toSorted((a, b) => a.line - b.line) : [],
      failure,
      firstRow: 0,
      tableRows: table.rows,
    },
  };
}

async function readBytes(
  source: ByteSource,
  rows: FileRows,
  onBytes: (bytes: number) => void,
): Promise<FileFailure | null> {
  const decoder = utf8Decoder();
  const text = new AnyText(rows, RECORD_ARRAYS);
  for await (const piece of afterHead(source.chunks())) {
    if (typeof piece === 'string') return { kind: 'not-text', looksLike: piece };
    text.push(decoder.decode(piece, { stream: true }));
    onBytes(piece.length);
    if (rows.isHopeless) break;
  }
  text.push(decoder.decode());
  return text.end();
}

/** The same pieces, once HEAD bytes of them show text; else what they look like. */
async function* afterHead(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array | LooksLike, void> {
  let held: Uint8Array[] | null = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (held === null) {
      yield chunk;
      continue;
    }
    held.push(chunk);
    length += chunk.length;
    if (length < HEAD) continue;
    yield* checked(held, length);
    held = null;
  }
  if (held !== null) yield* checked(held, length);
}

function* checked(pieces: readonly Uint8Array[], length: number) {
  const head = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    head.set(piece, at);
    at += piece.length;
  }
  const kind = looksLike(head);
  if (kind === null) yield* pieces;
  else yield kind;
}
