import type { Usage } from '../../core/judge/setup.ts';

/** What one model said so far. */
export interface ModelFigures {
  readonly answers: number;
  readonly refusals: number;
  /** Answers that reached their most tokens. */
  readonly cut: number;
  readonly empty: number;
  readonly usage: Usage;
  /** In US dollars. */
  readonly cost: number;
  /** Answers with no token count that can be right: their calls count at their most. */
  readonly unmetered: number;
  /** Milliseconds, means over its answers; null where there is none, or none was streamed. */
  readonly latency: number | null;
  readonly firstToken: number | null;
}

/** What is shown of a run of asking as it stands. Answers are turns: a conversation has several. */
export interface AskingFigures {
  readonly asked: number;
  /** The most answers there can be, as far as is known: a conversation that ended early has fewer. */
  readonly all: number;
  readonly refusals: number;
  readonly cut: number;
  readonly empty: number;
  readonly usage: Usage;
  /** Of each model, by position. */
  readonly models: readonly ModelFigures[];
}
