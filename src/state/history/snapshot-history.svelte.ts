import { CaravanError } from '../../core/failure.ts';
import type { Failure } from '../../core/failure.ts';
import type { Snapshot } from '../../core/history/snapshots.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { tableEdits } from '../../core/table/data-edits.ts';
import { run } from '../../jobs.ts';
import type { DataRecord } from '../../storage/records.ts';
import { loadSource } from '../../storage/sources.ts';
import { session } from '../fit/session.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';

/** How the ranking of the open project came about, by when its judgments were made. */
export type SnapshotLife =
  | { readonly stage: 'ranking' }
  /** Null where no judgment says when it was made. */
  | { readonly stage: 'done'; readonly snapshots: readonly Snapshot[] | null }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** So many stand beside each other. */
const MAX_SNAPSHOTS = 8;

interface Asked {
  readonly data: DataRecord;
  readonly model: ModelSettings;
}

class SnapshotHistory {
  readonly #answer = new NewestAnswer(snapshotsOf, isSame);

  /** Whether the open project has judgments, and not counts alone. */
  readonly isOffered = $derived(!!session.own?.source);

  look(): SnapshotLife {
    const { own: data, model } = session;
    if (data === null) return { stage: 'done', snapshots: null };
    const asked = { data, model };
    const answer = this.#answer.look(asked);
    if (answer === null || !isSame(answer.question, asked)) return { stage: 'ranking' };
    return 'value' in answer
      ? { stage: 'done', snapshots: answer.value }
      : { stage: 'failed', failure: answer.failure };
  }
}

export const snapshotHistory = new SnapshotHistory();

function isSame(a: Asked, b: Asked): boolean {
  return a.data.hash === b.data.hash && JSON.stringify(a.model) === JSON.stringify(b.model);
}

async function snapshotsOf({ data, model }: Asked): Promise<readonly Snapshot[] | null> {
  const { source } = data;
  const record = source && (await loadSource(source.id));
  if (!source || !record) throw new CaravanError({ kind: 'source-gone' });
  const edits = tableEdits(source.edits, source.files);
  const { intervals } = preferences;
  const rows = { table: record.table, edits };
  return run('rankSnapshots', { ...rows, model, most: MAX_SNAPSHOTS, intervals });
}
