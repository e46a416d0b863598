import { parseArgs } from 'node:util';
import { drawFromPrior } from '../../src/core/posterior/prior/prior-draw.ts';
import type { Goal } from '../../src/core/judge/setup.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import type { TieModel } from '../../src/core/model/settings.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { wilson } from '../../src/core/numerics/wilson.ts';
import type { Estimated } from '../../src/core/numerics/wilson.ts';
import { exactProbability, MODELS, rakudaTruth, simulateRun } from './plan-runs.ts';
import type { Design } from './plan-runs.ts';

/*
 * npm run plans -- [--simulations 200] [--seed 1] [--only TEXT] [--json]
 *
 * How many judgments an adaptive plan needs to reach its goal at 95%, and how many the same number
 * of random ones, pairs even: simulated on the strengths, order effect and ties of the Rakuda
 * sample. Then whether answers at 95% are right as often as that, on strengths from the prior.
 */
const { values: options } = parseArgs({
  options: {
    simulations: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
const simulations = Number(options.simulations);
const seed = Number(options.seed);
/** Runs whose probability at the end is found by sampling too. */
const SAMPLED = 25;
const CONFIDENCE = 0.95;

const rakuda = rakudaTruth();
const place = (id: string) => MODELS.indexOf(id);
const BEST: Goal = { kind: 'best' };
const RANKING: Goal = { kind: 'ranking' };
const THIRD: Goal = { kind: 'top', model: place('rwkv-world-jpn-55'), k: 3 };

interface Case {
  readonly name: string;
  readonly goal: Goal;
  readonly questions: number;
  readonly most: number;
  /** How many models have strengths from the prior, others in every simulation; else Rakuda's. */
  readonly fromPrior?: number;
  readonly ties: TieModel;
}

const asked40 = { questions: 40, ties: 'rao-kupper' } as const;
const CASES: readonly Case[] = [
  { name: 'which is best', goal: BEST, most: 2880, ...asked40 },
  { name: 'is the third in the first 3', goal: THIRD, most: 2880, ...asked40 },
  ...[300, 1000, 2880].map((most) => ({
    ...{ name: `whole ranking, at most ${String(most)}`, goal: RANKING, most, ...asked40 },
  })),
  {
    ...{ name: 'whole ranking, 2,000 questions', goal: RANKING, ties: 'rao-kupper' },
    ...{ questions: 2000, most: 40_000 },
  },
  ...(['half', 'rao-kupper'] as const).flatMap((ties): Case[] => {
    const own = { questions: 200, most: 2000, ties };
    const how = ties === 'half' ? 'no ties' : 'ties';
    return [
      { name: `9 models from the prior, ${how}: best`, goal: BEST, fromPrior: 9, ...own },
      { name: `4 models from the prior, ${how}: ranking`, goal: RANKING, fromPrior: 4, ...own },
    ];
  }),
];

interface Row {
  readonly goal: string;
  readonly plan: 'adaptive' | 'random';
  /** Share of the simulations that reached the confidence. */
  readonly reached: number;
  /** Judgments at the end, reached or not: a quarter, half, three quarters of the simulations. */
  readonly judgments: readonly [quarter: number, median: number, threeQuarters: number];
  /** Neighbours of the ranking that are settled at the end, on average. */
  readonly settled: number;
  /** Of those that reached it: share of right answers, null where none did. */
  readonly right: Estimated | null;
  /** Of a ranking, the share of neighbours in their right order; else as `right`. */
  readonly neighboursRight: number;
  /** At the end, as the plan saw it; and of the first runs by it and by sampling. */
  readonly probability: number;
  readonly first: { readonly probability: number; readonly sampled: number };
}

function rowOf(item: Case, plan: 'adaptive' | 'random'): Row {
  const { fromPrior } = item;
  const design: Design = {
    ...item,
    randomShare: plan === 'random' ? 1 : 0.1,
    confidence: CONFIDENCE,
    truth: (simulation) => {
      if (fromPrior === undefined) return rakuda;
      const random = createRandom(seed, simulations + simulation);
      return {
        ...drawFromPrior(MODELS.slice(0, fromPrior), DEFAULT_MODEL, random),
        tie: rakuda.tie,
      };
    },
  };
  const runs = Array.from({ length: simulations }, (_, s) => simulateRun(design, seed, s));
  const ended = runs.map(({ judgments }) => judgments).sort((a, b) => a - b);
  const at = (share: number) => ended[Math.floor(share * (ended.length - 1))];
  const reached = runs.filter(({ isReached }) => isReached);
  const first = reached.slice(0, SAMPLED);
  const right = reached.filter(({ isRight }) => isRight).length;
  return {
    ...{ goal: item.name, plan, reached: reached.length / simulations },
    judgments: [at(0.25), at(0.5), at(0.75)],
    settled: mean(runs, ({ settled }) => settled),
    right: reached.length === 0 ? null : wilson(right / reached.length, reached.length),
    neighboursRight: mean(reached, ({ rightShare }) => rightShare),
    probability: mean(reached, ({ answer }) => answer.probability),
    first: {
      probability: mean(first, ({ answer }) => answer.probability),
      sampled: mean(first, (run) => exactProbability(run, item.goal)),
    },
  };
}

function mean<T>(things: readonly T[], of: (thing: T) => number): number {
  return things.reduce((sum, thing) => sum + of(thing), 0) / things.length;
}

const rows = CASES.filter(({ name }) => name.includes(options.only)).flatMap((item) => {
  const plans =
    item.fromPrior === undefined ? (['adaptive', 'random'] as const) : (['adaptive'] as const);
  return plans.map((plan) => rowOf(item, plan));
});

function print(): void {
  const share = (x: number) => (Number.isNaN(x) ? '' : `${(100 * x).toFixed(1)}%`);
  console.table(
    rows.map(({ goal, plan, reached, judgments, settled, right, neighboursRight, ...rest }) => ({
      ...{ goal, plan, reached: share(reached) },
      judgments: `${String(judgments[1])} (${String(judgments[0])}–${String(judgments[2])})`,
      settled: settled.toFixed(1),
      right: right && `${share(right.value)} (${share(right.lower)}–${share(right.upper)})`,
      'neighbours right': share(neighboursRight),
      'P at the end': share(rest.probability),
      'P of the first': share(rest.first.probability),
      'by sampling': share(rest.first.sampled),
    })),
  );
  process.stdout.write(
    `${String(simulations)} simulations each. judgments: where half of them ended (a quarter, three quarters).\n` +
      'settled: neighbours at 95%, of 8 or of 3. right: of the answers at 95%; of a ranking the whole order,\n' +
      'of which each two neighbours are at 95%.\n',
  );
}

if (options.json) {
  process.stdout.write(`${JSON.stringify({ simulations, seed, confidence: CONFIDENCE, rows })}\n`);
} else print();
