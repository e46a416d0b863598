import type { DamagedRecordFailure } from '../../core/failure.ts';
import type { FileReport } from '../../core/formats/file/report.ts';
import { keptTexts } from '../../storage/texts.ts';
import { failureOf } from '../work/failure.ts';
import type { KeptSummary } from './keeping-life.ts';

/** Whether a file holds texts of any kind. */
export function holdsTexts({ hasTexts, holds }: FileReport): boolean {
  return hasTexts === true || holds.texts > 0;
}

/**
 * What is stored of the texts of these files; null where nothing is, or nothing can be had; a
 * failure where it is damaged.
 */
export async function keptSummary(
  files: readonly FileReport[],
): Promise<KeptSummary | DamagedRecordFailure | null> {
  const found = await keptTexts(files.filter(holdsTexts)).catch(failureOf);
  if ('kind' in found) return found.kind === 'damaged-record' ? found : null;
  const kept = found.flatMap((about) => about ?? []);
  if (kept.length === 0) return null;
  return {
    texts: kept.reduce((sum, { texts }) => sum + texts, 0),
    bytes: kept.reduce((sum, { size }) => sum + size, 0),
    isWhole: kept.length === found.length && kept.every(({ isWhole }) => isWhole),
    parts: kept.every(({ parts }) => parts === 'all') ? 'all' : 'answers',
  };
}
