import { costOf } from './cost.ts';
import type { FilledPrompt } from '../prompt/prompt.ts';
import type { JudgingSetup, Usage } from '../setup.ts';
import { utf8Length } from './utf8-length.ts';
import { MAX_BELIEVED } from '../../limits.ts';

/**
 * What calls can cost and did: what a cap on money goes by. It rests on two things: no tokenizer
 * makes more than one token of a byte, and a reply keeps to its limit. Some providers count what a
 * model thinks beside that limit; they are believed up to twice the most.
 */

/** Connections that browsers keep open to one host (HTTP/1; kMaxSocketsPerGroup in Chromium). */
export const MAX_KEPT = 6;

/**
 * Requests that one call may become, so that as much is set aside for it. Where a connection that
 * was kept is closed without an answer, Chromium sends the request again by itself, unseen, on
 * the next one that it kept, and so on until it has to open one (ShouldResendRequest in its
 * http_network_transaction.cc; no limit of retries applies, and nothing that a page may set
 * prevents it).
 */
export const MAX_REQUESTS = MAX_KEPT + 1;

/** What is sent of a prompt. */
type Sent = Pick<FilledPrompt, 'system' | 'user'>;

/** Tokens that an API may put around a prompt: roles, the shape of a verdict, its own words. */
const FRAME = 1000;

/** The most that a request may use. */
export function mostUsage({ system, user }: Sent, maxTokens: number): Usage {
  // As it is sent, escapes and all.
  return { input: FRAME + utf8Length(JSON.stringify([system, user])), output: maxTokens };
}

/** Of English text, about; of Japanese three. */
const BYTES_OF_TOKEN = 4;

/** The most of a request whose prompt is known only as so many tokens, about. */
export function aboutMost({ input }: Usage, maxTokens: number): Usage {
  return { input: FRAME + BYTES_OF_TOKEN * input, output: maxTokens };
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

  /** US dollars that a request may cost at the most; 0 where its price is not known. */
  most(judge: number, prompt: Sent): number {
    return costOf(sum(this.#most(judge, prompt), this.#excess[judge]), this.#setup.prices[judge]);
  }

  /** What a call cost by the tokens that its provider reports; what can't be is not believed. */
  settle(judge: number, prompt: Sent, reported: Usage | null): Charge {
    const most = this.#most(judge, prompt);
    if (reported === null || !isBelievable(reported, most))
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

function sum(a: Usage, b: Usage): Usage {
  return { input: a.input + b.input, output: a.output + b.output };
}

function isBelievable({ input, output }: Usage, most: Usage): boolean {
  return isCount(input, MAX_BELIEVED * most.input) && isCount(output, MAX_BELIEVED * most.output);
}

function isCount(tokens: number, most: number): boolean {
  return Number.isInteger(tokens) && tokens >= 0 && tokens <= most;
}
