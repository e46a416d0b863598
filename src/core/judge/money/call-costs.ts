import { costOf } from './cost.ts';
import type { Conversation } from '../conversation.ts';
import type { JudgeSetup, Price, Usage } from '../setup.ts';
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

/** What is sent of a conversation. */
type Sent = Pick<Conversation, 'system' | 'messages'>;

/** Tokens that an API may put around a prompt: roles, the shape of a verdict, its own words. */
const FRAME = 1000;
/** Around each further message of a conversation. */
const MESSAGE_FRAME = 50;

/** The most that a request may use. */
export function mostUsage({ system, messages }: Sent, maxTokens: number): Usage {
  // As it is sent, escapes and all.
  const sent = JSON.stringify([system, ...messages.map(({ content }) => content)]);
  const frame = FRAME + MESSAGE_FRAME * (messages.length - 1);
  return { input: frame + utf8Length(sent), output: maxTokens };
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

/** Who is called, as far as its calls' cost goes. */
type Called = Pick<JudgeSetup, 'sampling'>;

export class CallCosts {
  readonly #called: readonly Called[];
  readonly #prices: readonly (Price | null)[];
  /** Of each model, what its provider counted beyond the most so far: it may do so again. */
  readonly #excess: Usage[];

  /** @param called the judges of a run, or the models that answer */
  constructor(called: readonly Called[], prices: readonly (Price | null)[]) {
    this.#called = called;
    this.#prices = prices;
    this.#excess = called.map(() => ({ input: 0, output: 0 }));
  }

  /** US dollars that a request may cost at the most; 0 where its price is not known. */
  most(model: number, sent: Sent): number {
    return costOf(sum(this.#most(model, sent), this.#excess[model]), this.#prices[model]);
  }

  /** What a call cost by the tokens that its provider reports; what can't be is not believed. */
  settle(model: number, sent: Sent, reported: Usage | null): Charge {
    const most = this.#most(model, sent);
    if (reported === null || !isBelievable(reported, most))
      return { usage: null, cost: this.most(model, sent) };
    const excess = this.#excess[model];
    this.#excess[model] = {
      input: Math.max(excess.input, reported.input - most.input),
      output: Math.max(excess.output, reported.output - most.output),
    };
    return { usage: reported, cost: costOf(reported, this.#prices[model]) };
  }

  #most(model: number, sent: Sent): Usage {
    return mostUsage(sent, this.#called[model].sampling.maxTokens);
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
