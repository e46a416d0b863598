import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rank as rankFiles } from '../src/cli/rank.ts';
import type { jsonResult } from '../src/ui/text/result-json.ts';
import { inProcess } from './cli/in-process.ts';
import { csvRecords } from './csv-records.ts';

/*
 * Rankings that others published, by the command line from the judgments beside them. Where the
 * source fits the same model, its numbers must come out (strengths have no zero: they are compared
 * after a shift); where it counts, or updates ratings game by game, its order must.
 *
 * Not reproduced, and why:
 * - Rakuda v2 (2023-09-27): the judgments behind its ranking are not public, only six of later ones.
 * - Rakuda v0: its Elo file has five models and other games than its tournament file, with four.
 * - choix rankings-2 and top1-2: Plackett–Luce and top-1 choices are other models than all pairs
 *   (in rankings-1 and top1-1, which favour nobody, they come to the same).
 * - evalica average_win_rate and eigen, and counting and pagerank of `simple`: they order its models
 *   otherwise, as they ask how often a model won whoever it met.
 * - Arena-Hard's 1,348 battles, MT-bench's votes, ja-vicuna, Japanese MT-bench, the football league
 *   of bpcs: no ranking of just these judgments is there; references recomputed from them are below.
 */
const ROOT = new URL('..', import.meta.url).pathname;
const SHARED = join(ROOT, '../shared');
const isThere = existsSync(join(SHARED, 'data')) && existsSync(join(SHARED, 'reference'));
if (!isThere) console.warn('skipped: the published rankings of ../shared are not here');

const text = (path: string) => readFileSync(join(SHARED, path), 'utf8');
const json = (path: string): unknown => JSON.parse(text(path));

/** What the maximum needs no more than: resamplings cost time and say nothing of it. */
const MLE = ['--sampler', 'mle', '--bootstrap', 'percentile', '--chains', '1', '--draws', '10'];
const NO_ORDER = ['--order', 'none'];
/** Arena-Hard counts a strong verdict three times. */
const AS_PUBLISHED = ['--grades', 'as-published'];

interface Published {
  readonly name: string;
  /** Where it was published. */
  readonly source: string;
  /** Below ../shared. */
  readonly files: readonly string[];
  readonly args: readonly string[];
  /** The numbers as published, on the scale of strengths, and how near ours must be. */
  readonly values?: () => ReadonlyMap<string, number>;
  readonly within?: number;
  /** The values are those of some of the models. */
  readonly isPart?: true;
  /** Or the order, best first; of more models than these, the first ones. */
  readonly order?: () => readonly string[];
}

const byValue = (values: ReadonlyMap<string, number>): string[] =>
  [...values].sort(([, a], [, b]) => b - a).map(([name]) => name);
const logs = (values: ReadonlyMap<string, number>) =>
  new Map([...values].map(([name, value]) => [name, Math.log(value)]));
const LOG_ODDS = ['--scale', 'log-odds'];

/** One method of evalica's golden files. */
const evalica = (set: string, algorithm: string): Map<string, number> =>
  new Map(
    csvRecords(text(`data/evalica/${set}-golden.csv`))
      .filter((row) => row.algorithm === algorithm)
      .map(({ item, score }) => [item, Number(score)]),
  );

const choix = (name: string): Published => ({
  name: `choix ${name}`,
  source: `data/choix/testcase-${name}.json, ml_est`,
  files: [`data/choix/testcase-${name}.json`],
  args: [...MLE, ...NO_ORDER, ...LOG_ODDS],
  values: () => {
    const { ml_est } = json(`data/choix/testcase-${name}.json`) as { ml_est: number[] };
    return new Map(ml_est.map((value, item) => [String(item), value]));
  },
  within: 1e-5,
});

const evalicaOrder = (set: string, method: string): Published => ({
  name: `evalica ${set}, ${method}`,
  source: `data/evalica/${set}-golden.csv`,
  files: [`data/evalica/${set}.csv`],
  args: [...MLE, ...NO_ORDER],
  order: () => byValue(evalica(set, method)),
});

const evalicaBradleyTerry = (set: string): Published => ({
  name: `evalica ${set}, bradley_terry`,
  source: `data/evalica/${set}-golden.csv`,
  files: [`data/evalica/${set}.csv`],
  args: [...MLE, ...NO_ORDER, ...LOG_ODDS],
  values: () => logs(evalica(set, 'bradley_terry')),
  within: 1e-5,
});

interface Golden {
  readonly alpaca_eval: Record<string, { published: { win_rate: number } }>;
  readonly 'ko_arena_hard_ensemble_vs_claude-3.7-sonnet': Record<
    string,
    { published: { score: number; elo_score: number } }
  >;
  readonly shaberi_rakuda_mean_score: Record<string, { published: number }>;
  readonly mtbench: Record<
    'human' | 'gpt4_pair',
    {
      bt_half_ties_elo: Record<string, number>;
      bt_half_ties_with_first_position_effect: { elo: Record<string, number> };
      davidson_mle_no_home: { beta: Record<string, number> };
      rao_kupper_mle_no_home: { beta: Record<string, number> };
    }
  >;
  readonly evalica: {
    readonly simple: {
      davidson_mle_no_home: { beta: Record<string, number> };
      rao_kupper_mle_no_home: { beta: Record<string, number> };
    };
  };
}
const golden = () => json('reference/golden.json') as Golden;

