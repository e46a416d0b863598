import type { Failure } from '../../core/failure.ts';
import type { AnswerTurn, AskedQuestion, AskTask, Finish } from '../../core/ask/setup.ts';
import type { AskingRecord } from '../../storage/records.ts';
import type { AskingAtWork } from './asking-at-work.svelte.ts';
import type { AskingFigures } from './live-figures.svelte.ts';

/** One run of asking: its questions, its answers, and the models that are asked. */
export interface OpenAsking {
  /** As it was opened, by the name that it has now. */
  readonly record: AskingRecord;
  readonly figures: AskingFigures;
  /** The latest first; texts and all. */
  readonly newest: readonly AnswerTurn[];
  /** In US dollars, of all sessions; `lost`: at the most, for calls that brought no answer. */
  readonly money: { readonly spent: number; readonly lost: number; readonly inFlight: number };
  /** Milliseconds that the rest will take at the pace so far; null where that is not known. */
  readonly left: number | null;
  readonly work: AskingAtWork;
  /** Why the last thing asked of the run was not done. */
  readonly failure: Failure | null;
  /** Null where it is gone. */
  question(at: number): Promise<AskedQuestion | null>;
  /** By model, question, sample and turn, a part at a time. */
  answers(finish: 'all' | Exclude<Finish, 'end'>): AsyncGenerator<readonly AnswerTurn[]>;
  /** All of them. */
  answered(): AsyncGenerator<readonly AnswerTurn[]>;
  /**
   * Asks anew for answers that were refused, cut or empty; each stays until another is stored in
   * its place. Starts the work where it rests, and is heard by work that goes on.
   */
  askAgain(tasks: readonly AskTask[]): Promise<void>;
}
