/* eslint-disable svelte/prefer-svelte-reactivity -- sets that the screen follows are replaced, never changed */
import type { FileReport } from '../../core/formats/file/report.ts';
import { deleteTexts } from '../../storage/texts.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { failureOf } from '../work/failure.ts';
import { KeepPass } from './keep-pass.ts';
import type { KeepingScreen } from './keep-pass.ts';
import { wantedParts } from './keeping-consent.ts';
import { NOTHING_KEPT } from './keeping-life.ts';
import type { Keeping, KeepingAnswer, KeepingQuestion, KeepOrder, Kept } from './keeping-life.ts';
import { holdsTexts } from './kept-summary.ts';

/** Keeps the texts of imported files in this browser, in the background. */
export class KeepingTexts {
  #state = $state.raw<Keeping>({ stage: 'idle' });
  #keys = $state.raw<ReadonlySet<string>>(new Set());
  /** Goes up whenever what is stored has changed. */
  #changes = $state(0);
  #waiting: KeepOrder[] = [];
  #running: AbortController | null = null;
  #answer: ((answer: KeepingAnswer) => void) | null = null;

  readonly state = $derived(this.#state);
  readonly changes = $derived(this.#changes);

  readonly #screen: KeepingScreen = {
    ask: (question, kept) => {
      this.#state = { stage: 'asking', question, kept };
      return new Promise((resolve) => (this.#answer = resolve));
    },
    show: (progress, kept) => {
      // A question stays until it is answered, whatever is read meanwhile.
      if (this.#answer === null) this.#state = { stage: 'keeping', progress, kept };
    },
  };

  /** Whether the state is about texts of these files. */
  isAbout(files: readonly FileReport[]): boolean {
    return files.some(({ key }) => this.#keys.has(key));
  }

  /** Keeps the texts of files after those that are being kept. */
  async start(order: KeepOrder): Promise<void> {
    const files = order.files.filter(holdsTexts);
    const keys = new Set(files.map(({ key }) => key));
    const sources = order.sources.filter(({ key }) => keys.has(key));
    if (sources.length === 0) return;
    this.#waiting.push({ ...order, files, sources });
    if (this.#running !== null) return;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      if (!(await this.#carryOut(next))) return;
    }
  }

  /** Stops at once; what has been kept stays. */
  stop(): void {
    this.#waiting = [];
    this.#running?.abort();
    this.#running = null;
    this.#answer = null;
    this.#settle({ stage: 'stopped', kept: this.#kept });
  }

  answer(answer: KeepingAnswer): void {
    const { state } = this;
    if (state.stage === 'asking' && state.question.why === 'large') {
      preferences.change({ largeTexts: answer === 'none' ? 'leave' : 'keep' });
    }
    const take = this.#answer;
    if (take === null) return;
    this.#answer = null;
    // Else the question would stand there, with buttons that do nothing, until more is read.
    this.#screen.show(null, this.#kept);
    take(answer);
  }

  /** Deletes the texts of these files. */
  async delete(files: readonly FileReport[]): Promise<void> {
    if (this.#running !== null && this.isAbout(files)) this.stop();
    try {
      await deleteTexts(files);
      storageActs.madeRoom();
      if (this.isAbout(files)) this.#settle({ stage: 'idle' });
      else this.#changes++;
    } catch (error) {
      this.#settle({ stage: 'failed', failure: failureOf(error), kept: NOTHING_KEPT });
    }
  }

  /** False where it was stopped. */
  async #carryOut(order: KeepOrder): Promise<boolean> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#running = controller;
    this.#keys = new Set(order.sources.map(({ key }) => key));
    const end = await this.#end(order, signal);
    if (signal.aborted) return false;
    this.#running = null;
    this.#settle(end);
    return true;
  }

  /** How it ends, or would end had it not been stopped. */
  async #end(order: KeepOrder, signal: AbortSignal): Promise<Keeping> {
    const ask = (question: KeepingQuestion) => this.#screen.ask(question, NOTHING_KEPT);
    try {
      let parts = await wantedParts(order, preferences.largeTexts, ask);
      while (parts !== null) {
        const end = await new KeepPass(order, parts, signal, this.#screen).run();
        if (typeof end !== 'string') return end;
        parts = end;
      }
      return { stage: 'idle' };
    } catch (error) {
      return { stage: 'failed', failure: failureOf(error), kept: this.#kept };
    }
  }

  get #kept(): Kept {
    return 'kept' in this.#state ? this.#state.kept : NOTHING_KEPT;
  }

  #settle(state: Keeping): void {
    this.#state = state;
    this.#changes++;
  }
}

export const keeping = new KeepingTexts();
