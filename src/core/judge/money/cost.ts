import { isOneByOne, laneOf, scoresAnswers, usualElapsed } from '../kinds.ts';
import { placesOf } from '../prompt/places.ts';
import type { ShownTexts, TextPlace } from '../prompt/places.ts';
import type {
  JudgedQuestion,
  JudgeReply,
  JudgeTask,
  JudgingSetup,
  Price,
  Usage,
} from '../setup.ts';
import { corrected, estimateTokens } from './tokens.ts';

/** US dollars for so many tokens; 0 where the price is not known. */
export function costOf({ input, output }: Usage, price: Price | null): number {
  return price === null ? 0 : (input * price.input + output * price.output) / 1e6;
}

/** What some calls will take. */
export interface Forecast {
  readonly calls: number;
  /** Tokens, not whole. */
  readonly usage: Usage;
  /** US dollars, of the calls whose price is known. */
  readonly cost: number;
  /** Calls whose price is not known. */
  readonly unpriced: number;
  /** Milliseconds, all providers at once. */
  readonly elapsed: number;
}

/** Until replies show better: a few sentences. */
const USUAL_OUTPUT = 300;
/** What is usual counts as much as so many replies. */
const TRUST = 4;

/** Calls to one address, which has its own limits. */
export interface CallLane {
  calls: number;
  /** Milliseconds, one call after the other. */
  elapsed: number;
}

/** Milliseconds that the calls to one address take. */
export function laneElapsed(
  { calls, elapsed }: CallLane,
  { concurrency, perMinute }: Pick<JudgingSetup, 'concurrency' | 'perMinute'>,
): number {
  if (calls === 0) return 0;
  const atOnce = elapsed / Math.min(concurrency, calls);
  return perMinute === null ? atOnce : Math.max(atOnce, (calls / perMinute) * 60_000);
}

/** What a provider adds around the two messages, about. */
const FRAME = 10;

interface Experience {
  estimated: number;
  reported: number;
  outputs: number;
  output: number;
  replies: number;
  elapsed: number;
}

/** Tokens of a question's texts, turn by turn. */
interface Sizes {
  readonly question: readonly number[];
  readonly reference: readonly number[];
  readonly answers: readonly (readonly number[] | null)[];
}

/** Says what calls will take, better with every reply. Each text is looked at once. */
export class CostForecaster {
  readonly #setup: Pick<JudgingSetup, 'judges' | 'prices' | 'concurrency' | 'perMinute'>;
  readonly #questions: readonly JudgedQuestion[];
  readonly #sizes: (Sizes | undefined)[] = [];
  readonly #templates: readonly { tokens: number; places: readonly TextPlace[] }[];
  readonly #experience: readonly Experience[];

  constructor(
    setup: Pick<JudgingSetup, 'judges' | 'prices' | 'concurrency' | 'perMinute'>,
    questions: readonly JudgedQuestion[],
  ) {
    this.#setup = setup;
    this.#questions = questions;
    this.#templates = setup.judges.map(({ template }) => ({
      tokens: FRAME + estimateTokens(template.system) + estimateTokens(template.user),
      places: placesOf(template),
    }));
    this.#experience = setup.judges.map(() => ({
      ...{ estimated: 0, reported: 0, outputs: 0, output: 0, replies: 0, elapsed: 0 },
    }));
  }

  /** Learns from a reply. */
  add(reply: JudgeReply): void {
    const own = this.#experience[reply.judge];
    own.replies++;
    own.elapsed += reply.elapsed;
    if (reply.usage === null) return;
    own.estimated += this.#promptTokens(reply);
    own.reported += reply.usage.input;
    own.output += reply.usage.output;
    own.outputs++;
  }

  /** One call, most likely. */
  usageOf(task: JudgeTask): Usage {
    const own = this.#experience[task.judge];
    const { provider, sampling } = this.#setup.judges[task.judge];
    if (provider === 'human' || scoresAnswers(provider)) return { input: 0, output: 0 };
    const output = (own.output + TRUST * USUAL_OUTPUT) / (own.outputs + TRUST);
    return {
      input: corrected(this.#promptTokens(task), own),
      output: Math.min(sampling.maxTokens, output),
    };
  }

  of(tasks: Iterable<JudgeTask>): Forecast {
    const { judges, prices } = this.#setup;
    const sums = { calls: 0, input: 0, output: 0, cost: 0, unpriced: 0 };
    /** By laneOf. */
    const lanes = new Map<string, CallLane & { readonly isSlow: boolean }>();
    for (const task of tasks) {
      const usage = this.usageOf(task);
      const judge = judges[task.judge];
      sums.calls++;
      sums.input += usage.input;
      sums.output += usage.output;
      sums.cost += costOf(usage, prices[task.judge]);
      const isSlow = isOneByOne(judge);
      if (prices[task.judge] === null && !isSlow) sums.unpriced++;
      const lane = lanes.get(laneOf(judge)) ?? { calls: 0, elapsed: 0, isSlow };
      lane.calls++;
      lane.elapsed += this.#elapsedOf(task.judge);
      lanes.set(laneOf(judge), lane);
    }
    const times = [...lanes.values()].map((lane) =>
      lane.isSlow ? lane.elapsed : laneElapsed(lane, this.#setup),
    );
    const { calls, input, output, cost, unpriced } = sums;
    return { calls, usage: { input, output }, cost, unpriced, elapsed: Math.max(0, ...times) };
  }

  #elapsedOf(judge: number): number {
    const { elapsed, replies } = this.#experience[judge];
    const usual = usualElapsed(this.#setup.judges[judge]);
    return (elapsed + TRUST * usual) / (replies + TRUST);
  }

  #promptTokens({ judge, question, left, right }: JudgeTask): number {
    const { tokens, places } = this.#templates[judge];
    const sizes = (this.#sizes[question] ??= sizesOf(this.#questions[question]));
    const parts: Readonly<Record<keyof ShownTexts, readonly number[]>> = {
      question: sizes.question,
      reference: sizes.reference,
      left: sizes.answers[left] ?? [],
      right: sizes.answers[right] ?? [],
    };
    return places.reduce(
      (sum, { part, turn }) =>
        sum + (turn === 0 ? total(parts[part]) : (parts[part][turn - 1] ?? 0)),
      tokens,
    );
  }
}

function sizesOf({ turns, reference, answers }: JudgedQuestion): Sizes {
  return {
    question: turns.map(estimateTokens),
    reference: reference.map(estimateTokens),
    answers: answers.map((answer) => answer?.map(estimateTokens) ?? null),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
