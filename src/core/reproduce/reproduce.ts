import { CaravanError } from '../failure.ts';
import { comparisonSampler } from '../fit/compared-setting.ts';
import type { ComparedSetting } from '../fit/compared-setting.ts';
import { fitSetting } from '../fit/setting-fit.ts';
import { MAX_JUDGES_TRIED } from '../limits.ts';
import { identified } from '../model/order-effect.ts';
import { matchNames } from '../names/match-names.ts';
import { kendall } from '../numerics/rank-correlation.ts';
import { winRates } from '../posterior/ranking/win-rates.ts';
import type { Ranking, RankingEntry } from '../table/benchmark.ts';
import { countPairs } from '../table/choices/count-pairs.ts';
import { withStrongWeight } from '../table/grades.ts';
import { ofJudges } from '../table/edit-table.ts';
import type { JudgmentTable, PairCounts } from '../table/judgments.ts';
import { attemptedSettings } from './attempts.ts';
import { reproducedIntervals } from './intervals.ts';
import type { ReproducedIntervals } from './intervals.ts';
import { nearnessOf } from './nearness.ts';
import type { Nearness } from './nearness.ts';
import { rateReadings, readings } from './reading.ts';
import type { Published, Reading } from './reading.ts';

/** What is reproduced of what. */
export interface Reproducing {
  readonly table: JudgmentTable;
  /** How often the format’s own ranking counts a strong verdict; null where it says nothing of it. */
  readonly strongWeight: number | null;
  readonly ranking: Ranking;
}

/** Which judgments were ranked, and how. */
export interface Attempt {
  /** Whether strong verdicts count as often as the format’s own ranking has it. */
  readonly isWeighted: boolean;
  /** Whether judgments with models that the ranking does not list are left out. */
  readonly isPart: boolean;
  /** The only judge, or null for all. */
  readonly judge: string | null;
  readonly setting: ComparedSetting;
  readonly measure: Reading['measure'];
  readonly shift: number | null;
  readonly nearness: Nearness;
}

/** A published number, and the one that was found here. */
export interface ReproducedModel {
  /** Its name in the ranking, and in the data. */
  readonly published: string;
  readonly name: string;
  readonly value: number;
  readonly found: number;
  readonly interval: ReproducedIntervals['ends'][number];
}

export interface Reproduction {
  readonly ranking: Ranking;
  /** What comes nearest. */
  readonly best: Attempt;
  /** The nearest of every other way, nearest first. */
  readonly others: readonly Attempt[];
  /** As published, best first. */
  readonly models: readonly ReproducedModel[];
  /** Whom a score is against; null where it is not one of that kind. */
  readonly against: string | null;
  readonly intervals: ReproducedIntervals | null;
  /** Kendall’s τ-b of published and found numbers. */
  readonly kendall: number | null;
  readonly onlyPublished: readonly string[];
  readonly onlyOurs: readonly string[];
}

interface Tried {
  readonly attempt: Attempt;
  readonly counts: PairCounts;
  readonly reading: Reading;
  /** By model of the counts. */
  readonly entries: readonly (RankingEntry | null)[];
}

/** A part of the judgments, with the published numbers by its models. */
interface Part extends Pick<Attempt, 'isWeighted' | 'isPart' | 'judge'> {
  readonly counts: PairCounts;
  readonly entries: readonly (RankingEntry | null)[];
}

/**
 * Finds how a published ranking was made of judgments: of which of them, by which ties, prior and
 * method, on which scale. All usual ways are tried; posteriors by Laplace’s approximation first, and
 * those that come nearest by sampling.
 * @returns null where fewer than two of its models are judged here, or none of them has a ranking
 */
export function reproduce(
  { table, strongWeight, ranking }: Reproducing,
  seed: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): Reproduction | null {
  const isGraded = table.grade !== undefined && strongWeight !== null;
  const parts = [
    ...partsOf(table, false, ranking),
    ...(isGraded ? partsOf(withStrongWeight(table, strongWeight), true, ranking) : []),
  ];
  // Sampling takes about as long as all that is tried before.
  const total = 2 * parts.length;
  const tried = parts.flatMap((part, done) => {
    onProgress(done, total);
    return triedOn(part, seed);
  });
  onProgress(parts.length, total);
  if (tried.length === 0) return null;
  const [best, ...others] = nearestFirst(refined(nearestFirst(tried), seed));
  const { counts, entries, reading, attempt } = best;
  const intervals = reproducedIntervals(
    { counts, setting: attempt.setting, reading },
    entries,
    seed,
  );
  const models = entries
    .flatMap((entry, model): ReproducedModel[] =>
      entry === null
        ? []
        : [
            {
              published: entry.model,
              name: counts.models[model],
              value: entry.value,
              found: reading.values[model],
              interval: intervals?.ends[model] ?? null,
            },
          ],
    )
    .sort((a, b) => b.value - a.value);
  const listed = new Set(models.map(({ published }) => published));
  const { measure } = attempt;
  return {
    ranking,
    best: attempt,
    others: others.map((each) => each.attempt),
    models,
    against: measure.kind === 'against' ? counts.models[measure.model] : null,
    intervals,
    kendall: kendall(
      models.map(({ value }) => value),
      models.map(({ found }) => found),
    ),
    onlyPublished: ranking.entries.map(({ model }) => model).filter((name) => !listed.has(name)),
    onlyOurs: counts.models.filter((_, model) => entries[model] === null),
  };
}

