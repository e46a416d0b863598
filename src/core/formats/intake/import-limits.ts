import { ArchiveError } from '../containers/archive/archive-error.ts';
import { MAX_IMPORT_REJECTIONS, MAX_UNPACK_RATIO, FREE_UNPACKED_BYTES } from '../../limits.ts';

/** What all files of one import share, however many there are. */
export class ImportLimits {
  #rejections = MAX_IMPORT_REJECTIONS;
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
    if (this.#unpacked > FREE_UNPACKED_BYTES + MAX_UNPACK_RATIO * this.#packed) {
      throw new ArchiveError({ kind: 'unpacks-too-large', bytes: this.#unpacked });
    }
  }
}
