import { CaravanError } from '../../core/failure.ts';
import type { DamagedRecordFailure } from '../../core/failure.ts';
import type { DamagedRun } from '../../storage/runs.ts';
import { storageActs } from './storage-acts.svelte.ts';

/** A damaged run with its draws and data as a file; null where that can't be made. */
export async function exportDamagedRun(run: DamagedRun): Promise<Blob | null> {
  // Only what is damaged needs it.
  const { exportDamaged } = await import('../../storage/repair.ts');
  const whole = { ...run, store: 'runs' as const };
  return (await storageActs.guard(() => exportDamaged([whole], Date.now()))) ?? null;
}

/** Why a run that is listed as damaged can't be opened. */
export function damagedFailure({ store, name, flaw }: DamagedRun): DamagedRecordFailure {
  return { kind: 'damaged-record', store, name, flaw };
}

/** The damage that was thrown; throws all else on. */
export function damageOf(error: unknown): DamagedRecordFailure {
  if (error instanceof CaravanError && error.failure.kind === 'damaged-record')
    return error.failure;
  throw error;
}
