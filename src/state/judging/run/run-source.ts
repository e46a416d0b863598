import type { PairCounts } from '../../../core/table/judgments.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { sessionSources } from '../../project/session-sources.svelte.ts';
import type { JudgingSource } from '../../project/session-sources.svelte.ts';
import { tabs } from '../../project/tabs.ts';
import { Picture } from '../../work/picture.ts';
import { sourceFilesOf } from './run-files.ts';
import type { RunFile } from './run-files.ts';
import type { RunLock } from '../../calls/run-lock.ts';
import type { LiveTally } from './live-tally.svelte.ts';
import type { RunParts } from './run-parts.ts';

/** A run as a source of its project, which learns of every verdict that is stored. */
export class RunSource implements JudgingSource {
  readonly id: string;
  readonly project: string;
  readonly judges: readonly string[];
  readonly #record: () => JudgingRecord;
  readonly #lock: RunLock;
  readonly #tally: LiveTally;
  #isChanged = false;
  /** Other tabs are told; verdicts that came while nobody was at work, as with a batch, are taken up. */
  readonly #soon = new Picture(() => {
    tabs.tell({ kind: 'replies', run: this.id });
    if (!this.#lock.isHeld) this.#rest();
  });

  /** @param record as it stands, by the name that it has now */
  constructor(
    record: () => JudgingRecord,
    { lock, journal, tally }: Pick<RunParts, 'lock' | 'journal' | 'tally'>,
  ) {
    const { id, project, setup } = record();
    this.id = id;
    this.project = project;
    this.judges = setup.judges.map(({ name }) => name);
    this.#tally = tally;
    this.#record = record;
    this.#lock = lock;
    lock.onChange = (isHeld) => {
      if (isHeld) sessionSources.begin(this);
      else this.#rest();
    };
    tally.subscribe(() => {
      sessionSources.changed(this.id);
    });
    journal.subscribe(({ kind }) => {
      if (kind === 'read') return;
      this.#isChanged = true;
      this.#soon.soon();
    });
  }

  files(): Promise<readonly RunFile[]> {
    return sourceFilesOf(this.#record());
  }

  counts(): PairCounts {
    return this.#tally.counts();
  }

  #rest(): void {
    if (!this.#isChanged) {
      sessionSources.end(this);
      return;
    }
    this.#isChanged = false;
    void sessionSources.rest(this);
  }
}
