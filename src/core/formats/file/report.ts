import type { Benchmark } from '../../table/benchmark.ts';
import type { BenchmarkSizes } from '../../table/benchmark-parts.ts';
import type { ChoiceFacts } from '../../table/choices/find-picks.ts';
import type { DerivedFacts } from '../../table/derive-pairs.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import type { ScoreTable } from '../../table/scores.ts';
import type { NewJudgment } from '../../table/table-builder.ts';
import type { Choices, Grades } from './way.ts';
import type { Encoding, FileFailure, RowRejection } from './file-failure.ts';
import type { FormatId } from './format-id.ts';

/** A value for which rows were rejected, and how many rows. */
export interface RejectedValue {
  readonly field: string;
  readonly value: string;
  readonly rows: number;
  /** Whether it stands where the format says who won, so that it may be declared. */
  readonly isVerdict?: true;
}

/** How many verdicts are strong (≫), by weight, and what became of them. */
export interface StrongVerdicts {
  readonly verdicts: number;
  readonly as: Grades;
  /** How often the format's own ranking counts one; not there where it has no weights. */
  readonly published?: number;
}

/** How many observations of several models there are, and what became of them. */
export interface ChoicesFound extends ChoiceFacts {
  readonly as: Choices;
}

/** What became of one file. A file inside an archive is a file of its own. */
export interface FileReport {
  /** Inside an archive: the archive's name, a slash, the name inside. */
  readonly file: string;
  /** The key of the source that it was read from; with `file` it names the file for good. */
  readonly key: string;
  /** The run of judging or asking that it was made of, by its id; not there where it is a file. */
  readonly session?: string;
  readonly bytes: number;
  /** What the file was taken for; null where no format claimed it. */
  readonly format: FormatId | null;
  /** Data rows seen: judgment rows, or pairs in a file of counts. */
  readonly rows: number;
  /** Judgments with an outcome, and judgments without a readable one (kept, not used). */
  readonly judgments: number;
  readonly unparsed: number;
  /** How many rows were rejected in all; `rejections` holds the first 1,000 of them, fewer of very many files. */
  readonly rejected: number;
  readonly rejections: readonly RowRejection[];
  /** The values for which most rows were rejected, of all rows; set where there are any. */
  readonly rejectedValues?: readonly RejectedValue[];
  /** Set where the file as a whole gave nothing. */
  readonly failure: FileFailure | null;
  /** Sound records that compare nothing, such as thumbs for one answer alone; where there are any. */
  readonly aside?: number;
  /** Where the file's rows are in the table: firstRow … firstRow + tableRows − 1. */
  readonly firstRow: number;
  /** A pair in a file of counts makes up to three rows: wins, losses and ties. */
  readonly tableRows: number;
  /** What it holds besides judgments. */
  readonly holds: BenchmarkSizes;
  /**
   * Set where its first records hold texts (answers, reasoning), which are kept separately; of Parquet,
   * where columns were left out that may.
   */
  readonly hasTexts?: true;
  /** Its host, where that is not the one of the address that was typed in. */
  readonly answeredBy?: string;
  /** Bytes that were read of it, where only parts were needed: Parquet is read by its columns. */
  readonly bytesRead?: number;
  /** Set where its server gives no parts of files, so that all of it was downloaded for some. */
  readonly isWhole?: true;
  /** Pairs of models, where every one stands in the file twice, mirrored with the same counts. */
  readonly mirrored?: number;
  /** How many games each pair played, where win rates were read and the user said so. */
  readonly games?: number;
  /** Verdicts that are probabilities, each of which counts as so much of a win for either side. */
  readonly probabilities?: number;
  /** Metrics of which less is better beside others of which more is, or the other way round: not used. */
  readonly leftOut?: readonly string[];
  /** Further arrays of records inside the JSON document, which were not read, by their paths. */
  readonly passedOver?: readonly string[];
  /** Where verdicts are of two strengths. */
  readonly strong?: StrongVerdicts;
  /** Where there are choices among several: the best of them, or rankings. */
  readonly choices?: ChoicesFound;
  /** The encoding of the text, where it is not UTF-8. */
  readonly encoding?: Encoding;
  /**
   * Judgments that do not say who was shown first, where there are any, and whether that is so
   * since the user says it of the file.
   */
  readonly sides?: { readonly unknown: number; readonly isDeclared: boolean };
  /** Single scores, where the file holds them; its judgments are then derived from them. */
  readonly scores?: ScoreTable;
  /**
   * Judgments of answers that the file names by their ids, which stand in the places of the
   * models; its rows are those of the models whose answers they are, once all are known.
   */
  readonly reviews?: readonly NewJudgment[];
  /** How the judgments were derived from scores. */
  readonly derived?: DerivedFacts;
}

/** Everything that files hold: judgments, and the questions, answers, … around them. */
export interface FilesRead {
  readonly table: JudgmentTable;
  readonly files: readonly FileReport[];
  /** Rows that repeat question, pair, order, judge and turn of an earlier row; kept. */
  readonly duplicates: number;
  readonly benchmark: Benchmark;
}

/** A file as the readers take it: a name for messages, and its bytes in pieces. */
export interface ByteSource {
  readonly file: string;
  /** What its texts are stored under; empty where nothing is stored. */
  readonly key?: string;
  /** The run that it was made of, by its id; absent where it is a file. */
  readonly session?: string;
  /** 0 while it is not known, which it may be only once reading has begun, or ended. */
  readonly bytes: number;
  /** The host that its bytes came from, once it is known to be another than was asked. */
  readonly answeredBy?: string | null;
  /** Bytes that have come over the network; absent where it lies here. */
  readonly fetched?: number;
  /** Whether parts were asked for and the server gave all of it. */
  readonly isWhole?: boolean;
  chunks(): AsyncIterable<Uint8Array>;
  /** Told of what `chunks` or `slice` gave and nobody needs any more, so that its memory is free at once. */
  giveBack?(piece: Uint8Array): void;
  /**
   * Bytes start … end − 1, where any part can be had without those before it (Parquet is then
   * read without its texts).
   */
  slice?(start: number, end: number): Promise<Uint8Array>;
  /** Told once it is known that no more than so many bytes more will be read. */
  willRead?(bytes: number): void;
  /**
   * Whom to tell of bytes that come before any is read, piece by piece: where no parts can be had, all
   * of a file has to be there first.
   */
  follow?(told: (bytes: number) => void): void;
  /** Nothing more is read of it. */
  close?(): void;
}

/** The same source with its bytes from elsewhere; a size that becomes known later does here too. */
export function sourceLike(
  source: ByteSource,
  bytes: Pick<ByteSource, 'chunks' | 'giveBack' | 'slice' | 'willRead'>,
): ByteSource {
  return {
    file: source.file,
    get bytes() {
      return source.bytes;
    },
    ...bytes,
  };
}

/** What one file gave. Judgments derived from its scores are not in the table yet. */
export interface FileReading {
  readonly table: JudgmentTable;
  readonly benchmark: Benchmark;
  readonly report: FileReport;
}
