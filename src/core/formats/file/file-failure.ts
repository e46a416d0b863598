import type { Unreachable, NeedsAnswers } from '../../failure.ts';
import type { DuelMapping } from './mapping.ts';

/** Text encodings that are read. */
export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Shift_JIS' | 'EUC-JP';

/** Why one row of a file was not read; the rest of the file was. */
export type RowReason =
  | { readonly kind: 'not-json'; readonly message: string }
  | { readonly kind: 'not-an-object' }
  | { readonly kind: 'missing-field'; readonly field: string }
  | { readonly kind: 'bad-value'; readonly field: string; readonly value: string }
  | { readonly kind: 'same-model'; readonly model: string }
  | { readonly kind: 'column-count'; readonly expected: number; readonly found: number }
  | { readonly kind: 'unclosed-quote' }
  | { readonly kind: 'cut-off' }
  /** Brackets inside brackets, deeper than is read. */
  | { readonly kind: 'too-deep'; readonly most: number }
  /** In characters. */
  | { readonly kind: 'too-long'; readonly most: number }
  /** Some of its bytes are no text in the encoding of the file. */
  | { readonly kind: 'bad-bytes'; readonly encoding: Encoding }
  /** A judge's reply in a batch of another run. */
  | { readonly kind: 'other-run' }
  /** The same task as in a line before it. */
  | { readonly kind: 'repeated' };

export interface RowRejection {
  readonly file: string;
  /** 1-based line of the file (for one JSON document: the number of the record). */
  readonly line: number;
  readonly reason: RowReason;
  /** The start of the row as it stands in the file, at most 200 characters. */
  readonly excerpt: string;
}

/** What a file that can't be read as text shows itself to be. */
export type LooksLike =
  | 'PNG'
  | 'JPEG'
  | 'GIF'
  | 'WebP'
  | 'PDF'
  | 'ZIP'
  | 'gzip'
  | 'Zstandard'
  | 'Parquet'
  | 'SQLite'
  | 'HTML'
  | 'Excel'
  | 'another encoding'
  | 'binary';

/** Why values that could be read in more than one way were not read. */
export type UnclearValues =
  /** A mapped column of verdicts has numbers that were not said to mean anything: some of them. */
  | {
      readonly kind: 'undeclared-values';
      readonly field: string;
      readonly values: readonly string[];
    }
  /** Win rates, percentages or odds: only the number of games makes counts of them. */
  | { readonly kind: 'needs-games'; readonly cells: 'rates' | 'percent' | 'odds' }
  /** Fractions that are neither counts nor win rates: those of a pair don't add up to 1. */
  | { readonly kind: 'no-counts' }
  /**
   * A matrix that is none of wins: both cells of every pair are the same, as of distances; or only
   * the half on one side of the diagonal is filled in.
   */
  | { readonly kind: 'no-wins'; readonly why: 'symmetric' | 'half' }
  /** Numbers of a ranking that may be ranks or places in the list of models. */
  | { readonly kind: 'unclear-ranking'; readonly field: string };

/** Why a whole file gave nothing. */
export type FileFailure =
  | Unreachable
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'empty-archive' }
  | { readonly kind: 'damaged-archive'; readonly message: string }
  /** What came out of the archive is not what was packed. */
  | { readonly kind: 'wrong-checksum' }
  | { readonly kind: 'encrypted-archive' }
  /** Parquet in a compression that the smaller single file leaves out (.setup/left-out.ts). */
  | { readonly kind: 'no-brotli' }
  /** `bytes`: what had come out when it was given up. */
  | { readonly kind: 'unpacks-too-large'; readonly bytes: number }
  | { readonly kind: 'not-text'; readonly looksLike: LooksLike }
  | { readonly kind: 'broken-json'; readonly line: number; readonly message: string }
  /** `others`: further arrays of records in the same JSON document. */
  | ({
      readonly kind: 'unknown-format';
      readonly others?: readonly ShownTable[];
    } & ShownTable)
  | { readonly kind: 'one-column' }
  | UnclearValues
  /** A mapping names columns that the file does not have. */
  | {
      readonly kind: 'missing-columns';
      readonly columns: readonly string[];
      readonly fields: readonly string[];
    }
  /** Verdicts on single models against one that the file does not name; `model`: an example. */
  | { readonly kind: 'needs-baseline'; readonly model: string }
  | NeedsAnswers
  /** Git Large File Storage left this in the place of a file of so many bytes (null: it does not say). */
  | { readonly kind: 'git-lfs-pointer'; readonly size: number | null }
  /** Answers without scores or comparisons of them; `records`: how many. */
  | { readonly kind: 'no-comparisons'; readonly records: number }
  /**
   * It says which of two answers was better, but not which models gave them; `fields`: those that
   * would name the two models.
   */
  | { readonly kind: 'without-models'; readonly fields: readonly string[] }
  /** Sound records, but each is about one answer alone, or not judged yet. */
  | { readonly kind: 'nothing-compared'; readonly records: number }
  /** A summary of judgments that stand in another file of the same run. */
  | { readonly kind: 'repeats-annotations' }
  /** An SQLite database with other tables (at most 50 of them are named) than an arena has. */
  | { readonly kind: 'without-arena'; readonly tables: readonly string[] }
  /** Comparing all scores would give more judgments than fit. */
  | { readonly kind: 'too-many-pairs'; readonly most: number }
  /** It names too many different models for them to be models; the rest of it was not read. */
  | { readonly kind: 'too-many-models'; readonly most: number }
  | { readonly kind: 'no-usable-rows'; readonly rejected: number }
  | { readonly kind: 'unreadable'; readonly message: string };

/**
 * What is shown of a table that no format claims. `sample`: the first rows, at most 100, as text
 * by column in the order of `fields`; of at most 50 columns and then of `paths`, cells cut at 200
 * characters. `paths`: values nested in those columns. `records`: the array that the rows stand
 * in, of a JSON document. `guess`: what the columns may mean, where that can be made out.
 */
export interface ShownTable {
  readonly fields: readonly string[];
  readonly paths?: readonly string[];
  readonly records?: string;
  readonly sample: readonly (readonly string[])[];
  readonly guess?: DuelMapping;
}
