import { CaravanError } from '../../core/failure.ts';
import { prefixFor } from '../../core/judge/local/suggestions.ts';
import type { Embeddings } from '../../core/judge/local/pooling.ts';
import type { MapSubject, PackedChunk } from '../../core/map/map-texts.ts';
import type { TextMap } from '../../core/map/text-map.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { run } from '../../jobs.ts';
import type { JobOptions } from '../../jobs.ts';
import type { DataSource } from '../../storage/records.ts';
import { loadSource } from '../../storage/sources.ts';
import { packedChunks } from '../../storage/texts.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { localModels } from '../local-models/local-models.svelte.ts';

/** The same picture whenever it is drawn of the same texts. */
const SEED = 1;

/**
 * Draws the map of the questions, or answers, of some files, whose texts are read from storage.
 * @param embedder key of an embedding model that is kept; null: by n-grams
 * @throws CaravanError source-gone, local-model
 */
export async function drawTextMap(
  source: DataSource | null,
  model: ModelSettings,
  { subject, embedder }: { readonly subject: MapSubject; readonly embedder: string | null },
  options: JobOptions<'textMap'>,
): Promise<TextMap> {
  const record = source && (await loadSource(source.id));
  if (!source || !record) throw new CaravanError({ kind: 'source-gone' });
  const { table, benchmark } = record;
  const { files, edits } = source;
  const chunks: PackedChunk[] = [];
  for (const [file, report] of files.entries()) {
    for (const kind of ['texts', 'records'] as const) {
      for await (const bytes of packedChunks(report, kind)) chunks.push({ file, kind, bytes });
    }
  }
  const data = { subject, table, benchmark, files, edits, chunks, seed: SEED };
  const embeddings = embedder === null ? null : await embedded(data, embedder, options);
  return run('textMap', { ...data, model, embeddings }, options);
}

async function embedded(
  data: Jobs['mappedTexts']['input'],
  embedder: string,
  { signal, onProgress }: JobOptions<'textMap'>,
): Promise<Embeddings> {
  const aborts = signal ? { signal } : {};
  const local = await localModels.local(embedder);
  const texts = await run('mappedTexts', data, aborts);
  const prefix = prefixFor(local.model.id);
  return run(
    'embedTexts',
    { ...local, texts, prefix },
    { ...aborts, ...(onProgress && { onProgress }) },
  );
}
