import { untrack } from 'svelte';
import type { Failure } from '../../core/failure.ts';
import type { Condition } from '../../core/overview/conditions.ts';
import type { DataRecord } from '../../storage/records.ts';
import { importing } from '../data/importing.svelte.ts';
import { keeping } from '../data/keeping.svelte.ts';
import { filteredFit } from '../fit/filtered-fit.svelte.ts';
import { session } from '../fit/session.svelte.ts';
import { router } from '../page/router.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { newestOnly } from '../work/newest-only.ts';
import { conditionEntries } from './condition-query.ts';
import { asksForStyle, boardConditions, withBoardValues, withStyle } from './filter-query.ts';
import { findJudgments } from './find-judgments.ts';
import type { AskedJudgments, FoundJudgments } from './find-judgments.ts';

const MANY_ROWS = 1 << 20;

/** The life of a filter: while another is counted, what is known of the one before is still shown. */
export type FilterLife =
  | { readonly stage: 'counting'; readonly found: FoundJudgments | null }
  | { readonly stage: 'there'; readonly found: FoundJudgments }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** Which judgments the leaderboard is of, as its address says. */
class Filtering {
  readonly #answers = new NewestAnswer<AskedJudgments, FoundJudgments>(
    newestOnly(findJudgments),
    (a, b) => a.source === b.source && a.key === b.key && a.texts === b.texts,
  );
  readonly #key = $derived(
    router.page === 'leaderboard'
      ? queryFor(boardConditions(router.query), asksForStyle(router.query))
      : '',
  );
  /** Whether strengths are asked for as they are without the style of the answers. */
  readonly asksForStyle = $derived(asksForStyle(new URLSearchParams(this.#key)));
  /** Where texts are read, those that are kept by now. */
  readonly #texts = $derived(this.asksForStyle ? keeping.changes : 0);
  /** Of millions of rows what could be asked takes as much memory as a fit: it comes behind that. */
  readonly #isLater = $derived(
    this.#key === '' &&
      (importing.source?.outline.rows ?? 0) > MANY_ROWS &&
      ['starting', 'preview', 'sampling'].includes(session.fit.stage),
  );
  readonly #answer = $derived(
    importing.source && importing.isRanked && !this.#isLater
      ? this.#answers.look({ source: importing.source, key: this.#key, texts: this.#texts })
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

  /** Asks for strengths without the style of the answers, or for those as they are. */
  adjust(isWanted: boolean): void {
    router.choose(withStyle(router.query, isWanted).toString());
  }

  /** Asks for all judgments, as they are. */
  clear(): void {
    const query = this.asked.reduce(
      (left, { name }) => withBoardValues(left, name, []),
      router.query,
    );
    router.choose(withStyle(query, false).toString());
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

/** As boardConditions and asksForStyle read it. */
function queryFor(conditions: readonly Condition[], isStyled: boolean): string {
  const entries = conditionEntries(conditions).map(([key, value]) => [key, value]);
  return withStyle(new URLSearchParams(entries), isStyled).toString();
}

function conditionsOf(key: string): readonly Condition[] {
  return boardConditions(new URLSearchParams(key));
}
