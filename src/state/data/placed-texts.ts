import type { TextPlace } from '../../core/judge/material.ts';
import type { DataSource } from '../../storage/records.ts';
import { loadRecord } from '../../storage/texts.ts';
import { readText } from './contents.ts';

/** A text of the files shown, null where it is not kept. */
export async function textAt(source: DataSource | null, place: TextPlace): Promise<string | null> {
  if ('text' in place) return readText(place.text);
  const file = source?.files.at(place.file);
  return file ? ((await loadRecord(file, place.record))?.[place.part] ?? null) : null;
}

/** Several texts, null where any is not kept. */
export async function textsAt(
  places: readonly TextPlace[],
  at: (place: TextPlace) => Promise<string | null>,
): Promise<readonly string[] | null> {
  const texts: string[] = [];
  for (const place of places) {
    const text = await at(place);
    if (text === null) return null;
    texts.push(text);
  }
  return texts;
}