/** All judgments, those between models of the ranking, and those of each judge alone. */
function partsOf(table: JudgmentTable, isWeighted: boolean, ranking: Ranking): Part[] {
  const judges: (string | null)[] = [null];
  if (table.judges.length > 1 && table.judges.length <= MAX_JUDGES_TRIED)
    judges.push(...table.judges);
  return judges.flatMap((judge): Part[] => {
    const judged = judge === null ? table : ofJudges(table, [judge]);
    const all = partOf(isWeighted, judge, false, countPairs(judged), ranking);
    const models = all.counts.models.filter((_, model) => all.entries[model] !== null);
    if (models.length === all.counts.models.length) return [all];
    return [all, partOf(isWeighted, judge, true, countPairs(judged, { models }), ranking)];
  });
}

function partOf(
  isWeighted: boolean,
  judge: string | null,
  isPart: boolean,
  counts: PairCounts,
  { entries: published }: Ranking,
): Part {
  const entries = new Array<RankingEntry | null>(counts.models.length).fill(null);
  const names = published.map(({ model }) => model);
  for (const { first, second } of matchNames(counts.models, names))
    entries[first] = published[second];
  return { isWeighted, judge, isPart, counts, entries };
}

function triedOn(part: Part, seed: number): Tried[] {
  const published = publishedOf(part);
  if (published.length < 2) return [];
  return attemptedSettings(part.counts.grades !== undefined).flatMap((setting) => {
    const sampler =
      setting.method === 'mle'
        ? { sampler: 'mle' as const, chains: 1, draws: 10, bootstrap: 'percentile' as const }
        : { sampler: 'laplace' as const, chains: 1, draws: 2000 };
    const read = readingsOf(part, setting, { ...sampler, warmup: 0, seed });
    return read.map((reading) => triedBy(part, setting, reading, published));
  });
}

function publishedOf({ entries }: Pick<Part, 'entries'>): Published[] {
  return entries.flatMap((entry, model) => (entry === null ? [] : [{ model, value: entry.value }]));
}

function triedBy(
  { counts, entries, isWeighted, isPart, judge }: Part,
  setting: ComparedSetting,
  reading: Reading,
  published: readonly Published[],
): Tried {
  const { measure, shift } = reading;
  const nearness = nearnessOf(published, reading.values);
  const attempt = { isWeighted, isPart, judge, setting, measure, shift, nearness };
  return { attempt, counts, reading, entries };
}

/** What a setting’s strengths can be read as; none where it has no ranking. */
function readingsOf(
  part: Pick<Part, 'counts' | 'entries'>,
  { method, model }: ComparedSetting,
  sampler: Parameters<typeof fitSetting>[2],
): Reading[] {
  const { counts } = part;
  const published = publishedOf(part);
  if (method === 'win-rate') {
    return rateReadings(winRates(counts, model.ties === 'drop' ? 'drop' : 'half', 0.68), published);
  }
  try {
    const { standings } = fitSetting(counts, identified(counts, model), sampler, INTERVALS);
    return readings(
      standings.map((own) => own?.median ?? NaN),
      published,
    );
  } catch (error) {
    // Of an undefeated model, say, there is no maximum.
    if (error instanceof CaravanError && error.failure.kind === 'no-maximum') return [];
    throw error;
  }
}

/** Those that come near by an approximation, by sampling. */
function refined(nearest: readonly Tried[], seed: number): Tried[] {
  return nearest.map((each, at) => {
    const { setting, measure } = each.attempt;
    if (setting.method !== 'posterior' || at >= REFINED_SETTINGS) return each;
    const sampler = comparisonSampler(each.counts.models.length, 'posterior', seed);
    const read = readingsOf(each, setting, sampler).find((own) => isSame(own.measure, measure));
    if (read === undefined) return each;
    return triedBy({ ...each.attempt, ...each }, setting, read, publishedOf(each));
  });
}

/** Whether both are the same score; one against another model is not. */
function isSame(one: Reading['measure'], other: Reading['measure']): boolean {
  if (one.kind !== 'against' || other.kind !== 'against') return one.kind === other.kind;
  return one.model === other.model;
}

/** The nearest reading of each way; of those that come as near as the best, the most usual first. */
function nearestFirst(tried: readonly Tried[]): Tried[] {
  const byWay = new Map<string, Tried>();
  for (const each of tried) {
    const { isWeighted, isPart, judge, setting } = each.attempt;
    const key = JSON.stringify([isWeighted, isPart, judge, setting]);
    const there = byWay.get(key);
    if (there === undefined || typicalOf(each) < typicalOf(there)) byWay.set(key, each);
  }
  const ways = [...byWay.values()];
  const least = Math.min(...ways.map(typicalOf));
  const isBest = (each: Tried) => typicalOf(each) <= least * (1 + SAME);
  const others = ways.filter((each) => !isBest(each));
  return [...ways.filter(isBest), ...others.sort((a, b) => typicalOf(a) - typicalOf(b))];
}

function typicalOf({ attempt }: Tried): number {
  return attempt.nearness.typical;
}

/** Ways that come nearest by an approximation, and are sampled. */
const REFINED_SETTINGS = 4;
/** Relative difference below which two ways come equally near: of rounding. */
const SAME = 1e-3;
const INTERVALS = { narrow: 0.68, wide: 0.95 };
