import { loadFlaws } from '../damage.ts';
import { chunksOf, inOne } from '../database.ts';

/**
 * Deletes the texts of files that no source has: what is left of a project file whose opening was
 * cut off. Only for who knows that none is being opened, for texts are stored first. Where a source
 * is damaged nothing is: its files can't be known.
 */
export async function dropLostTexts(): Promise<void> {
  const { isTextKey, sourceFlaw } = await loadFlaws();
  await inOne(['sources', 'texts'], async (tx) => {
    const sources = await tx.objectStore('sources').getAll();
    if (sources.some((one) => sourceFlaw(one))) return;
    const named = ([key, file]: readonly unknown[]) => JSON.stringify([key, file]);
    const isKept = new Set(
      sources.flatMap(({ files }) => files.map(({ key, file }) => named([key, file]))),
    );
    const lost = (await tx.objectStore('texts').getAllKeys()).filter(
      (key) => isTextKey(key) && !isKept.has(named(key)),
    );
    const files = new Map(lost.map((key) => [named(key), key]));
    for (const [key, file] of files.values())
      await tx.objectStore('texts').delete(chunksOf(key, file));
  });
}

/**
 * Deletes sources that were saved before a time (milliseconds since 1970) and that neither a
 * project nor data use, with the texts of files that no other source has. Where a record is damaged nothing
 * is: what it uses can't be known.
 */
export async function dropUnusedSources(before: number): Promise<void> {
  const { dataFlaw, projectFlaw, sourceFlaw } = await loadFlaws();
  await inOne(['projects', 'data', 'sources', 'texts'], async (tx) => {
    const [projects, data, sources] = await Promise.all([
      tx.objectStore('projects').getAll(),
      tx.objectStore('data').getAll(),
      tx.objectStore('sources').getAll(),
    ]);
    if (projects.some((one) => projectFlaw(one)) || data.some((one) => dataFlaw(one))) return;
    if (sources.some((one) => sourceFlaw(one))) return;
    const used = new Set([...projects, ...data].map(({ source }) => source?.id));
    const kept = sources.filter(({ id, savedAt }) => used.has(id) || savedAt >= before);
    const files = kept.flatMap((source) => source.files);
    const isKept = new Set(files.map(({ key, file }) => JSON.stringify([key, file])));
    for (const source of sources) {
      if (kept.includes(source)) continue;
      await tx.objectStore('sources').delete(source.id);
      for (const { key, file } of source.files) {
        if (isKept.has(JSON.stringify([key, file]))) continue;
        await tx.objectStore('texts').delete(chunksOf(key, file));
      }
    }
  });
}
