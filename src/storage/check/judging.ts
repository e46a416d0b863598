import { loadFlaws, nameOf } from '../damage.ts';
import type { DamagedRecord } from '../damage.ts';
import type { JudgingRecord } from '../records.ts';
import { flawOfJudging } from '../record-checks.ts';
import type { RawRecord } from '../stores.ts';
import { MISPLACED, ORPHAN, found } from './records.ts';
import type { RecordChecks } from './records.ts';

const PARTS = { judgingQuestions: 'question', replies: 'reply', calls: 'call' } as const;

/** Runs of judging with what lies beside them, and keys. */
export class JudgingChecks implements RecordChecks {
  readonly stores = ['judging', 'judgingQuestions', 'replies', 'calls', 'keys'] as const;
  /** Null where it is damaged. */
  readonly #runs = new Map<IDBValidKey, JudgingRecord | null>();
  readonly #questions = new Map<string, number>();
  /** Runs that are gone, told once for every store. */
  readonly #gone = new Set<string>();

  async look(record: RawRecord): Promise<readonly DamagedRecord[]> {
    const { store, key, value } = record;
    const { isJudging, judgingPartFlaws, storedKeyFlaw } = await loadFlaws();
    if (store === 'keys') return found(record, nameOf(value), storedKeyFlaw(value));
    if (store === 'judging') {
      const flaw = await flawOfJudging(value);
      this.#runs.set(key, flaw === null && isJudging(value) ? value : null);
      return found(record, nameOf(value), flaw);
    }
    if (!isPart(store)) return [];
    const [id] = Array.isArray(key) ? key : [null];
    if (typeof id !== 'string') return found(record, '', MISPLACED);
    const run = this.#runs.get(id);
    if (run === undefined) return this.#orphan(store, id);
    if (run === null) return [];
    if (store === 'judgingQuestions') this.#questions.set(id, (this.#questions.get(id) ?? 0) + 1);
    return found(record, run.name, judgingPartFlaws(id, run.setup)[PARTS[store]](key, value));
  }

  /** Runs whose questions are not all there. */
  end(): readonly DamagedRecord[] {
    return [...this.#runs.values()].flatMap((run) => {
      if (run === null || (this.#questions.get(run.id) ?? 0) === run.setup.questions) return [];
      const flaw = { kind: 'missing', store: 'judgingQuestions' } as const;
      return found({ store: 'judging', key: run.id }, run.name, flaw);
    });
  }

  #orphan(store: keyof typeof PARTS, id: string): readonly DamagedRecord[] {
    const name = `${store} ${id}`;
    if (this.#gone.has(name)) return [];
    this.#gone.add(name);
    return found({ store, key: [id] }, '', ORPHAN);
  }
}

function isPart(store: string): store is keyof typeof PARTS {
  return Object.hasOwn(PARTS, store);
}
