import { CaravanError } from '../../core/failure.ts';
import type { DamagedRecordFailure } from '../../core/failure.ts';
import type { FileReport } from '../../core/formats/file/report.ts';
import type { KeptParts } from '../../core/texts/keep-texts.ts';
import { run } from '../../jobs.ts';
import {
  deleteTexts,
  deleteTextsOfKey,
  finishTexts,
  keptTexts,
  saveChunk,
} from '../../storage/texts.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { failureOf } from '../work/failure.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import type {
  KeepOrder,
  Keeping,
  KeepingAnswer,
  KeepingQuestion,
  Kept,
  KeptSummary,
} from './keeping-life.ts';
import { progressOf } from '../work/progress.ts';
import { roomForTexts } from './room-for-texts.ts';
import { runs } from '../runs/runs.svelte.ts';

/** Bytes of files from which on nothing is kept unasked. */
export const LARGE = 200e6;
/** Chunks after which it can be said how much all will need. */
const ENOUGH_TO_TELL = 4;
const NOTHING: Kept = { texts: 0, bytes: 0 };

/** The user's answer ends the job at hand. */
class Answered extends Error {
  readonly answer: KeepingAnswer;
  constructor(answer: KeepingAnswer) {
    super(answer);
    this.answer = answer;
  }
}

/** One order being carried out. */
interface Work {
  readonly order: KeepOrder;
  readonly parts: KeptParts;
  readonly signal: AbortSignal;
  readonly started: number;
  kept: Kept;
  chunks: number;
  /** Milliseconds that the user took to answer. */
  asked: number;
  /** Whether the user knows that not all will fit. */
  isUntilFull: boolean;
}

/** Keeps the texts of imported files in this browser, in the background. */
class KeepingTexts {
  #state = $state.raw<Keeping>({ stage: 'idle' });
  #keys = $state.raw<ReadonlySet<string>>(new Set());
  /** Goes up whenever what is stored has changed. */
  #changes = $state(0);
  #waiting: KeepOrder[] = [];
  #running: AbortController | null = null;
  #answer: ((answer: KeepingAnswer) => void) | null = null;