const koArenaHard = (measure: 'score' | 'elo_score'): Map<string, number> => {
  const models = Object.entries(golden()['ko_arena_hard_ensemble_vs_claude-3.7-sonnet']);
  const baseline = ['claude-3.7-sonnet', measure === 'score' ? 50 : 1000] as const;
  return new Map([
    baseline,
    ...models.map(([id, { published }]) => [id, published[measure]] as const),
  ]);
};

const shaberi = (judge: string): Published => ({
  name: `shaberi on Rakuda's questions, ${judge}`,
  source: 'the mean scores of its leaderboard (golden.json, published)',
  files: [`data/shaberi/judgements/${judge}/yuzuai__rakuda-questions`],
  args: [...MLE, ...NO_ORDER],
  order: () => {
    const means = Object.entries(golden().shaberi_rakuda_mean_score)
      .filter(([key]) => key.startsWith(`${judge}|`))
      .map(([key, { published }]) => [key.split('|')[1].replace('__', '/'), published] as const);
    return byValue(new Map(means));
  },
});

const PUBLISHED: readonly Published[] = [
  {
    name: 'Rakuda v1, GPT-4 as judge (2023-07-13)',
    source: 'data/rakuda_v1/rankings_rakuda_v1_gpt4.json, medians',
    files: ['data/rakuda_v1/reviews_rakuda_v1_gpt4.jsonl'],
    args: ['--prior', 'uniform:4', '--order', 'uniform:1'],
    values: () => {
      const { ranking } = json('data/rakuda_v1/rankings_rakuda_v1_gpt4.json') as {
        ranking: { model_id: string; median: number }[];
      };
      return new Map(ranking.map(({ model_id, median }) => [model_id, median]));
    },
    within: 2,
  },
  evalicaBradleyTerry('food'),
  evalicaBradleyTerry('simple'),
  ...['counting', 'elo', 'newman', 'pagerank'].map((method) => evalicaOrder('food', method)),
  ...['elo', 'newman'].map((method) => evalicaOrder('simple', method)),
  ...['pairwise-1', 'pairwise-2', 'rankings-1', 'top1-1'].map(choix),
  {
    name: 'AlpacaEval, alpaca-7b',
    source: 'its leaderboard (golden.json, published)',
    files: ['data/alpaca_eval/alpaca-7b__alpaca_eval_gpt4__annotations.json'],
    args: [...MLE, ...NO_ORDER, ...LOG_ODDS],
    values: () => {
      const { win_rate } = golden().alpaca_eval['alpaca-7b|alpaca_eval_gpt4'].published;
      return new Map([
        ['alpaca-7b', Math.log(win_rate / (100 - win_rate))],
        ['text_davinci_003', 0],
      ]);
    },
    within: 1e-5,
  },
  {
    name: 'Ko-Arena-Hard, Elo',
    source: 'data/ko_arena_hard/leaderboard/no_control.csv, elo_score',
    files: ['data/ko_arena_hard/ensemble'],
    args: [...MLE, ...NO_ORDER, '--baseline', 'claude-3.7-sonnet', ...AS_PUBLISHED],
    values: () => koArenaHard('elo_score'),
    within: 0.01,
  },
  {
    name: 'Ko-Arena-Hard, score',
    source: 'data/ko_arena_hard/leaderboard/no_control.csv, score',
    files: ['data/ko_arena_hard/ensemble'],
    args: [...MLE, ...NO_ORDER, ...LOG_ODDS, '--baseline', 'claude-3.7-sonnet', ...AS_PUBLISHED],
    // Printed with two decimals: 0.005 of 0.79% is 0.006 in log-odds.
    values: () =>
      new Map([...koArenaHard('score')].map(([id, p]) => [id, Math.log(p / (100 - p))])),
    within: 0.01,
  },
  shaberi('judge_gpt-4-turbo-preview'),
  shaberi('judge_llmjudge-athenev2'),
  {
    name: 'Vicuna, GPT-4 as judge',
    source: 'lm-sys/vicuna-blog-eval, wins and losses against Vicuna (wild/MANIFEST.csv)',
    files: ['data/wild/lm-sys+vicuna-blog-eval/table'],
    args: [...MLE, ...NO_ORDER],
    order: () => [
      'gpt-3.5-turbo:20230327',
      'vicuna-13b:20230322-clean-lang',
      'bard:20230327',
      'alpaca-13b:v1',
      'llama-13b:v1',
    ],
  },
  {
    name: 'LLMZoo, ChatGPT as judge',
    source: 'FreedomIntelligence/LLMZoo, wins and losses (wild/MANIFEST.csv)',
    files: ['data/wild/FreedomIntelligence+LLMZoo/review_en_13b_general.jsonl'],
    args: [...MLE, ...NO_ORDER, ...LOG_ODDS],
    // Half of the 14 ties for each.
    values: () =>
      new Map([
        ['vicuna-13', Math.log(34 + 7)],
        ['chimera-13b', Math.log(22 + 7)],
      ]),
    within: 1e-5,
  },
  {
    name: 'orq-arena, quickstart',
    source: 'orq-ai/orq-arena, its first three (wild/MANIFEST.csv)',
    files: ['data/wild/orq-ai+orq-arena/battles.jsonl'],
    args: [...MLE, ...NO_ORDER],
    values: () =>
      new Map([
        ['gemini-3.5-flash', 1374],
        ['claude-sonnet-4-6', 1196],
        ['gpt-5.4', 1174],
      ]),
    isPart: true,
    within: 1,
    order: () => ['gemini-3.5-flash', 'claude-sonnet-4-6', 'gpt-5.4'],
  },
  {
    name: 'Japanese role-play, Glicko',
    source: 'oshizo/japanese-llm-roleplay-benchmark, its first nine (wild/MANIFEST.csv)',
    files: ['data/wild/oshizo+japanese-llm-roleplay-benchmark/review_gpt-4.jsonl'],
    args: [
      ...[...MLE, ...NO_ORDER, '--map'],
      'left=model_id_A,right=model_id_B,outcome=winner,question=situation_id,judge=reviewer_id',
    ],
    order: () => [
      'GPT-4/ChatGPT-August-3',
      'supertrin-beta',
      'cyberagent/calm2-7b-chat',
      'GPT-3.5/ChatGPT-August-3',
      'stabilityai/japanese-stablelm-instruct-gamma-7b',
      'stabilityai/japanese-stablelm-instruct-alpha-7b-v2',
      'elyza/ELYZA-japanese-Llama-2-7b-fast-instruct',
      'line-corporation/japanese-large-lm-3.6b-instruction-sft',
      'AIBunCho/japanese-novel-gpt-j-6b',
    ],
  },
];

