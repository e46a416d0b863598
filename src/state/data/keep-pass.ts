import { CaravanError } from '../../core/failure.ts';
import type { KeptParts } from '../../core/texts/keep-texts.ts';
import { run } from '../../jobs.ts';
import { deleteTextsOfKey, finishTexts, saveChunk } from '../../storage/texts.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { runs } from '../runs/runs.svelte.ts';
import { progressOf } from '../work/progress.ts';
import type { Progress } from '../work/progress.ts';
import { NOTHING_KEPT } from './keeping-life.ts';
import type { KeepingAnswer, KeepingQuestion, Keeping, KeepOrder, Kept } from './keeping-life.ts';
import { roomForTexts } from './room-for-texts.ts';

type Step = Jobs['keepTexts']['progress'];

/** Chunks after which it can be said how much all will need. */
const ENOUGH_TO_TELL = 4;

/** Who is asked while texts are kept, and hears how far that is. */
export interface KeepingScreen {
  ask(question: KeepingQuestion, kept: Kept): Promise<KeepingAnswer>;
  show(progress: Progress | null, kept: Kept): void;
}

/** The user's answer ends the job at hand. */
class Answered extends Error {
  readonly answer: KeepingAnswer;
  constructor(answer: KeepingAnswer) {
    super(answer);
    this.answer = answer;
  }
}

/** One pass over the files of an order, which stores what is wanted of their texts. */
export class KeepPass {
  readonly #order: KeepOrder;
  readonly #parts: KeptParts;
  readonly #signal: AbortSignal;
  readonly #screen: KeepingScreen;
  readonly #started = performance.now();
  #kept = NOTHING_KEPT;
  #chunks = 0;
  /** Milliseconds that the user took to answer. */
  #asked = 0;
  /** Whether the user knows that not all will fit. */
  #isUntilFull = false;

  constructor(order: KeepOrder, parts: KeptParts, signal: AbortSignal, screen: KeepingScreen) {
    this.#order = order;
    this.#parts = parts;
    this.#signal = signal;
    this.#screen = screen;
  }

  /** Gives the parts to begin again with, or how it ended. */
  async run(): Promise<KeptParts | Keeping> {
    const { sources, ways, mappings } = this.#order;
    this.#screen.show(null, NOTHING_KEPT);
    await this.#clear();
    try {
      const files = await run(
        'keepTexts',
        { sources, ways, mappings, parts: this.#parts },
        { signal: this.#signal, onProgress: (step) => this.#take(step) },
      );
      await finishTexts(files, this.#parts);
      return { stage: 'kept', kept: this.#kept };
    } catch (error) {
      if (!(error instanceof Answered)) throw error;
      if (error.answer === 'answers') return 'answers';
      if (error.answer !== 'none') return { stage: 'no-room', kept: this.#kept };
      await this.#clear();
      return { stage: 'idle' };
    }
  }

  async #clear(): Promise<void> {
    for (const { key } of this.#order.sources) await deleteTextsOfKey(key);
  }

  async #take({ done, total, chunk }: Step): Promise<void> {
    if (chunk !== null) {
      await this.#store(chunk);
      await this.#foresee(done, total);
    }
    if (this.#signal.aborted) return;
    const elapsed = performance.now() - this.#started - this.#asked;
    this.#screen.show(progressOf(done, total, elapsed), this.#kept);
  }

  /** Stores a chunk; where the browser has no room for it, asks what to do. */
  async #store(chunk: NonNullable<Step['chunk']>): Promise<void> {
    for (;;) {
      try {
        await saveChunk(chunk, this.#parts);
        break;
      } catch (error) {
        if (!isFull(error)) throw error;
        if (this.#isUntilFull) throw new Answered('until-full');
        await this.#ask({ why: 'full' });
      }
    }
    const { texts, bytes } = this.#kept;
    this.#kept = { texts: texts + chunk.texts, bytes: bytes + chunk.bytes.length };
    this.#chunks++;
  }

  /** Goes by what the texts so far took: where all of them will not fit, asks what to do. */
  async #foresee(done: number, total: number): Promise<void> {
    if (this.#chunks % ENOUGH_TO_TELL !== 0 || done === 0) return;
    const needed = this.#kept.bytes * (total / done - 1);
    while (!this.#isUntilFull) {
      const room = await roomForTexts();
      if (needed <= room || this.#signal.aborted) return;
      await this.#ask({ why: 'no-room', needed, room });
    }
  }

  /** Comes back where the job goes on; @throws Answered where it ends. */
  async #ask(question: KeepingQuestion): Promise<void> {
    this.#signal.throwIfAborted();
    const since = performance.now();
    const answer = await this.#screen.ask(question, this.#kept);
    this.#asked += performance.now() - since;
    if (answer === 'again') await runs.tidy();
    else if (answer === 'until-full' && question.why !== 'full') this.#isUntilFull = true;
    else throw new Answered(answer);
    this.#screen.show(null, this.#kept);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof CaravanError && error.failure.kind === 'quota-exceeded';
}
