import type { CallRest } from '../../judges/call-work.ts';
import type { CalledModel } from '../../judges/contract.ts';
import { apiKeys } from '../connections/keys.svelte.ts';
import { PROVIDER_FACTS } from '../connections/providers.ts';
import { failureOf } from '../work/failure.ts';
import { Picture } from '../work/picture.ts';
import type { SessionNews } from './call-session.ts';
import type { RunLock } from './run-lock.ts';

/** A session as far as it is steered. */
interface Session<Task> {
  readonly news: SessionNews<Task>;
  run(): Promise<CallRest>;
  pause(): void;
  resume(): void;
  stop(): void;
}

/** What the models of a run are doing. */
export type WorkLife<Task> =
  /** Nothing yet in this visit. */
  | { readonly stage: 'idle' }
  /** Another tab has the run. */
  | { readonly stage: 'elsewhere' }
  | { readonly stage: 'starting' }
  | { readonly stage: 'running'; readonly session: Session<Task> }
  /** No further call is made; those under way end as they will. */
  | { readonly stage: 'paused'; readonly session: Session<Task> }
  /** Calls under way are broken off. */
  | { readonly stage: 'stopping'; readonly session: Session<Task> }
  | { readonly stage: 'rest'; readonly rest: CallRest };

/** How a run goes to work once it is held. */
export interface Start<Task> {
  /** There is news to be shown. */
  readonly changed: () => void;
  /** Shows a session, and runs it. */
  readonly go: (session: Session<Task>) => Promise<CallRest>;
}

/** The models of a run: started, paused, resumed, stopped. */
export abstract class CallsAtWork<Task> {
  readonly #lock: RunLock;
  #life = $state.raw<WorkLife<Task>>({ stage: 'idle' });
  #news = $state.raw<SessionNews<Task> | null>(null);
  readonly #picture = new Picture(() => {
    if ('session' in this.#life) this.#news = this.#life.session.news;
  });

  constructor(lock: RunLock) {
    this.#lock = lock;
  }

  readonly life = $derived(this.#life);
  /** Of this session, or of the last. */
  readonly news = $derived(this.#news);

  /** Those that are called; humans are not. */
  protected abstract readonly called: readonly CalledModel[];

  /** One session, with what is done before and after it. */
  protected abstract work(start: Start<Task>): Promise<CallRest>;

  /** Base URLs whose key is missing. */
  get missingKeys(): readonly string[] {
    const needed = this.called.filter(
      ({ provider, baseUrl }) =>
        provider !== 'human' && PROVIDER_FACTS[provider].needsKey && !apiKeys.has(baseUrl),
    );
    const urls = needed.map(({ baseUrl }) => baseUrl);
    return urls.filter((url, at) => urls.indexOf(url) === at);
  }

  /** Asks for all that is still wanted; resolves when it comes to rest. */
  async start(): Promise<void> {
    if (this.#life.stage === 'starting' || 'session' in this.#life) return;
    this.#life = { stage: 'starting' };
    if (!(await this.#lock.take())) {
      this.#life = { stage: 'elsewhere' };
      return;
    }
    try {
      const rest = await this.work({
        changed: () => {
          this.#picture.soon();
        },
        go: (session) => this.#go(session),
      });
      this.#life = { stage: 'rest', rest };
    } catch (error) {
      this.#life = { stage: 'rest', rest: { kind: 'halted', failure: failureOf(error) } };
    }
    this.#lock.free();
  }

  pause(): void {
    if (this.#life.stage !== 'running') return;
    const { session } = this.#life;
    session.pause();
    this.#life = { stage: 'paused', session };
  }

  resume(): void {
    if (this.#life.stage !== 'paused') return;
    const { session } = this.#life;
    session.resume();
    this.#life = { stage: 'running', session };
  }

  /** Breaks off the calls under way; their tasks stay open. */
  stop(): void {
    if (!('session' in this.#life)) return;
    const { session } = this.#life;
    session.stop();
    this.#life = { stage: 'stopping', session };
  }

  async #go(session: Session<Task>): Promise<CallRest> {
    this.#news = session.news;
    this.#life = { stage: 'running', session };
    const rest = await session.run();
    this.#picture.now();
    return rest;
  }
}
