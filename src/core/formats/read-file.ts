import type { FileFailure } from '../failure.ts';
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
      rows: rows.seen,
      judgments: table.judgments,
      unparsed: table.unparsed,
      rejected: isOfRows ? rows.rejected : 0,
      rejections: isOfRows ? rows.rejections : [],
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
  for await (const bytes of withWholeHead(source.chunks())) {
    if (bytes.isHead) {
      const kind = looksLike(bytes.bytes);
      if (kind !== null) return { kind: 'not-text', looksLike: kind };
    }
    text.push(decoder.decode(bytes.bytes, { stream: true }));
    onBytes(bytes.bytes.length);
    if (rows.isHopeless) break;
  }
  text.push(decoder.decode());
  return text.end();
}

/** The same bytes, the first piece at least HEAD long unless the file is shorter. */
async function* withWholeHead(
  chunks: AsyncIterable<Uint8Array>,
): AsyncIterable<{ bytes: Uint8Array; isHead: boolean }> {
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (head === null) {
      yield { bytes: chunk, isHead: false };
    } else {
      head = joined(head, chunk);
      if (head.length < HEAD) continue;
      yield { bytes: head, isHead: true };
      head = null;
    }
  }
  if (head !== null) yield { bytes: head, isHead: true };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
