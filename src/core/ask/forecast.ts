import { isOneByOne, laneOf, usualElapsed } from '../judge/kinds.ts';
import { aboutMost, MAX_REQUESTS } from '../judge/money/call-costs.ts';
import { costOf, laneElapsed } from '../judge/money/cost.ts';
import type { CallLane } from '../judge/money/cost.ts';
import { corrected, estimateTokens } from '../judge/money/tokens.ts';
import type { Usage } from '../judge/setup.ts';
import type { AnswerTurn, AskedModel, AskedQuestion, AskSetup, AskTask } from './setup.ts';

/**
 * Tokens of one answer until answers tell better: those to Rakuda's forty questions have 370 to 490
 * on average (four models of shared/data, by `estimateTokens`).
 */
const USUAL_OUTPUT = 450;
/** What is usual counts as much as so many answers. */
const TRUST = 4;
/** What a provider adds around a message, about. */
const FRAME = 10;

/** Milliseconds of one answer over the network: that many tokens at 60 a second, and a wait. */
const USUAL_ELAPSED = 9000;

interface Experience {
  /** Input of first turns, as it was estimated and as it was reported. */
  estimated: number;
  reported: number;
  /** Output with all thinking, and without: what later turns send again. */
  output: number;
  metered: number;
  said: number;
  answers: number;
}

/** Says how many tokens answers take, better with every answer. Each question is looked at once. */
export class AskForecaster {
  readonly #setup: Pick<AskSetup, 'models' | 'system'>;
  readonly #questions: readonly AskedQuestion[];
  readonly #system: number;
  readonly #turns: (readonly number[] | undefined)[] = [];
  readonly #experience: readonly Experience[];

