import { loadFlaws, nameOf } from '../damage.ts';
import type { DamagedRecord } from '../damage.ts';
import type { RawRecord } from '../stores.ts';
import { found } from './records.ts';
import type { RecordChecks } from './records.ts';

/** Encrypted keys, each by itself. */
export const KEY_CHECKS: RecordChecks = {
  stores: ['keys'],
  look: async (record: RawRecord): Promise<readonly DamagedRecord[]> => {
    const { storedKeyFlaw } = await loadFlaws();
    return found(record, nameOf(record.value), storedKeyFlaw(record.value));
  },
  end: () => [],
};
