import type { ComparedSetting, Method } from '../fit/compared-setting.ts';
import { comparisonSampler } from '../fit/compared-setting.ts';
import { fitSetting } from '../fit/setting-fit.ts';
import { winRates } from '../posterior/ranking/win-rates.ts';
import type { PairCounts } from '../table/judgments.ts';
import type { RankingEntry } from '../table/benchmark.ts';
import type { Intervals } from '../posterior/ranking/summary.ts';
import type { Reading } from './reading.ts';

/** What intervals are published most, and those of 90%; a fit has two. */
const PROBABILITIES: readonly Intervals[] = [
  { narrow: 0.68, wide: 0.95 },
  { narrow: 0.9, wide: 0.99 },
];
/** Relative difference of widths within which no others are looked for. */
const ALIKE = 0.02;

/** The ends that a model was published with, and ours. */
export interface IntervalEnds {
  readonly lower: number;
  readonly upper: number;
  readonly publishedLower: number;
  readonly publishedUpper: number;
}

/** Whose intervals come nearest to the published ones. */
export interface ReproducedIntervals {
  readonly method: Method;
  readonly probability: number;
  /** Geometric mean over the models of our width to the published one. */
  readonly ratio: number;
  /** By model; null where none was published. */
  readonly ends: readonly (IntervalEnds | null)[];
}

/** A ranking by the setting that comes nearest. */
interface Nearest {
  readonly counts: PairCounts;
  readonly setting: ComparedSetting;
  readonly reading: Reading;
}

/**
 * Finds the intervals that published ones are most like: the nearest setting’s own at the usual
 * probabilities, and for flat priors those of the ensemble that Rakuda ran, which are too wide.
 * @param entries by model; null for a model that was not published
 * @returns null where no interval was published, or none of ours can be had
 */
export function reproducedIntervals(
  { counts, setting, reading }: Nearest,
  entries: readonly (RankingEntry | null)[],
  seed: number,
): ReproducedIntervals | null {
  const hasAny = entries.some((entry) => entry !== null && isInterval(entry));
  // Of how many judgments were won, nobody publishes an interval.
  if (!hasAny || reading.measure.kind === 'wins') return null;
  const methods: Method[] = [setting.method];
  if (setting.method === 'posterior' && setting.model.strength.family === 'uniform')
    methods.push('rakuda-ensemble');
  let best: ReproducedIntervals | null = null;
  for (const intervals of PROBABILITIES) {
    if (best !== null && apartness(best) < ALIKE) break;
    for (const method of methods) {
      const ends = endsOf(counts, { ...setting, method }, intervals, seed);
      for (const which of ['narrow', 'wide'] as const) {
        const found = compared(ends[which], reading, entries);
        if (found === null) continue;
        const own = { method, probability: intervals[which], ...found };
        if (best === null || apartness(own) < apartness(best)) best = own;
      }
    }
  }
  return best;
}

function apartness({ ratio }: Pick<ReproducedIntervals, 'ratio'>): number {
  return Math.abs(Math.log(ratio));
}

type Ends = readonly (readonly [lower: number, upper: number] | null)[];

/** Both intervals by model, as the setting has them: log-odds, or shares of judgments won. */
function endsOf(
  counts: PairCounts,
  { method, model }: ComparedSetting,
  intervals: Intervals,
  seed: number,
): Readonly<Record<keyof Intervals, Ends>> {
  if (method === 'win-rate' || method === 'as-fitted') {
    const rates = (probability: number): Ends =>
      winRates(counts, model.ties === 'drop' ? 'drop' : 'half', probability).map(
        ({ rate, lower, upper }) => (rate === null ? null : [lower, upper]),
      );
    return { narrow: rates(intervals.narrow), wide: rates(intervals.wide) };
  }
  const sampler = comparisonSampler(counts.models.length, method, seed);
  const percentile = method === 'mle' && { bootstrap: 'percentile' as const };
  const { standings } = fitSetting(counts, model, { ...sampler, ...percentile }, intervals);
  return {
    narrow: standings.map((own) => own && [own.lower, own.upper]),
    wide: standings.map((own) => own && [own.lowerWide, own.upperWide]),
  };
}

function compared(
  own: Ends,
  reading: Reading,
  entries: readonly (RankingEntry | null)[],
): Pick<ReproducedIntervals, 'ratio' | 'ends'> | null {
  let [sum, size] = [0, 0];
  const ends = entries.map((entry, model): IntervalEnds | null => {
    const ours = own[model];
    if (ours === null || entry === null || !isInterval(entry)) return null;
    const [lower, upper] = ours.map(reading.of);
    const ratio = (upper - lower) / (entry.upper - entry.lower);
    if (ratio > 0 && Number.isFinite(ratio)) {
      sum += Math.log(ratio);
      size++;
    }
    return { lower, upper, publishedLower: entry.lower, publishedUpper: entry.upper };
  });
  return size === 0 ? null : { ratio: Math.exp(sum / size), ends };
}

function isInterval(
  entry: RankingEntry,
): entry is RankingEntry & { readonly lower: number; readonly upper: number } {
  return entry.lower !== null && entry.upper !== null && entry.upper > entry.lower;
}
