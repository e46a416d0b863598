import type { Failure } from '../../../core/failure.ts';
import type { PairCounts } from '../../../core/table/judgments.ts';
import { DEFAULT_MODEL } from '../../../core/model/settings.ts';
import type { Jobs } from '../../../../workers/protocol.ts';
import { isAbort, run } from '../../../jobs.ts';
import { newestOnly } from '../../work/newest-only.ts';
import { failureOf } from '../../work/failure.ts';
import { preferences } from '../../preferences/preferences.svelte.ts';
import type { Ranking } from './ranking.ts';

/** The ranking of a run that goes on: of counts that come faster than a fit, only the newest. */
export class LiveRanking {
  #ranking = $state.raw<Ranking | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #newest: PairCounts | null = null;
  readonly #approximate = newestOnly((job: Jobs['approximate']['input']) =>
    run('approximate', job),
  );

  /** Null before the first verdict. */
  readonly ranking = $derived(this.#ranking);
  /** Why the newest counts could not be ranked. */
  readonly failure = $derived(this.#failure);

  async rank(counts: PairCounts): Promise<void> {
    this.#newest = counts;
    if (counts.left.length === 0) {
      this.#ranking = null;
      this.#failure = null;
      return;
    }
    const { intervals } = preferences;
    try {
      const { summary } = await this.#approximate({ counts, model: DEFAULT_MODEL, intervals });
      // Where all was taken back meanwhile, there is nothing to rank.
      if (this.#newest.left.length === 0) return;
      this.#ranking = { counts, summary };
      this.#failure = null;
    } catch (error) {
      if (!isAbort(error) && this.#newest.left.length > 0) this.#failure = failureOf(error);
    }
  }
}
