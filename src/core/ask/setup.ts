/**
 * The nouns of asking: which models answer, which questions they are asked, and what they said.
 * A run of asking is a set of questions, one model or more, and the settings they are asked with.
 */

import type { Price, ProviderName, SamplingSettings, Usage } from '../judge/setup.ts';

/** Who can write answers: every provider that writes, on this device or not. */
export type AskedProvider = Exclude<ProviderName, 'human' | 'lexical' | 'local-scores'>;

/** One model that answers. Its identity is the hash of all of this but `name`. */
export interface AskedModel {
  /** What people call it, and what its answers carry as `model`. */
  readonly name: string;
  readonly provider: AskedProvider;
  /** Without a slash at its end; '' for a model on this device. */
  readonly baseUrl: string;
  readonly model: string;
  readonly sampling: SamplingSettings;
}

/** A question as it is asked. */
export interface AskedQuestion {
  readonly id: string;
  readonly category: string | null;
  /** What the user says, turn by turn. */
  readonly turns: readonly string[];
  /** Kept for judges; never sent to a model that answers. */
  readonly reference: readonly string[];
}

/** Everything that a run of asking was begun with; its questions and answers are stored beside it. */
export interface AskSetup {
  readonly models: readonly AskedModel[];
  /** How many; each is stored by its position. */
  readonly questions: number;
  /** Answers of each model to each question. */
  readonly samples: number;
  /** '' for none. */
  readonly system: string;
  /** Of each model; null where it is not known. */
  readonly prices: readonly (Price | null)[];
  /** In US dollars; null for no limit. */
  readonly budget: number | null;
  /** Calls at once, and a minute, of each provider. */
  readonly concurrency: number;
  readonly perMinute: number | null;
}

/** One call that is wanted, by positions; a turn is asked once the turn before it is stored. */
export interface AskTask {
  readonly model: number;
  readonly question: number;
  readonly sample: number;
  readonly turn: number;
}

/**
 * How an answer ended. `empty`: the model stopped and wrote nothing. Refusals, empty and cut
 * answers are what they are: listed, and asked again only where the user wants that.
 */
export type Finish = 'end' | 'length' | 'refusal' | 'empty';

/** What a model said in one turn, as it is stored: once for each task. */
export interface AnswerTurn extends AskTask {
  /** Without its thinking. */
  readonly text: string;
  /** What a reasoning model thought before it answered; '' where it showed nothing. */
  readonly thinking: string;
  readonly finish: Finish;
  /** Null where the provider did not say. */
  readonly usage: Usage | null;
  /** In US dollars, by the price table at the time; 0 where it costs nothing. */
  readonly cost: number;
  /** Milliseconds since 1970, when the answer was there. */
  readonly at: number;
  /** Milliseconds from the first call to the whole answer, waits and repeats included. */
  readonly elapsed: number;
  /**
   * Milliseconds of the call that was answered: to its first token (null unless streamed), and
   * whole; 0 out of a batch, of which nobody knows.
   */
  readonly firstToken: number | null;
  readonly latency: number;
  /** The model as the provider named it in its reply; null where it did not. */
  readonly servedBy: string | null;
}
