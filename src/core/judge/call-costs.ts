import { costOf } from './cost.ts';
import { isOneByOne, laneOf } from './kinds.ts';
import type { FilledPrompt } from './prompt.ts';
import type { JudgingSetup, Usage } from './setup.ts';
import { utf8Length } from './utf8-length.ts';

/**
 * What calls can cost and did: what a cap on money goes by. It rests on two things: no tokenizer
 * makes more than one token of a byte, and a reply keeps to its limit. Providers that count more
 * are believed so far (`beyond`).
 */

/** What is sent of a prompt. */
type Sent = Pick<FilledPrompt, 'system' | 'user'>;

/** Tokens that an API may put around a prompt: roles, the shape of a verdict, its own words. */
const FRAME = 1000;

/** The most that a call may use. */
export function mostUsage({ system, user }: Sent, maxTokens: number): Usage {
  // As it is sent, escapes and all.
  return { input: FRAME + utf8Length(JSON.stringify([system, user])), output: maxTokens };
}

/** Some providers count what a model thinks beside the limit of its reply. */
function beyond(maxTokens: number): Usage {
  return { input: FRAME, output: maxTokens };
}

/** What a call cost, and the tokens that this is for; null where it is counted at its most. */
export interface Charge {
  readonly usage: Usage | null;
  /** In US dollars. */
  readonly cost: number;
}

export class CallCosts {
  readonly #setup: Pick<JudgingSetup, 'judges' | 'prices'>;
  /** Of each judge, what its provider counted beyond the most so far: it may do so again. */
  readonly #excess: Usage[];

  constructor(setup: Pick<JudgingSetup, 'judges' | 'prices'>) {
    this.#setup = setup;
    this.#excess = setup.judges.map(() => ({ input: 0, output: 0 }));
  }

  /** US dollars that a call may cost at the most; 0 where its price is not known. */
  most(judge: number, prompt: Sent): number {
    return costOf(sum(this.#most(judge, prompt), this.#excess[judge]), this.#setup.prices[judge]);
  }

  /** What a call cost by the tokens that its provider reports; what can't be is not believed. */
  settle(judge: number, prompt: Sent, reported: Usage | null): Charge {
    const most = this.#most(judge, prompt);
    const { maxTokens } = this.#setup.judges[judge].sampling;
    if (reported === null || !isWithin(reported, sum(most, beyond(maxTokens))))
      return { usage: null, cost: this.most(judge, prompt) };
    const excess = this.#excess[judge];
    this.#excess[judge] = {
      input: Math.max(excess.input, reported.input - most.input),
      output: Math.max(excess.output, reported.output - most.output),
    };
    return { usage: reported, cost: costOf(reported, this.#setup.prices[judge]) };
  }

  #most(judge: number, prompt: Sent): Usage {
    return mostUsage(prompt, this.#setup.judges[judge].sampling.maxTokens);
  }
}

/** By how much a cap can be passed: by calls under way that are counted beyond their most. */
export interface Overrun {
  readonly calls: number;
  /** In US dollars. */
  readonly cost: number;
}

export function overrunOf({
  judges,
  prices,
  concurrency,
}: Pick<JudgingSetup, 'judges' | 'prices' | 'concurrency'>): Overrun {
  /** The dearest judge of each lane. */
  const lanes = new Map<string, number>();
  judges.forEach((judge, at) => {
    const cost = costOf(beyond(judge.sampling.maxTokens), prices[at]);
    if (isOneByOne(judge) || cost === 0) return;
    lanes.set(laneOf(judge), Math.max(cost, lanes.get(laneOf(judge)) ?? 0));
  });
  const each = [...lanes.values()].reduce((total, cost) => total + cost, 0);
  return { calls: concurrency * lanes.size, cost: concurrency * each };
}

function sum(a: Usage, b: Usage): Usage {
  return { input: a.input + b.input, output: a.output + b.output };
}

function isWithin({ input, output }: Usage, most: Usage): boolean {
  return isCount(input, most.input) && isCount(output, most.output);
}

function isCount(tokens: number, most: number): boolean {
  return Number.isInteger(tokens) && tokens >= 0 && tokens <= most;
}
