import type { RecordFlaw } from '../../core/failure.ts';
import { CaravanError } from '../../core/failure.ts';
import { ITEM_PARTS } from '../../core/table/record-texts.ts';
import { openChunk } from '../../core/texts/text-chunk.ts';
import { loadFlaws, nameOf } from '../damage.ts';
import type { DamagedRecord } from '../damage.ts';
import type { TextKey } from '../records.ts';
import { opened } from '../platform/stored-blobs.ts';
import type { RawRecord } from '../stores.ts';
import { MISPLACED, ORPHAN, found } from './records.ts';
import type { DeepChecks, RecordChecks } from './records.ts';

/** What the database has of the texts of one file. */
interface FileTexts {
  readonly key: TextKey;
  /** Of all chunks, and as the facts say; null where there are none. */
  size: number;
  recorded: number | null;
}

/** Files as they were read, and their texts. */
export class TextChecks implements RecordChecks {
  readonly stores = ['sources', 'texts'] as const;
  readonly #flawOfBlobs: DeepChecks['flawOfBlobs'];
  readonly #isUsed: (source: { readonly id: string; readonly savedAt: number }) => boolean;
  /** By key and name. */
  readonly #files = new Set<string>();
  readonly #texts = new Map<string, FileTexts>();
  #areSourcesSound = true;

  /** @param isUsed whether a source is used, or may yet be */
  constructor(
    flawOfBlobs: DeepChecks['flawOfBlobs'],
    isUsed: (source: { readonly id: string; readonly savedAt: number }) => boolean,
  ) {
    this.#flawOfBlobs = flawOfBlobs;
    this.#isUsed = isUsed;
  }

  async look(record: RawRecord): Promise<readonly DamagedRecord[]> {
    return record.store === 'sources' ? this.#sourceFlaws(record) : this.#textFlaws(record);
  }

  /** Files whose chunks are not all there, and files that no source has. */
  end(): readonly DamagedRecord[] {
    return [...this.#texts].flatMap(([file, { key, size, recorded }]) => {
      const isOrphan = this.#areSourcesSound && !this.#files.has(file);
      const place = { store: 'texts', key } as const;
      if (isOrphan) return found(place, key[1], ORPHAN);
      return found(place, key[1], recorded === size ? null : { kind: 'missing', store: 'texts' });
    });
  }

  async #sourceFlaws(record: RawRecord): Promise<readonly DamagedRecord[]> {
    const { isSource, sourceFlaw } = await loadFlaws();
    const { value } = record;
    if (!isSource(value)) {
      this.#areSourcesSound = false;
      return found(record, nameOf(value), sourceFlaw(value));
    }
    for (const { key, file } of value.files) this.#files.add(JSON.stringify([key, file]));
    const name = value.files.at(0)?.file ?? '';
    const flaw = await this.#flawOfBlobs(opened(value));
    return found(record, name, flaw ?? (this.#isUsed(value) ? null : ORPHAN));
  }

  async #textFlaws(record: RawRecord): Promise<readonly DamagedRecord[]> {
    const { aboutFlaw, chunkFlaw, isAbout, isChunk, isTextKey } = await loadFlaws();
    const { key, value } = record;
    if (!isTextKey(key)) return found(record, '', MISPLACED);
    const [source, file, kind, first] = key;
    const name = JSON.stringify([source, file]);
    const known = this.#texts.get(name) ?? { key, size: 0, recorded: null };
    this.#texts.set(name, known);
    if (kind === 'about') {
      if (!isAbout(value)) return this.#damaged(name, record, file, aboutFlaw(value));
      known.recorded = value.size;
      return [];
    }
    if (!isChunk(value)) return this.#damaged(name, record, file, chunkFlaw(value));
    known.size += value.bytes.length;
    const flaw = await openChunk(value.bytes, ITEM_PARTS[kind], first).then(() => null, flawThrown);
    return flaw ? this.#damaged(name, record, file, flaw) : [];
  }

  /** Said once of a file is enough. */
  #damaged(name: string, record: RawRecord, file: string, flaw: RecordFlaw | null) {
    this.#texts.delete(name);
    return found(record, file, flaw);
  }
}

function flawThrown(error: unknown): RecordFlaw {
  if (error instanceof CaravanError && error.failure.kind === 'damaged-record')
    return error.failure.flaw;
  throw error;
}
