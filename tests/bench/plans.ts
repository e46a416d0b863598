import { parseArgs } from 'node:util';
import { drawFromPrior } from '../../src/core/posterior/prior/prior-draw.ts';
import type { Truth } from '../../src/core/posterior/prior/prior-draw.ts';
import type { Goal } from '../../src/core/judge/setup.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import type { TieModel } from '../../src/core/model/settings.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { wilson } from '../../src/core/numerics/wilson.ts';
import type { Estimated } from '../../src/core/numerics/wilson.ts';
import { exactProbability, MODELS, namesOf, rakudaTruth, simulateRun } from './plan-runs.ts';
import type { Design, How } from './plan-runs.ts';

/*
 * npm run plans -- [--simulations 200] [--seed 1] [--only TEXT] [--json]
 *
 * How many judgments an adaptive plan needs to reach its goal, and how many the same number of
 * random ones, pairs even: simulated on the strengths, order effect and ties of the Rakuda sample.
 * Then whether its answers are right as often as they are sure, on strengths from the prior, where
 * they are the same on every question and where they differ from question to question; and how many
 * end because the questions are too few. By how much the strongest and the weakest look farther
 * apart in the end than they are.
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
const SAMPLED = 5;
const SURE = 0.95;

const rakuda = rakudaTruth();
const place = (id: string) => MODELS.indexOf(id);
const LAST = MODELS.length - 1;
const BEST: Goal = { kind: 'best' };
const RANKING: Goal = { kind: 'ranking' };
const FIRST_3: Goal = { kind: 'top-set', k: 3 };
const PAIR: Goal = {
  kind: 'pair',
  model: place('rwkv-world-jpn-55'),
  other: place('izumi-lab/stormy-7b-10ep'),
};
const PLACE: Goal = { kind: 'place', model: LAST };

interface Case {
  readonly name: string;
  readonly goal: Goal;
  readonly confidence: number;
  readonly questions: number;
  readonly most: number;
  readonly before?: number;
  readonly questionSd?: number;
  readonly ties: TieModel;
  readonly truth: (simulation: number) => Truth;
  readonly hows: readonly How[];
  /** Times as many simulations as others have. */
  readonly times?: number;
}

/** Strengths from the prior, others in every simulation, of so many models. */
function fromPrior(models: number, scale = 1): Case['truth'] {
  return (simulation) => {
    const random = createRandom(seed, 2 * simulations + simulation);
    const truth = drawFromPrior(namesOf(models), DEFAULT_MODEL, random);
    return { ...truth, strengths: truth.strengths.map((x) => scale * x), tie: rakuda.tie };
  };
}

/** Rakuda's strengths; each of its models in turn is the last one, which is new. */
function rakudaTurned(simulation: number): Truth {
  const strengths = rakuda.strengths.map((_, m) => rakuda.strengths[(m + simulation) % (LAST + 1)]);
  return { ...rakuda, strengths };
}

const asked40 = { questions: 40, ties: 'rao-kupper', truth: () => rakuda } as const;
const compared = { ...asked40, confidence: SURE, hows: ['adaptive', 'random'] } as const;
const checked = { questions: 200, most: 2000, confidence: SURE, hows: ['adaptive'] } as const;
const short = { ...compared, goal: BEST, ties: 'half', most: 300 } as const;
const placed = {
  ...{ ...asked40, goal: PLACE, confidence: 0.9, before: 800, most: 640 },
  hows: ['adaptive', 'random', 'each'],
} as const;
/** Strengths from the prior on forty questions, on which they are the same, or differ. */
function byQuestion(name: string, part: Partial<Case> & Pick<Case, 'goal' | 'most'>): Case[] {
  const own = { ...checked, questions: 40, ties: 'half', truth: fromPrior(9), times: 2 } as const;
  return [0, 0.5, 1].map((questionSd) => {
    const how = questionSd === 0 ? 'are alike' : `differ by ${String(questionSd)}`;
    return { ...own, ...part, name: `${name} from the prior, questions ${how}`, questionSd };
  });
}
const CASES: readonly Case[] = [
  { name: 'which is best', goal: BEST, most: 2880, ...compared },
  { name: 'who are the first 3', goal: FIRST_3, most: 2880, ...compared },
  { name: 'is one better than another', goal: PAIR, most: 2880, ...compared },
  ...[300, 1000, 2880].map((most) => ({
    ...{ name: `whole ranking, at most ${String(most)}`, goal: RANKING, most, ...compared },
  })),
  {
    ...{ name: 'whole ranking, 2,000 questions', goal: RANKING, ...compared },
    ...{ questions: 2000, most: 40_000 },
  },
  ...(['half', 'rao-kupper'] as const).flatMap((ties): Case[] => {
    const how = ties === 'half' ? 'no ties' : 'ties';
    const nine = { ties, truth: fromPrior(9), ...checked };
    return [
      { name: `9 models from the prior, ${how}: best`, goal: BEST, ...nine },
      { name: `9 models from the prior, ${how}: first 3`, goal: FIRST_3, ...nine },
      {
        ...{ name: `4 models from the prior, ${how}: ranking`, goal: RANKING, ...nine },
        truth: fromPrior(4),
      },
    ];
  }),
  { name: 'short: best of 9 from the prior', ...short, truth: fromPrior(9) },
  { name: 'short: best of 9 half as far apart', ...short, truth: fromPrior(9, 0.5) },
  ...byQuestion('best of 9', { goal: BEST, most: 2880 }),
  ...byQuestion('pair of 9', { goal: PAIR, most: 2880 }),
  ...byQuestion('place one of 9', { goal: PLACE, confidence: 0.9, before: 800, most: 640 }),
  // Among more models hardly any session settles all neighbours.
  ...byQuestion('ranking of 4', { goal: RANKING, most: 480, truth: fromPrior(4) }),
  { name: 'place a new model', ...placed, truth: rakudaTurned },
  {
    ...{ name: 'place one of 20 from the prior', ...placed, ties: 'half', truth: fromPrior(20) },
    ...{ goal: { kind: 'place', model: 19 }, before: 2000, most: 1520, hows: ['adaptive', 'each'] },
  },
];

