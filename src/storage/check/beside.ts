import type { RecordFlaw } from '../../core/failure.ts';
import { nameOf } from '../damage.ts';
import type { DamagedRecord } from '../damage.ts';
import type { RawRecord } from '../stores.ts';
import { MISPLACED, ORPHAN, found } from './records.ts';
import type { RecordChecks } from './records.ts';

/** Runs of one kind, and what lies beside them. */
export interface RunsBeside<R> {
  readonly runs: 'judging' | 'asking';
  /** A run has as many questions as its setup says. */
  readonly questions: 'judgingQuestions' | 'askedQuestions';
  readonly others: readonly ('replies' | 'calls' | 'answers' | 'askCalls')[];
  readonly flawOf: (record: unknown) => Promise<RecordFlaw | null>;
  readonly isSound: (record: unknown) => Promise<R | null>;
  readonly flawOfPart: (run: R, part: RawRecord) => Promise<RecordFlaw | null>;
}

/** Runs with what lies beside them. */
export class RunChecks<
  R extends { readonly id: string; readonly name: string; readonly setup: { questions: number } },
> implements RecordChecks {
  readonly stores;
  readonly #about: RunsBeside<R>;
  /** Null where it is damaged. */
  readonly #runs = new Map<IDBValidKey, R | null>();
  readonly #questions = new Map<string, number>();
  /** Runs that are gone, reported once for every store. */
  readonly #gone = new Set<string>();

  constructor(about: RunsBeside<R>) {
    this.#about = about;
    this.stores = [about.runs, about.questions, ...about.others];
  }

  async look(record: RawRecord): Promise<readonly DamagedRecord[]> {
    const { store, key, value } = record;
    const { runs, questions, flawOf, isSound, flawOfPart } = this.#about;
    if (store === runs) {
      const flaw = await flawOf(value);
      this.#runs.set(key, flaw === null ? await isSound(value) : null);
      return found(record, nameOf(value), flaw);
    }
    const [id] = Array.isArray(key) ? key : [null];
    if (typeof id !== 'string') return found(record, '', MISPLACED);
    const run = this.#runs.get(id);
    if (run === undefined) return this.#orphan(record, id);
    if (run === null) return [];
    if (store === questions) this.#questions.set(id, (this.#questions.get(id) ?? 0) + 1);
    return found(record, run.name, await flawOfPart(run, record));
  }

  /** Runs whose questions are not all there. */
  end(): readonly DamagedRecord[] {
    const { runs, questions } = this.#about;
    return [...this.#runs.values()].flatMap((run) => {
      if (run === null || (this.#questions.get(run.id) ?? 0) === run.setup.questions) return [];
      const flaw = { kind: 'missing', store: questions } as const;
      return found({ store: runs, key: run.id }, run.name, flaw);
    });
  }

  #orphan({ store }: RawRecord, id: string): readonly DamagedRecord[] {
    const name = `${store} ${id}`;
    if (this.#gone.has(name)) return [];
    this.#gone.add(name);
    return found({ store, key: [id] }, '', ORPHAN);
  }
}
