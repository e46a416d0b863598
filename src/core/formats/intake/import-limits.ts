import { ArchiveError } from '../containers/archive/archive-error.ts';

/** Rejected rows that one import keeps to show; others are counted. */
const MAX_REJECTIONS = 10_000;
/** Real data packs 5 to 20 times smaller, and rarely 100; a bomb does 1,000 times. */
const MAX_RATIO = 200;
/** Bytes that may come out of archives whatever their ratio. */
const FREE_BYTES = 1 << 28;

/** What all files of one import share, however many there are. */
export class ImportLimits {
  #rejections = MAX_REJECTIONS;
  #packed = 0;
  #unpacked = 0;

  /** Whether one more rejected row may be kept. */
  takesRejection(): boolean {
    return this.#rejections > 0 && this.#rejections-- > 0;
  }

  /** Counts bytes of an archive that is in no other. */
  pack(bytes: number): void {
    this.#packed += bytes;
  }

  /**
   * Counts bytes that came out of an archive.
   * @throws ArchiveError where that is more than any data would give
   */
  unpack(bytes: number): void {
    this.#unpacked += bytes;
    if (this.#unpacked > FREE_BYTES + MAX_RATIO * this.#packed) {
      throw new ArchiveError({ kind: 'unpacks-too-large', bytes: this.#unpacked });
    }
  }
}
