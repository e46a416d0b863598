import type { UnzipFile } from 'fflate';
import type { ByteSource } from '../report.ts';
import { STEP } from './gzip.ts';

/** A file inside an archive, fed by whoever unpacks it. */
interface Entry {
  readonly name: string;
  readonly bytes: number;
  readonly pieces: Uint8Array[];
  isDone: boolean;
  error: Error | null;
}

/**
 * The files inside a ZIP, one after the other, streamed: each is to be read before the next is
 * asked for. Folders and what systems leave behind (hidden files, __MACOSX) are passed over.
 * Their names are the archive's, a slash, their own.
 * @throws where the archive is damaged
 */
export async function* zipEntries(source: ByteSource): AsyncGenerator<ByteSource> {
  const { Unzip, UnzipInflate } = await import('fflate');
  const found: Entry[] = [];
  const unzip = new Unzip((file) => found.push(entryOf(file)));
  unzip.register(UnzipInflate);
  const chunks = steps(source.chunks());
  let isOver = false;
  /** Unpacks a little more; false where the archive has ended. */
  const pump = async (): Promise<boolean> => {
    if (isOver) return false;
    const next = await chunks.next();
    isOver = next.done === true;
    unzip.push(next.done === true ? new Uint8Array(0) : next.value, isOver);
    return true;
  };
  for (;;) {
    const entry = found.shift();
    if (entry === undefined) {
      if (await pump()) continue;
      return;
    }
    const isWanted = !/\/$|^__MACOSX\/|(^|\/)\.[^/]*$/.test(entry.name);
    if (isWanted) {
      const file = `${source.file}/${entry.name}`;
      yield { file, bytes: entry.bytes, chunks: () => piecesOf(entry, pump) };
    }
    // What nobody read makes room.
    while (!entry.isDone && entry.error === null && (await pump())) entry.pieces.length = 0;
  }
}

async function* steps(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += STEP) yield chunk.subarray(at, at + STEP);
  }
}

function entryOf(file: UnzipFile): Entry {
  const entry: Entry = {
    name: nameOf(file.name),
    bytes: file.originalSize ?? 0,
    pieces: [],
    isDone: false,
    error: null,
  };
  file.ondata = (error, piece, isFinal) => {
    // Typed as always there, but absent where all is well.
    const problem: Error | null | undefined = error;
    if (problem) entry.error = problem;
    else if (piece.length > 0) entry.pieces.push(piece);
    if (isFinal) entry.isDone = true;
  };
  try {
    file.start();
  } catch (error) {
    entry.error = error instanceof Error ? error : new Error(String(error));
  }
  return entry;
}

async function* piecesOf(entry: Entry, pump: () => Promise<boolean>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = entry.pieces.shift();
    if (piece !== undefined) yield piece;
    else if (entry.error !== null) throw entry.error;
    else if (entry.isDone) return;
    else if (!(await pump())) throw new Error('unexpected end');
  }
}

declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

/** Names without a mark for UTF-8 are Shift_JIS where Japanese systems made them. */
function nameOf(name: string): string {
  if (!/[\x80-\xff]/.test(name) || /[^\x00-\xff]/.test(name)) return name;
  const bytes = Uint8Array.from(name, (char) => char.charCodeAt(0));
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  return name;
}
