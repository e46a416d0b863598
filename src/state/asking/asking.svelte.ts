import type { Failure } from '../../core/failure.ts';
import type { AskedQuestion, AskSetup } from '../../core/ask/setup.ts';
import type { DamagedRecord } from '../../storage/damage.ts';
import type { AskingRecord, WholeAsking } from '../../storage/records.ts';
import type { OpenAsking } from './open-asking.svelte.ts';

/** The runs of asking that are kept: listed, renamed, deleted and brought back. */
export interface StoredAskings {
  /** Null until it was looked for; `done`: answers, a turn each. */
  readonly list: readonly { readonly record: AskingRecord; readonly done: number }[] | null;
  readonly damaged: readonly DamagedRecord[];
  readonly deleted: WholeAsking | null;
  refresh(): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  delete(id: string): Promise<void>;
  undoDelete(): Promise<void>;
  exportDamaged(run: DamagedRecord): Promise<Blob | null>;
  deleteDamaged(run: DamagedRecord): Promise<void>;
}

export interface Asking {
  readonly runs: StoredAskings;
  /** Why the last thing that was asked for was not done. */
  readonly failure: Failure | null;
  dismissFailure(): void;
  /**
   * Stores a new run of the open project; nothing is asked before its work is started.
   * @returns its id
   * @throws CaravanError `quota-exceeded`, `storage`, `storage-closed`
   */
  begin(setup: AskSetup, questions: readonly AskedQuestion[], name: string): Promise<string>;
  /**
   * The same object for a run as long as the page lives: it goes on while others are looked at.
   * Null where it is gone.
   * @throws CaravanError `damaged-record`, `storage`
   */
  open(id: string): Promise<OpenAsking | null>;
}

export declare const asking: Asking;
