import { CaravanError } from '../../core/failure.ts';
import type { Measured } from '../../core/style/measured.ts';
import { run } from '../../jobs.ts';
import type { DataSource } from '../../storage/records.ts';
import { loadSource } from '../../storage/sources.ts';
import { packedChunks } from '../../storage/texts.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { keeping } from '../data/keeping.svelte.ts';

type MeasuredData = Jobs['modelStyles']['input'];

/** What was counted last, so that no text is read twice. */
let kept: { readonly key: string; readonly measured: readonly Measured[] } | null = null;

interface Options {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => unknown;
}

/**
 * Files with the counts of their texts, as far as those are kept.
 * @throws CaravanError source-gone; AbortError
 */
export async function measuredData(
  source: DataSource | null,
  options: Options,
): Promise<MeasuredData> {
  const record = source && (await loadSource(source.id));
  if (!source || !record) throw new CaravanError({ kind: 'source-gone' });
  const { table, benchmark } = record;
  const { files, edits } = source;
  // Texts come and go while the files stay.
  const key = `${source.id} ${String(keeping.changes)}`;
  if (kept?.key !== key) kept = { key, measured: await measure(source, options) };
  return { table, benchmark, files, edits, measured: kept.measured };
}

async function measure(
  { files }: DataSource,
  { signal, onProgress }: Options,
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const [file, report] of files.entries()) {
    for (const kind of ['texts', 'records'] as const) {
      for await (const bytes of packedChunks(report, kind)) {
        const chunk = await run('measureChunk', { bytes, kind }, signal ? { signal } : {});
        measured.push({ ...chunk, file, kind });
      }
    }
    await onProgress?.({ done: file + 1, total: files.length });
  }
  return measured;
}
