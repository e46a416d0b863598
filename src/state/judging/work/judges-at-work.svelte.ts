import type { JudgedQuestion, JudgeReply } from '../../../core/judge/setup.ts';
import type { ReadingRule } from '../../../core/judge/reading/verdict.ts';
import type { JudgingRest } from '../../../judges/judging-work.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { changeRun } from '../../../storage/judging.ts';
import { settleCalls } from '../../../storage/judging-calls.ts';
import { failureOf } from '../../work/failure.ts';
import { Picture } from '../../work/picture.ts';
import type { LiveTally } from '../run/live-tally.svelte.ts';
import type { RunLock } from '../../work/run-lock.ts';
import type { TaskSource } from '../run/task-source.ts';
import type { VerdictJournal } from '../run/verdict-journal.ts';
import { apiKeys } from '../../connections/keys.svelte.ts';
import { PROVIDER_FACTS } from '../../connections/providers.ts';
import { RunSession } from './run-session.ts';
import type { SessionNews } from './run-session.ts';

/** What the judges of a run that are models are doing. */
export type WorkLife =
  /** Nothing yet in this visit. */
  | { readonly stage: 'idle' }
  /** Another tab has the run. */
  | { readonly stage: 'elsewhere' }
  | { readonly stage: 'starting' }
  | { readonly stage: 'running'; readonly session: RunSession }
  /** No further call is made; those under way end as they will. */
  | { readonly stage: 'paused'; readonly session: RunSession }
  /** Calls under way are broken off. */
  | { readonly stage: 'stopping'; readonly session: RunSession }
  | { readonly stage: 'rest'; readonly rest: JudgingRest };

/** What the judges need of their run. */
export interface RunAtWork {
  readonly record: JudgingRecord;
  readonly lock: RunLock;
  readonly journal: VerdictJournal;
  readonly source: TaskSource;
  question(at: number): Promise<JudgedQuestion | null>;
  /** How the replies of a judge are read. */
  readingOf(judge: number): ReadingRule;
  /** Brought up to date in the end: by older numbers calls would seem to be missing. */
  readonly tally: Pick<LiveTally, 'show'>;
}

/** The models that judge a run: started, paused, resumed, stopped. */
export class JudgesAtWork {
  readonly #run: RunAtWork;
  #life = $state.raw<WorkLife>({ stage: 'idle' });
  #news = $state.raw<SessionNews | null>(null);
  /** Replies that are paid for and could not be stored yet. */
  #unstored: readonly JudgeReply[] = [];
  readonly #picture = new Picture(() => {
    if ('session' in this.#life) this.#news = this.#life.session.news;
  });

  constructor(run: RunAtWork) {
    this.#run = run;
  }

  readonly life = $derived(this.#life);
  /** Of this session, or of the last. */
  readonly news = $derived(this.#news);

  /** Base URLs whose key is missing. */
  get missingKeys(): readonly string[] {
    const needed = this.#run.record.setup.judges.filter(
      ({ provider, baseUrl }) =>
        provider !== 'human' && PROVIDER_FACTS[provider].needsKey && !apiKeys.has(baseUrl),
    );
    const urls = needed.map(({ baseUrl }) => baseUrl);
    return urls.filter((url, at) => urls.indexOf(url) === at);
  }

  /** Asks the judges for all that is still wanted. */
  async start(): Promise<void> {
    if (this.#life.stage === 'starting' || 'session' in this.#life) return;
    this.#life = { stage: 'starting' };
    if (!(await this.#run.lock.take())) {
      this.#life = { stage: 'elsewhere' };
      return;
    }
    try {
      this.#life = { stage: 'rest', rest: await this.#judge() };
    } catch (error) {
      this.#life = { stage: 'rest', rest: { kind: 'halted', failure: failureOf(error) } };
    }
    this.#run.lock.free();
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

  async #judge(): Promise<JudgingRest> {
    const { record: run, journal, source } = this.#run;
    const stored = await journal.sync();
    const record = await settleCalls(run.id, this.#unstored);
    const session = new RunSession({
      ...{ record, stored, unstored: this.#unstored, tasks: source.forModels() },
      question: (at) => this.#run.question(at),
      readingOf: (judge) => this.#run.readingOf(judge),
      keep: (replies) => journal.add(replies),
      failed: (task) => {
        source.fail(task);
      },
      changed: () => {
        this.#picture.soon();
      },
    });
    this.#news = session.news;
    this.#life = { stage: 'running', session };
    const rest = await session.run();
    this.#unstored = session.unstored;
    this.#picture.now();
    this.#run.tally.show();
    const end = (await source.end()) ?? (rest.kind === 'budget-spent' ? rest.kind : null);
    if (end !== record.end) await changeRun(record.id, { end });
    return rest;
  }
}