  readonly state = $derived(this.#state);
  readonly changes = $derived(this.#changes);

  /** Whether the state is about texts of these files. */
  isAbout(files: readonly FileReport[]): boolean {
    return files.some(({ key }) => this.#keys.has(key));
  }

  /**
   * What is stored of the texts of these files; null where nothing is, or nothing can be had; a
   * failure where it is damaged.
   */
  async summary(files: readonly FileReport[]): Promise<KeptSummary | DamagedRecordFailure | null> {
    const found = await keptTexts(files.filter(holdsTexts)).catch(failureOf);
    if ('kind' in found) return found.kind === 'damaged-record' ? found : null;
    const kept = found.flatMap((about) => about ?? []);
    if (kept.length === 0) return null;
    return {
      texts: kept.reduce((sum, { texts }) => sum + texts, 0),
      bytes: kept.reduce((sum, { size }) => sum + size, 0),
      isWhole: kept.length === found.length && kept.every(({ isWhole }) => isWhole),
      parts: kept.every(({ parts }) => parts === 'all') ? 'all' : 'answers',
    };
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
    const { state } = this;
    this.#settle({ stage: 'stopped', kept: 'kept' in state ? state.kept : NOTHING });
  }

  answer(answer: KeepingAnswer): void {
    const { state } = this;
    if (state.stage === 'asking' && state.question.why === 'large') {
      preferences.change({ largeTexts: answer === 'none' ? 'leave' : 'keep' });
    }
    this.#answer?.(answer);
    this.#answer = null;
  }

  /** Deletes the texts of these files. */
  async delete(files: readonly FileReport[]): Promise<void> {
    if (this.#running !== null && this.isAbout(files)) this.stop();
    try {
      await deleteTexts(files);
      if (this.isAbout(files)) this.#settle({ stage: 'idle' });
      else this.#changes++;
    } catch (error) {
      this.#settle({ stage: 'failed', failure: failureOf(error), kept: NOTHING });
    }
  }

  /** False where it was stopped. */
  async #carryOut(order: KeepOrder): Promise<boolean> {
    const controller = new AbortController();
    this.#running = controller;
    this.#keys = new Set(order.sources.map(({ key }) => key));
    const { signal } = controller;
    try {
      let parts = await this.#beforehand(order);
      while (parts !== null) {
        for (const { key } of order.sources) await deleteTextsOfKey(key);
        parts = await this.#keep(order, parts, signal);
      }
    } catch (error) {
      if (signal.aborted) return false;
      const { state } = this;
      const kept = 'kept' in state ? state.kept : NOTHING;
      this.#settle({ stage: 'failed', failure: failureOf(error), kept });
    } finally {
      if (this.#running === controller) this.#running = null;
    }
    return true;
  }

  /** Asks where nothing should be kept unasked; null where nothing is to be kept. */
  async #beforehand({ sources, files }: KeepOrder): Promise<KeptParts | null> {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const isRemote = sources.some((source) => !('blob' in source) && !('text' in source));
    const isLarge = bytes > LARGE;
    let answer: KeepingAnswer = 'all';
    if (isLarge && preferences.largeTexts === 'leave') answer = 'none';
    else if (isRemote) answer = await this.#ask({ why: 'remote', bytes }, NOTHING);
    else if (isLarge && preferences.largeTexts === 'ask') {
      answer = await this.#ask({ why: 'large', bytes }, NOTHING);
    }
    if (answer !== 'none') return answer === 'answers' ? 'answers' : 'all';
    this.#settle({ stage: 'idle' });
    return null;
  }

  /** Runs the job; gives the parts to begin again with, or null where all is settled. */
  async #keep(order: KeepOrder, parts: KeptParts, signal: AbortSignal): Promise<KeptParts | null> {
    const started = performance.now();
    const facts = { kept: NOTHING, chunks: 0, asked: 0, isUntilFull: false };
    const work: Work = { order, parts, signal, started, ...facts };
    this.#state = { stage: 'keeping', progress: null, kept: NOTHING };
    const { sources, ways, mappings } = order;
    try {
      const files = await run(
        'keepTexts',
        { sources, ways, mappings, parts },
        { signal, onProgress: (progress) => this.#take(work, progress) },
      );
      await finishTexts(files, parts);
      this.#settle({ stage: 'kept', kept: work.kept });
      return null;
    } catch (error) {
      if (!(error instanceof Answered)) throw error;
      if (error.answer === 'answers') return 'answers';
      if (error.answer === 'none') {
        for (const { key } of sources) await deleteTextsOfKey(key);
        this.#settle({ stage: 'idle' });
      } else this.#settle({ stage: 'no-room', kept: work.kept });
      return null;
    }
  }

  async #take(work: Work, { done, total, chunk }: Jobs['keepTexts']['progress']): Promise<void> {
    if (chunk !== null) {
      await this.#store(work, chunk);
      await this.#look(work, done, total);
    }
    if (work.signal.aborted || this.#state.stage === 'asking') return;
    const elapsed = performance.now() - work.started - work.asked;
    const progress = progressOf(done, total, elapsed);
    this.#state = { stage: 'keeping', progress, kept: work.kept };
  }

  /** Stores a chunk; where the browser has no room for it, asks what to do. */
  async #store(work: Work, chunk: NonNullable<Jobs['keepTexts']['progress']['chunk']>) {
    for (;;) {
      try {
        await saveChunk(chunk, work.parts);
        break;
      } catch (error) {
        if (!(error instanceof CaravanError) || error.failure.kind !== 'quota-exceeded') {
          throw error;
        }
        if (work.isUntilFull) throw new Answered('until-full');
        await this.#askDuring(work, { why: 'full' });
      }
    }
    const { texts, bytes } = work.kept;
    work.kept = { texts: texts + chunk.texts, bytes: bytes + chunk.bytes.length };
    work.chunks++;
  }

  /** Goes by what the texts so far took: where all of them will not fit, asks what to do. */
  async #look(work: Work, done: number, total: number): Promise<void> {
    if (work.isUntilFull || work.chunks % ENOUGH_TO_TELL !== 0 || done === 0) return;
    const needed = work.kept.bytes * (total / done - 1);
    for (;;) {
      const room = await roomForTexts();
      if (needed <= room || work.signal.aborted) return;
      const answer = await this.#askDuring(work, { why: 'no-room', needed, room });
      if (answer === 'until-full') return;
    }
  }

  /** Comes back where the job goes on; @throws Answered where it ends. */
  async #askDuring(work: Work, question: KeepingQuestion): Promise<'again' | 'until-full'> {
    const since = performance.now();
    const answer = await this.#ask(question, work.kept);
    work.asked += performance.now() - since;
    const goesOn = answer === 'again' || (answer === 'until-full' && question.why !== 'full');
    if (!goesOn) throw new Answered(answer);
    if (answer === 'again') await runs.tidy();
    else work.isUntilFull = true;
    this.#state = { stage: 'keeping', progress: null, kept: work.kept };
    return answer;
  }

  #ask(question: KeepingQuestion, kept: Kept): Promise<KeepingAnswer> {
    this.#state = { stage: 'asking', question, kept };
    return new Promise((resolve) => (this.#answer = resolve));
  }

  #settle(state: Keeping): void {
    this.#state = state;
    this.#changes++;
  }
}

export const keeping = new KeepingTexts();

/** Whether a file holds texts of any kind. */
export function holdsTexts({ hasTexts, holds }: FileReport): boolean {
  return hasTexts === true || holds.texts > 0;
}
