import { aboutMost, MAX_REQUESTS } from './call-costs.ts';
import { CostForecaster, costOf, laneElapsed } from './cost.ts';
import type { CallLane } from './cost.ts';
import { isLocal, isOneByOne, usualElapsed } from '../kinds.ts';
import { answeredOf } from '../plan/answered.ts';
import { extentOf } from '../plan/extent.ts';
import { planTasks } from '../plan/tasks.ts';
import type { JudgedQuestion, JudgeSetup, JudgingSetup, Plan, Usage } from '../setup.ts';

/** A mean of so many is as good as that of all. */
const MAX_LOOKED_AT = 2000;

/**
 * What one call takes on average, of each judge, by some of the questions: over every comparison
 * of them that the plan may ask for, or MAX_LOOKED_AT drawn evenly. Null where there is none.
 * @throws CaravanError bad-setting, too-few-models
 */
export function usagePerCall(
  judges: readonly JudgeSetup[],
  plan: Plan,
  models: number,
  questions: readonly JudgedQuestion[],
): Usage[] | null {
  // A plan that draws, draws evenly: on average it is every pair.
  const isDrawn = plan.kind === 'random' || plan.kind === 'adaptive';
  const whole: Plan = isDrawn ? { kind: 'all', bothOrders: false } : plan;
  const answered = answeredOf(questions, models);
  const isLarge = whole.kind === 'all' && extentOf(whole, answered).exist > MAX_LOOKED_AT;
  const looked: Plan = isLarge ? { kind: 'random', judgments: MAX_LOOKED_AT, seed: 1 } : whole;
  const { tasks } = planTasks(looked, answered, judges.length);
  if (tasks.length === 0) return null;
  const prices = judges.map(() => null);
  const forecaster = new CostForecaster(
    { judges, prices, concurrency: 1, perMinute: null },
    questions,
  );
  const each = tasks.length / judges.length;
  return judges.map((_, judge) => {
    const { usage } = forecaster.of(tasks.filter((task) => task.judge === judge));
    return { input: usage.input / each, output: usage.output / each };
  });
}

/** The estimated cost of a plan, before the first reply. */
export interface Outlook {
  /** To providers; those of humans are `judgments`, those of this device `local`. */
  readonly calls: number;
  readonly judgments: number;
  readonly local: number;
  /** Tokens; null while the texts are looked at. */
  readonly usage: Usage | null;
  /** US dollars; null where a price is missing, or the tokens. */
  readonly cost: number | null;
  /** Judges whose price is not known, by position. */
  readonly unpriced: readonly number[];
  /** Judgments of all judges that the budget is about enough for; null where it is for all. */
  readonly within: number | null;
  /** US dollars that one request may cost at the most, about; null while the tokens are not known. */
  readonly most: number | null;
  /** Milliseconds of the calls, of this device, and of a human who judges at a minute each. */
  readonly elapsed: number;
  readonly localElapsed: number;
  readonly humanElapsed: number;
}

/**
 * @param perJudge judgments of each judge
 * @param perCall of each judge, from usagePerCall
 */
export function outlookOf(
  setup: Pick<JudgingSetup, 'judges' | 'prices' | 'budget' | 'concurrency' | 'perMinute'>,
  perJudge: number,
  perCall: readonly Usage[] | null,
): Outlook {
  const { judges, prices, budget } = setup;
  const isCalled = judges.map((judge) => !isOneByOne(judge));
  const local = judges.filter(({ provider }) => isLocal(provider));
  const humans = judges.length - local.length - isCalled.filter(Boolean).length;
  const unpriced = judges.flatMap((_, j) => (isCalled[j] && prices[j] === null ? [j] : []));
  const lanes = new Map<string, CallLane>();
  judges.forEach((judge, j) => {
    if (!isCalled[j]) return;
    const lane = lanes.get(judge.baseUrl) ?? { calls: 0, elapsed: 0 };
    lane.calls += perJudge;
    lane.elapsed += perJudge * usualElapsed(judge);
    lanes.set(judge.baseUrl, lane);
  });
  const usage = perCall && {
    input: perJudge * total(perCall.map(({ input }) => input)),
    output: perJudge * total(perCall.map(({ output }) => output)),
  };
  // Of one comparison by every judge.
  const each =
    perCall && unpriced.length === 0
      ? total(perCall.map((one, j) => costOf(one, prices[j])))
      : null;
  const mosts = perCall?.map((likely, j) =>
    costOf(aboutMost(likely, judges[j].sampling.maxTokens), prices[j]),
  );
  const most = mosts ? Math.max(0, ...mosts) : null;
  // So much has to be left before the last call is made.
  const setAside = MAX_REQUESTS * (most ?? 0);
  return {
    calls: perJudge * isCalled.filter(Boolean).length,
    judgments: perJudge * humans,
    local: perJudge * local.length,
    usage,
    cost: each === null ? null : perJudge * each,
    unpriced,
    within:
      each === null || budget === null || (perJudge - 1) * each + setAside <= budget
        ? null
        : judges.length * Math.max(0, Math.floor((budget - setAside) / each + 1)),
    most,
    elapsed: Math.max(0, ...[...lanes.values()].map((lane) => laneElapsed(lane, setup))),
    localElapsed: perJudge * total(local.map(usualElapsed)),
    // Humans at one screen each: the longest is as long as any.
    humanElapsed: humans === 0 ? 0 : perJudge * usualElapsed({ provider: 'human' }),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
