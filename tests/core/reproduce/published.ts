import { comparisonSampler } from '../../../src/core/fit/compared-setting.ts';
import type { ComparedSetting } from '../../../src/core/fit/compared-setting.ts';
import { fitSetting } from '../../../src/core/fit/setting-fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { reproduce } from '../../../src/core/reproduce/reproduce.ts';
import type { Ranking, RankingEntry } from '../../../src/core/table/benchmark.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import type { CountOptions } from '../../../src/core/table/choices/count-pairs.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { tableOf } from '../judges-model/simulated.ts';
import type { JudgeRow } from '../judges-model/simulated.ts';

export const MODELS = ['first', 'good', 'middling', 'poor', 'last'];
const STRENGTHS = [1.6, 0.9, 0.1, -0.8, -1.8];
const EFFECT = 0.5;

/** Verdicts of two judges, the second of which sees half of the difference; every fifth is a tie. */
function simulated(rows: number): JudgmentTable {
  const random = createRandom(5);
  const list: JudgeRow[] = [];
  while (list.length < rows) {
    const [left, right] = [0, 0].map(() => Math.floor(random.uniform() * MODELS.length));
    if (left === right) continue;
    const judge = list.length % 2;
    const apart = (STRENGTHS[left] - STRENGTHS[right]) / (judge + 1) + EFFECT;
    const isLeft = random.uniform() < 1 / (1 + Math.exp(-apart));
    const isTie = random.uniform() < 0.2 * Math.exp(-Math.abs(apart));
    const outcome = isTie ? Outcome.tie : isLeft ? Outcome.left : Outcome.right;
    list.push({ judge, left, right, question: 0, outcome });
  }
  return tableOf(MODELS, ['keen', 'dull'], list);
}

export const table = simulated(900);
const NO_ORDER = { ...DEFAULT_MODEL, order: null };
export const found = (
  entries: readonly RankingEntry[],
  of = table,
  strongWeight: number | null = null,
) => reproduce({ table: of, strongWeight, ranking: ranking(entries) }, 1);

export function entry(
  model: string,
  value: number,
  part: Partial<RankingEntry> = {},
): RankingEntry {
  return { model, value, lower: null, upper: null, winRate: null, strongerThanNext: null, ...part };
}

const ranking = (entries: readonly RankingEntry[]): Ranking => ({
  ...{ file: 'ranking.json', measure: 'score' },
  entries,
});

/** A ranking as somebody would publish it, with another seed where there is chance in it. */
export function published(
  { method, model }: ComparedSetting,
  put: (strength: number, all: readonly number[]) => number,
  of: JudgmentTable = table,
  options: CountOptions = {},
): RankingEntry[] {
  const counts = countPairs(of, options);
  if (method === 'win-rate' || method === 'as-fitted') throw new Error('it has no strengths');
  const sampler = comparisonSampler(counts.models.length, method, 77);
  const { standings } = fitSetting(counts, model, sampler, { narrow: 0.68, wide: 0.95 });
  const all = standings.map((own) => own?.median ?? NaN);
  return counts.models.map((name, at) =>
    entry(name, put(all[at], all), {
      lower: put(standings[at]?.lower ?? NaN, all),
      upper: put(standings[at]?.upper ?? NaN, all),
    }),
  );
}

export const rating = (strength: number) => 1200 + (400 / Math.LN10) * strength;
export const mle = (part: Partial<ComparedSetting['model']> = {}): ComparedSetting => ({
  method: 'mle',
  model: { ...NO_ORDER, ...part },
});
