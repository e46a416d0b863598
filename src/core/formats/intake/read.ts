import { lowerJudges } from '../../table/scores.ts';
import type { TextSink } from '../../table/record-texts.ts';
import { together, withLower } from './combine.ts';
import { formatNamed } from '../readers/registry.ts';
import { ImportLimits } from './import-limits.ts';
import type { Mapping } from '../file/mapping.ts';
import { mappedFormat } from '../mapping/mapped.ts';
import { readFile } from './read-file.ts';
import type { FileOptions } from './read-one.ts';
import { sourceLike } from '../file/report.ts';
import type { ByteSource, FilesRead, FileReading } from '../file/report.ts';
import type { Choices, FileWay, Grades, KnownMapping } from '../file/way.ts';
import type { FormatId } from '../file/format-id.ts';

export interface ReadOptions {
  /** The format of all files, or null to choose by the content of each. */
  readonly format: FormatId | null;
  /** How to read tables, instead of a format. */
  readonly mapping?: Mapping | null;
  /** The model that others were compared with, for Arena-Hard files, which do not name it. */
  readonly baseline?: string | null;
  /** How many games each pair played, for files of win rates, which do not say. */
  readonly games?: number | null;
  /** What becomes of strong verdicts; absent: they are kept as such. */
  readonly grades?: Grades;
  /** What becomes of choices among several; absent: they are kept. */
  readonly choices?: Choices;
  /** `unknown`: nothing says who was shown first in any file, whatever they seem to say. */
  readonly sides?: 'shown' | 'unknown';
  /** Judges whose lower scores are better, by name, besides those of which the file says so. */
  readonly lower?: readonly string[];
  /** Ways of single files, by the names in their reports; they go before the above. */
  readonly ways?: ReadonlyMap<string, FileWay>;
  /** For tables that are of no format. */
  readonly mappings?: readonly KnownMapping[];
  /** Called for each file, takes its texts; without it they are only numbered. */
  readonly texts?: (file: string, key: string) => TextSink;
  /** Called after each piece, in bytes; the total is 0 while the size of a source is not known. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Reads files into one table of judgments, in the order given, with the questions, answers, rankings
 * and judge prompts that they hold. Never throws for what is in the files: what could not be used
 * is in their reports.
 */
export async function readFiles(
  sources: readonly ByteSource[],
  options: ReadOptions,
): Promise<FilesRead> {
  const readings: FileReading[] = [];
  for await (const reading of readEach(sources, options)) {
    const { scores } = reading.report;
    const lower = scores && options.lower && [...lowerJudges(scores), ...options.lower];
    readings.push(withLower(reading, lower));
  }
  return together(readings);
}

/** Bytes of a source. */
interface Share {
  /** Downloaded before any was read. */
  ahead: number;
  read: number;
  /** How many are read, where that is known not to be all. */
  needed: number | null;
}

/** Reads file by file; what comes of several files together is not there yet. */
export async function* readEach(
  sources: readonly ByteSource[],
  options: ReadOptions,
): AsyncGenerator<FileReading> {
  const { onProgress } = options;
  const limits = new ImportLimits();
  let done = 0;
  for (const [i, source] of sources.entries()) {
    const before = done;
    const own: Share = { ahead: 0, read: 0, needed: null };
    const ofAll = (): number => (own.needed ?? source.bytes) + (own.ahead > 0 ? source.bytes : 0);
    const tell = (): void => {
      const size = ofAll();
      // Parquet may read a part twice.
      done = before + Math.min(own.ahead + own.read, size === 0 ? Infinity : size);
      const left = sizeOf([{ bytes: size }, ...sources.slice(i + 1)]);
      onProgress?.(done, left === 0 ? 0 : before + left);
    };
    const onBytes = (bytes: number): void => {
      own.read += bytes;
      tell();
    };
    source.follow?.((bytes) => {
      own.ahead += bytes;
      tell();
    });
    const counted = counting(source, onBytes, (bytes) => {
      if (own.read + bytes < source.bytes) own.needed = own.read + bytes;
    });
    const ways = (file: string) => optionsOf(file, source, options);
    for await (const reading of readFile(counted, ways, limits)) {
      const { key = '', session, answeredBy } = source;
      const from = {
        ...(answeredBy && { answeredBy }),
        ...(session !== undefined && { session }),
        ...(source.isWhole && { isWhole: true as const }),
        ...(own.needed !== null && !source.isWhole && { bytesRead: source.fetched ?? own.read }),
      };
      yield { ...reading, report: { ...reading.report, key, ...from } };
    }
    source.close?.();
    done = before + ofAll();
  }
  if (sources.length > 0) onProgress?.(done, done);
}

function optionsOf(
  file: string,
  { key = '' }: ByteSource,
  { ways, mappings = [], texts, ...all }: ReadOptions,
): FileOptions {
  const way = ways?.get(file);
  const isAsked = way?.format !== undefined || way?.mapping !== undefined;
  const mapping = (isAsked ? way.mapping : all.mapping) ?? null;
  const id = (isAsked ? way.format : all.format) ?? null;
  return {
    format: mapping !== null ? mappedFormat(mapping) : id === null ? null : formatNamed(id),
    baseline: way?.baseline ?? all.baseline ?? null,
    games: way?.games ?? all.games ?? null,
    grades: way?.grades ?? all.grades ?? 'ordinal',
    choices: way?.choices ?? all.choices ?? 'plackett-luce',
    mappings,
    sink: texts?.(file, key) ?? null,
    sides: way?.sides ?? all.sides ?? 'shown',
  };
}

/** In bytes; 0 while one of them has no known size. */
function sizeOf(sources: readonly Pick<ByteSource, 'bytes'>[]): number {
  const isKnown = sources.every(({ bytes }) => bytes > 0);
  return isKnown ? sources.reduce((sum, { bytes }) => sum + bytes, 0) : 0;
}

/** The same source, reporting how much of it has been read. */
function counting(
  source: ByteSource,
  onBytes: (bytes: number) => void,
  willRead: (bytes: number) => void,
): ByteSource {
  const slice = source.slice?.bind(source);
  const giveBack = source.giveBack?.bind(source);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks()) {
      yield chunk;
      onBytes(chunk.length);
    }
  }
  const pieces = { chunks, ...(giveBack && { giveBack }) };
  if (slice === undefined) return sourceLike(source, pieces);
  return sourceLike(source, {
    ...pieces,
    willRead,
    slice: async (start, end) => {
      const part = await slice(start, end);
      onBytes(part.length);
      return part;
    },
  });
}
