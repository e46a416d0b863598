import { describe, expect, it } from 'vitest';
import { comparisonSampler } from '../../../src/core/fit/compared-setting.ts';
import type { ComparedSetting } from '../../../src/core/fit/compared-setting.ts';
import { fitSetting } from '../../../src/core/fit/setting-fit.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { reproduce } from '../../../src/core/reproduce/reproduce.ts';
import type { Ranking, RankingEntry } from '../../../src/core/table/benchmark.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import type { CountOptions } from '../../../src/core/table/choices/count-pairs.ts';
import { ofJudges } from '../../../src/core/table/edit-table.ts';
import { Grade, Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { tableOf } from '../judges-model/simulated.ts';
import type { JudgeRow } from '../judges-model/simulated.ts';

const MODELS = ['first', 'good', 'middling', 'poor', 'last'];
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

const table = simulated(900);
const NO_ORDER = { ...DEFAULT_MODEL, order: null };
const found = (entries: readonly RankingEntry[], of = table, strongWeight: number | null = null) =>
  reproduce({ table: of, strongWeight, ranking: ranking(entries) }, 1);

function entry(model: string, value: number, part: Partial<RankingEntry> = {}): RankingEntry {
  return { model, value, lower: null, upper: null, winRate: null, strongerThanNext: null, ...part };
}

const ranking = (entries: readonly RankingEntry[]): Ranking => ({
  ...{ file: 'ranking.json', measure: 'score' },
  entries,
});

/** A ranking as somebody would publish it, with another seed where there is chance in it. */
function published(
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

const rating = (strength: number) => 1200 + (400 / Math.LN10) * strength;
const mle = (part: Partial<ComparedSetting['model']> = {}): ComparedSetting => ({
  method: 'mle',
  model: { ...NO_ORDER, ...part },
});

describe('a published ranking is found again', () => {
  it.each<[string, ComparedSetting, (x: number, all: readonly number[]) => number, string]>([
    ['maximum likelihood, ratings', mle(), rating, 'rating'],
    ['Davidson’s ties, log-odds', mle({ ties: 'davidson' }), (x) => x - 3, 'log-odds'],
    ['Rao and Kupper’s ties', mle({ ties: 'rao-kupper' }), rating, 'rating'],
    ['ties dropped, odds', mle({ ties: 'drop' }), (x) => 0.2 * Math.exp(x), 'odds'],
    ['an order effect', mle({ order: DEFAULT_MODEL.order }), rating, 'rating'],
    // Models are counted in the order of their names: good is the second.
    ['percent against one', mle(), (x, all) => 100 / (1 + Math.exp(all[1] - x)), 'against'],
    ['flat priors', { method: 'posterior', model: RAKUDA_MODEL }, rating, 'rating'],
    ['a normal prior', { method: 'posterior', model: DEFAULT_MODEL }, rating, 'rating'],
  ])('%s', (_name, setting, put, kind) => {
    const made = found(published(setting, put));
    expect(made?.best).toMatchObject({ isPart: false, judge: null, isWeighted: false });
    expect(made?.best.setting).toEqual(setting);
    expect(made?.best.measure.kind).toBe(kind);
    expect(['digits', 'same']).toContain(made?.best.nearness.level);
    expect(made?.kendall).toBe(1);
    expect(made?.models.map(({ name }) => name)).toEqual(MODELS);
    expect(made?.against).toBe(kind === 'against' ? 'good' : null);
    // The intervals were of 68%, by the same method.
    expect(made?.intervals?.probability).toBe(0.68);
    expect(Math.abs(Math.log(made?.intervals?.ratio ?? NaN))).toBeLessThan(0.06);
  });

  it('plain win rates, to the last digit that was printed', () => {
    const counts = countPairs(table);
    const won = counts.models.map((_, m) => {
      let [wins, all] = [0, 0];
      for (let p = 0; p < counts.left.length; p++) {
        const total = counts.leftWins[p] + counts.rightWins[p] + counts.ties[p];
        if (counts.left[p] !== m && counts.right[p] !== m) continue;
        wins +=
          (counts.left[p] === m ? counts.leftWins[p] : counts.rightWins[p]) + counts.ties[p] / 2;
        all += total;
      }
      return Number(((100 * wins) / all).toFixed(1));
    });
    const rates = counts.models.map((name, m) => entry(name, won[m]));
    const made = found(rates);
    expect(made?.best.setting).toMatchObject({ method: 'win-rate', model: { ties: 'half' } });
    expect(made?.best.nearness.level).toBe('digits');
    expect(made?.intervals).toBeNull();
  });

  it('percent against one of several that it doesn’t list, sampled against that one', () => {
    const setting: ComparedSetting = { method: 'posterior', model: DEFAULT_MODEL };
    const against = MODELS.toSorted().indexOf('poor');
    const put = (x: number, all: readonly number[]) => 100 / (1 + Math.exp(all[against] - x));
    const listed = published(setting, put).filter(({ model }) => !/poor|last/.test(model));
    const made = found(listed);
    expect(made?.against).toBe('poor');
    expect(made?.best.setting).toEqual(setting);
    expect(made?.best.nearness.level).toBe('same');
    expect(made?.best.nearness.farthest).toBeLessThan(0.5);
  });

  it('of one judge alone, and of the models that it lists', () => {
    const dull = ofJudges(table, ['dull']);
    const some = ['first', 'good', 'middling', 'last'];
    const entries = published(mle(), rating, dull, { models: some });
    const made = found([...entries, entry('unheard of', 900)]);
    expect(made?.best).toMatchObject({
      isPart: true,
      judge: 'dull',
      nearness: { level: 'digits' },
    });
    expect(made?.onlyPublished).toEqual(['unheard of']);
    const whole = found(published(mle(), rating, dull));
    expect(whole?.best).toMatchObject({ isPart: false, judge: 'dull' });
  });

  it('of strong verdicts that count three times', () => {
    const grade = Uint8Array.from(table.outcome, (outcome, row) =>
      outcome === Outcome.tie ? Grade.open : row % 3 === 0 ? Grade.strong : Grade.plain,
    );
    const weight = Float64Array.from(grade, (each) => (each === Grade.strong ? 3 : 1));
    const entries = published(mle(), rating, { ...table, weight });
    const made = found(entries, { ...table, grade }, 3);
    expect(made?.best).toMatchObject({ isWeighted: true, nearness: { level: 'digits' } });
    expect(found(entries, { ...table, grade })?.best.nearness.level).not.toBe('digits');
  });
});

describe('what can’t be found again', () => {
  it('is said to be far, with what comes nearest', () => {
    const made = found(MODELS.map((name, at) => entry(name, [300, 900, 500, 100, 700][at])));
    expect(made?.best.nearness.level).toBe('far');
    expect(made?.others.length).toBeGreaterThan(5);
    const least = Math.min(...(made?.others.map(({ nearness }) => nearness.typical) ?? []));
    expect(made?.best.nearness.typical).toBeLessThanOrEqual(least * 1.001);
  });

  it('is nothing where fewer than two of its models were judged', () => {
    expect(found([entry('first', 1), entry('other', 2)])).toBeNull();
  });
});
