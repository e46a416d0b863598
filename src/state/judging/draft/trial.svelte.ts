import { CallCosts } from '../../../core/judge/money/call-costs.ts';
import { judgeConversation } from '../../../core/judge/conversation.ts';
import type { FilledPrompt } from '../../../core/judge/prompt/prompt.ts';
import { usualPrice } from '../../../core/judge/money/prices.ts';
import type { JudgeSetup, Usage } from '../../../core/judge/setup.ts';
import { Outcome } from '../../../core/table/judgments.ts';
import { readVerdict } from '../../../core/judge/reading/verdict.ts';
import type { Failure } from '../../../core/failure.ts';
import type { Answered } from '../../../judges/contract.ts';
import { failureOf } from '../../work/failure.ts';
import { Newest } from '../../work/newest.ts';
import { apiKeys } from '../../connections/keys.svelte.ts';
import { ask } from '../../connections/providers.ts';

/** What came of one call that only tries whether a judge can be asked. */
export interface TriedCall {
  readonly text: string;
  readonly outcome: Outcome;
  readonly usage: Usage | null;
  /** In US dollars; null where the price or the usage is not known. */
  readonly cost: number | null;
  /** Milliseconds. */
  readonly elapsed: number;
  readonly refused: Answered['refused'];
}

export type Trial =
  | { readonly stage: 'idle' }
  | { readonly stage: 'asking' }
  | { readonly stage: 'done'; readonly call: TriedCall }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** Tries one call; nothing of it is stored. */
export class JudgeTrial {
  #state = $state.raw<Trial>({ stage: 'idle' });
  readonly #newest = new Newest();

  readonly state = $derived(this.#state);

  async begin(judge: JudgeSetup, prompt: FilledPrompt): Promise<void> {
    const signal = this.#newest.begin();
    this.#state = { stage: 'asking' };
    const started = performance.now();
    try {
      const key = apiKeys.of(judge.baseUrl).reveal();
      const sent = judgeConversation(judge.template, prompt);
      const { text, usage: reported, stop, refused } = await ask(judge, sent, key, signal);
      signal.throwIfAborted();
      const isSaid = stop !== 'refusal';
      const outcome = isSaid ? readVerdict(text, judge.template.convention) : Outcome.unparsed;
      const price = usualPrice(judge.model);
      const costs = new CallCosts([judge], [price]);
      const charge = costs.settle(0, sent, reported);
      const { usage } = charge;
      const cost = usage && price ? charge.cost : null;
      const elapsed = performance.now() - started;
      this.#state = { stage: 'done', call: { text, outcome, usage, cost, elapsed, refused } };
    } catch (error) {
      if (signal.aborted) return;
      this.#state = { stage: 'failed', failure: failureOf(error) };
    }
  }

  stop(): void {
    this.#newest.end();
    this.#state = { stage: 'idle' };
  }
}