interface Row {
  readonly goal: string;
  readonly plan: How;
  /** Share of the simulations that reached the confidence. */
  readonly reached: number;
  /** Share of them that ended because the questions are too few. */
  readonly short: number;
  /** Judgments at the end, reached or not: a quarter, half, three quarters of the simulations. */
  readonly judgments: readonly [quarter: number, median: number, threeQuarters: number];
  /** Neighbours of the ranking that are settled at the end, on average. */
  readonly settled: number;
  /** Of those that reached it: share of right answers, null where none did. */
  readonly right: Estimated | null;
  /** Of a ranking, the share of neighbours in their right order; else as `right`. */
  readonly neighboursRight: number;
  /** See FinishedRun, on average, and its standard error. */
  readonly overstated: { readonly value: number; readonly error: number };
  /** Of a ranking, the probability that the plan gave the whole order; else as `probability`. */
  readonly whole: number;
  /** At the end, as the plan saw it; and of the first runs by it and by sampling. */
  readonly probability: number;
  readonly first: { readonly probability: number; readonly sampled: number };
}

function rowOf(item: Case, plan: How): Row {
  const count = simulations * (item.times ?? 1);
  const design: Design = { ...item, how: plan };
  const runs = Array.from({ length: count }, (_, s) => simulateRun(design, seed, s));
  const ended = runs.map(({ judgments }) => judgments).sort((a, b) => a - b);
  const at = (share: number) => ended[Math.floor(share * (ended.length - 1))];
  const reached = runs.filter(({ isReached }) => isReached);
  const first = reached.slice(0, SAMPLED);
  const right = reached.filter(({ isRight }) => isRight).length;
  const overstated = mean(runs, (run) => run.overstated);
  const squares = runs.reduce((sum, run) => sum + (run.overstated - overstated) ** 2, 0);
  return {
    ...{ goal: item.name, plan, reached: reached.length / count },
    short: mean(runs, ({ stop }) => (stop === 'questions' || stop === 'exhausted' ? 1 : 0)),
    judgments: [at(0.25), at(0.5), at(0.75)],
    settled: mean(runs, ({ settled }) => settled),
    right: reached.length === 0 ? null : wilson(right / reached.length, reached.length),
    neighboursRight: mean(reached, ({ rightShare }) => rightShare),
    overstated: { value: overstated, error: Math.sqrt(squares / count / count) },
    whole: mean(reached, ({ answer }) =>
      answer.kind === 'ranking' ? answer.whole : answer.probability,
    ),
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

const rows = CASES.filter(({ name }) => name.includes(options.only)).flatMap((item) =>
  item.hows.map((plan) => rowOf(item, plan)),
);

function print(): void {
  const share = (x: number) => (Number.isNaN(x) ? '' : `${(100 * x).toFixed(1)}%`);
  console.table(
    rows.map(
      ({ goal, plan, reached, short, judgments, settled, right, neighboursRight, ...rest }) => ({
        ...{ goal, plan, reached: share(reached), 'too few questions': share(short) },
        judgments: `${String(judgments[1])} (${String(judgments[0])}–${String(judgments[2])})`,
        settled: settled.toFixed(1),
        right: right && `${share(right.value)} (${share(right.lower)}–${share(right.upper)})`,
        'neighbours right': share(neighboursRight),
        'spread too wide by': `${rest.overstated.value.toFixed(2)} ± ${rest.overstated.error.toFixed(2)}`,
        'P at the end': share(rest.probability),
        'of the whole order': share(rest.whole),
        'P of the first': share(rest.first.probability),
        'by sampling': share(rest.first.sampled),
      }),
    ),
  );
  process.stdout.write(
    `${String(simulations)} simulations each, twice as many where questions differ or a model from the\n' +
      'prior is placed.\n` +
      'judgments: where half of them ended (a quarter, three quarters). settled: neighbours at the\n' +
      'confidence. right: of the answers at 95%, of places at 90%; of a ranking the whole order, of\n' +
      'which each two neighbours are at 95%. spread: strongest to weakest, in log-odds.\n',
  );
}

if (options.json) {
  process.stdout.write(`${JSON.stringify({ simulations, seed, rows })}\n`);
} else print();