/** Fits of the same judgments by another program, which published nothing. */
const RECOMPUTED: readonly Published[] = [
  ...(['human', 'gpt4_pair'] as const).flatMap((judge): Published[] => {
    const files = [`data/mtbench_human/${judge}.jsonl`];
    const of = (name: string, args: string[], values: (g: Golden) => Record<string, number>) => ({
      ...{ name: `MT-bench ${judge}, ${name}`, source: 'golden.json', files, within: 1e-3 },
      args: [...MLE, ...args],
      values: () => new Map(Object.entries(values(golden()))),
    });
    return [
      of('half ties', NO_ORDER, (g) => g.mtbench[judge].bt_half_ties_elo),
      // Every pair of GPT-4's file stands in one order only, whichever was shown first.
      ...(judge === 'human'
        ? [
            of(
              'half ties and an order effect',
              [],
              (g) => g.mtbench[judge].bt_half_ties_with_first_position_effect.elo,
            ),
          ]
        : []),
      of(
        'Davidson',
        [...NO_ORDER, ...LOG_ODDS, '--ties', 'davidson'],
        (g) => g.mtbench[judge].davidson_mle_no_home.beta,
      ),
      of(
        'Rao–Kupper',
        [...NO_ORDER, ...LOG_ODDS, '--ties', 'rao-kupper'],
        (g) => g.mtbench[judge].rao_kupper_mle_no_home.beta,
      ),
    ];
  }),
];

async function rank({ files, args }: Published): Promise<ReturnType<typeof jsonResult>['models']> {
  // What was published is of the questions that were judged.
  const paths = files.map((file) => join(SHARED, file));
  const all = [...paths, '--questions', 'these', ...args, '--json'];
  const { stdout, stderr, status } = await inProcess(() => rankFiles(all, () => 0));
  expect(status, stderr).toBe(0);
  return (JSON.parse(stdout) as ReturnType<typeof jsonResult>).models;
}

async function compare(published: Published): Promise<void> {
  const models = await rank(published);
  if (published.order !== undefined) {
    const order = published.order();
    expect(models.slice(0, order.length).map(({ id }) => id)).toEqual(order);
  }
  if (published.values === undefined) return;
  const values = published.values();
  const known = models.filter(({ id }) => values.has(id));
  expect(known).toHaveLength(values.size);
  if (published.isPart !== true) expect(known).toHaveLength(models.length);
  const apart = known.map(({ id, median }) => median - (values.get(id) ?? NaN));
  const shift = apart.reduce((sum, x) => sum + x, 0) / apart.length;
  known.forEach(({ id }, at) => {
    expect(Math.abs(apart[at] - shift), id).toBeLessThan(published.within ?? 0);
  });
}

describe.skipIf(!isThere)('published rankings', () => {
  it('are twenty or more', () => {
    expect(new Set(PUBLISHED.map(({ name }) => name)).size).toBeGreaterThanOrEqual(20);
  });
  it.each(PUBLISHED)('$name ($source)', compare);
});

describe.skipIf(!isThere)('rankings recomputed by another program', () => {
  it.each(RECOMPUTED)('$name', compare);
});