  constructor(setup: Pick<AskSetup, 'models' | 'system'>, questions: readonly AskedQuestion[]) {
    this.#setup = setup;
    this.#questions = questions;
    this.#system = setup.system === '' ? 0 : FRAME + estimateTokens(setup.system);
    this.#experience = setup.models.map(() => ({
      ...{ estimated: 0, reported: 0, output: 0, metered: 0, said: 0, answers: 0 },
    }));
  }

  /** Learns from an answer. */
  add({ model, question, turn, text, usage }: AnswerTurn): void {
    const own = this.#experience[model];
    own.said += estimateTokens(text);
    own.answers++;
    if (usage === null) return;
    own.output += usage.output;
    own.metered++;
    // Later turns send answers again, whose length was a guess as well.
    if (turn > 0) return;
    own.estimated += this.#sent(question, 0);
    own.reported += usage.input;
  }

  /** One call, most likely; a later turn sends all that was said before it again. */
  usageOf({ model, question, turn }: Omit<AskTask, 'sample'>): Usage {
    const own = this.#experience[model];
    const { maxTokens } = this.#setup.models[model].sampling;
    const output = Math.min(maxTokens, mean(own.output, own.metered));
    const said = Math.min(maxTokens, mean(own.said, own.answers));
    const before = turn * (FRAME + said);
    return { input: corrected(this.#sent(question, turn) + before, own), output };
  }

  /** Tokens of the system prompt and of what the user says up to a turn. */
  #sent(question: number, turn: number): number {
    const turns = (this.#turns[question] ??= this.#questions[question].turns.map(estimateTokens));
    return turns.slice(0, turn + 1).reduce((sum, tokens) => sum + FRAME + tokens, this.#system);
  }
}

function mean(sum: number, count: number): number {
  return (sum + TRUST * USUAL_OUTPUT) / (count + TRUST);
}

/** What asking comes to, before the first answer. */
export interface AskOutlook {
  /** To providers; answers of this device are `local`. */
  readonly calls: number;
  readonly local: number;
  /** Tokens of the calls; null while the texts are looked at. */
  readonly usage: Usage | null;
  /** US dollars; null where a price is missing, or the tokens. */
  readonly cost: number | null;
  /** Models whose price is not known, by position. */
  readonly unpriced: readonly number[];
  /** Calls that the budget is about enough for; null where it is for all. */
  readonly within: number | null;
  /** US dollars that one request may cost at the most, about; null while the tokens are not known. */
  readonly most: number | null;
  /** Milliseconds of the calls, all providers at once, and of this device. */
  readonly elapsed: number;
  readonly localElapsed: number;
}

/**
 * @param answers that are wanted of each model, turn by turn
 * @param sample some of the questions, whose mean stands for all; null while they are looked at
 */
export function askOutlook(
  setup: Omit<AskSetup, 'questions' | 'samples'>,
  answers: readonly number[],
  sample: readonly AskedQuestion[] | null,
): AskOutlook {
  const { models, prices, budget } = setup;
  const isCalled = models.map((model) => !isOneByOne(model));
  const of = (isWanted: (at: number) => boolean) =>
    total(answers.map((count, at) => (isWanted(at) ? count : 0)));
  const calls = of((at) => isCalled[at]);
  const unpriced = [...models.keys()].filter((at) => isCalled[at] && prices[at] === null);
  const likely = sample && sample.length > 0 ? usagePerAnswer(setup, sample) : null;
  const usage = likely && {
    input: total(likely.map(({ mean: { input } }, at) => (isCalled[at] ? answers[at] * input : 0))),
    output: total(
      likely.map(({ mean: { output } }, at) => (isCalled[at] ? answers[at] * output : 0)),
    ),
  };
  const cost =
    likely && unpriced.length === 0
      ? total(likely.map((one, at) => answers[at] * costOf(one.mean, prices[at])))
      : null;
  const most =
    likely &&
    Math.max(
      0,
      ...likely.map((one, at) =>
        costOf(aboutMost(one.longest, models[at].sampling.maxTokens), prices[at]),
      ),
    );
  return {
    calls,
    ...{ usage, cost, unpriced, most },
    local: of((at) => !isCalled[at]),
    within: cost === null ? null : callsWithin(budget, cost, calls, most ?? 0),
    elapsed: callsElapsed(setup, answers),
    localElapsed: total(
      models.map((model, at) => (isCalled[at] ? 0 : answers[at] * usualElapsed(model))),
    ),
  };
}

/** Of each model, by some questions: one call on average, and that which sends most. */
function usagePerAnswer(
  setup: Pick<AskSetup, 'models' | 'system'>,
  questions: readonly AskedQuestion[],
): { readonly mean: Usage; readonly longest: Usage }[] {
  const forecaster = new AskForecaster(setup, questions);
  return setup.models.map((_, model) => {
    const all = questions.flatMap(({ turns }, question) =>
      turns.map((_, turn) => forecaster.usageOf({ model, question, turn })),
    );
    const [{ output }] = all;
    const input = total(all.map((usage) => usage.input)) / all.length;
    const longest = Math.max(...all.map((usage) => usage.input));
    return { mean: { input, output }, longest: { input: longest, output } };
  });
}

/** So much has to be left before the last call is made. */
function callsWithin(
  budget: number | null,
  cost: number,
  calls: number,
  most: number,
): number | null {
  if (budget === null || calls === 0) return null;
  const each = cost / calls;
  const apart = MAX_REQUESTS * most;
  if (cost - each + apart <= budget) return null;
  return Math.max(0, Math.floor((budget - apart) / each + 1));
}

function callsElapsed(
  setup: Pick<AskSetup, 'models' | 'concurrency' | 'perMinute'>,
  answers: readonly number[],
): number {
  const lanes = new Map<string, CallLane>();
  setup.models.forEach((model: AskedModel, at) => {
    if (isOneByOne(model)) return;
    const lane = lanes.get(laneOf(model)) ?? { calls: 0, elapsed: 0 };
    lane.calls += answers[at];
    lane.elapsed += answers[at] * USUAL_ELAPSED;
    lanes.set(laneOf(model), lane);
  });
  return Math.max(0, ...[...lanes.values()].map((lane) => laneElapsed(lane, setup)));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
