import { recordsAt, storedReader, textPlacesOf } from '../project/belongings.ts';
import type { RawRecord } from '../stores.ts';

/** The texts that are kept of the files of a source, some records at a time. */
export async function* sourceTexts(id: string): AsyncGenerator<readonly RawRecord[]> {
  const places = await textPlacesOf(storedReader, [{ store: 'sources', key: id }]);
  yield* recordsAt(storedReader, places);
}
