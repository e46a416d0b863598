import { untrack } from 'svelte';
import type { Failure } from '../../core/failure.ts';
import type { Condition } from '../../core/overview/conditions.ts';
import type { FilteredCounts } from '../../core/overview/filter-table.ts';
import { run } from '../../jobs.ts';
import type { DataRecord, DataSource } from '../../storage/records.ts';
import { importedData } from '../data/data-set.ts';
import { importing } from '../data/importing.svelte.ts';
import { sourceRecords } from '../data/source-records.ts';
import { filteredFit } from '../fit/filtered-fit.svelte.ts';
import { session } from '../fit/session.svelte.ts';
import { router } from '../page/router.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { newestOnly } from '../work/newest-only.ts';
import { conditionEntries } from './condition-query.ts';
import { boardConditions, withBoardValues } from './filter-query.ts';

interface Asked {
  readonly source: DataSource;
  /** Conditions as they stand in an address, which is the same for the same. */
  readonly key: string;
}

interface Found extends FilteredCounts {
  /** What is ranked; null where all judgments are meant. */
  readonly data: DataRecord | null;
}

/** The life of a filter: while another is counted, what is known of the one before is still shown. */
export type FilterLife =
  | { readonly stage: 'counting'; readonly found: Found | null }
  | { readonly stage: 'there'; readonly found: Found }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** Which judgments the leaderboard is of, as its address says. */
class Filtering {
  readonly #answers = new NewestAnswer<Asked, Found>(
    newestOnly(find),
    (a, b) => a.source === b.source && a.key === b.key,
  );
  readonly #key = $derived(
    router.page === 'leaderboard' ? queryFor(boardConditions(router.query)) : '',
  );
  readonly #answer = $derived(
    importing.source && importing.isRanked
      ? this.#answers.look({ source: importing.source, key: this.#key })
      : null,
  );

  /** What is asked for, whether the files know of it or not. */
  readonly asked = $derived(conditionsOf(this.#key));
  /** Null where there are no files. */
  readonly life = $derived.by((): FilterLife | null => {
    const { source } = importing;
    if (source === null) return null;
    const answer = this.#answer;
    if (answer?.question.source !== source) return { stage: 'counting', found: null };
    const isNow = answer.question.key === this.#key;
    if (answer.failure)
      return isNow
        ? { stage: 'failed', failure: answer.failure }
        : { stage: 'counting', found: null };
    return { stage: isNow ? 'there' : 'counting', found: answer.value };
  });

  /** Has the session show what was found. Settings and what was found are followed. */
  apply(): void {
    const { life } = this;
    const { model, sampler } = session;
    if (life?.stage === 'counting') return;
    const found = life?.stage === 'there' ? life.found : null;
    untrack(() => {
      this.#show(found?.data ?? null, { model, sampler }, found?.conditions);
    });
  }

  /** Nobody looks at the leaderboard any more. */
  leave(): void {
    this.#applied = null;
    filteredFit.clear();
  }

  /** Asks for judgments with these values of a name; for none, whatever they have of it. */
  choose(name: string, values: readonly string[]): void {
    router.choose(withBoardValues(router.query, name, values).toString());
  }

  /** Asks for all judgments. */
  clear(): void {
    const query = this.asked.reduce(
      (left, { name }) => withBoardValues(left, name, []),
      router.query,
    );
    router.choose(query.toString());
  }

  #applied: DataRecord | null = null;

  #show(
    data: DataRecord | null,
    settings: Pick<typeof session, 'model' | 'sampler'>,
    conditions?: readonly Condition[],
  ): void {
    if (data !== null && data === this.#applied) {
      filteredFit.settle(settings);
      return;
    }
    this.#applied = data;
    if (data === null) filteredFit.clear();
    else if (data.counts.left.length > 0) filteredFit.show(data, settings, conditions);
    else filteredFit.fail(data, NOTHING);
  }
}

export const filtering = new Filtering();

const NOTHING: Failure = { kind: 'no-judgments', unparsed: 0, rejected: 0, isFiltered: true };

/** As boardConditions reads it. */
function queryFor(conditions: readonly Condition[]): string {
  const entries = conditionEntries(conditions).map(([key, value]) => [key, value]);
  return new URLSearchParams(entries).toString();
}

function conditionsOf(key: string): readonly Condition[] {
  return boardConditions(new URLSearchParams(key));
}

async function find({ source, key }: Asked): Promise<Found> {
  const { table, benchmark } = await sourceRecords.of(source);
  const { files, edits } = source;
  const ranges = files.map(({ file, firstRow, tableRows }) => ({ file, firstRow, tableRows }));
  const conditions = conditionsOf(key);
  const found = await run('filter', { table, benchmark, files: ranges, edits, conditions });
  if (found.counts === null) return { ...found, data: null };
  const values = found.conditions.flatMap((condition) => condition.values);
  const name = `${openProject.name} (${values.join(', ')})`;
  return { ...found, data: await importedData(name, source, found.counts) };
}
