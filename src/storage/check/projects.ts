import { loadFlaws, nameOf } from '../damage.ts';
import type { DamagedRecord } from '../damage.ts';
import type { RawRecord } from '../stores.ts';
import { found } from './records.ts';
import type { RecordChecks } from './records.ts';

/** What everything belongs to. */
export class ProjectChecks implements RecordChecks {
  readonly stores = ['projects'] as const;
  /** Sources that projects use; all are known only where no project is damaged. */
  readonly sources = new Set<string>();
  areSound = true;

  async look(record: RawRecord): Promise<readonly DamagedRecord[]> {
    const { isProject, projectFlaw } = await loadFlaws();
    const { value } = record;
    if (isProject(value)) {
      if (value.source !== null) this.sources.add(value.source.id);
      return [];
    }
    this.areSound = false;
    return found(record, nameOf(value), projectFlaw(value));
  }

  end(): readonly DamagedRecord[] {
    return [];
  }
}
