import { kendall } from '../numerics/rank-correlation.ts';
import { columnsOf } from '../posterior/draws/columns.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { shownDraws } from '../posterior/draws/marginal.ts';
import { rankShares } from '../posterior/ranking/ranks.ts';
import type { FitSummary } from '../posterior/ranking/summary.ts';
import type { LogOdds, ModelIndex, PairCounts } from '../table/judgments.ts';
import { quantileOfDifference, shareAbove, thinSorted } from './independent.ts';

/** One of two fits that are compared. */
export interface ComparedFit {
  /** Names, by index. */
  readonly models: readonly string[];
  readonly draws: Draws;
  /** Best first, by posterior median. */
  readonly ranking: readonly ModelIndex[];
}

/** A fit as it is compared: workers are sent the order of its models in the place of its rows. */
export function comparedFit(
  { models }: Pick<PairCounts, 'models'>,
  draws: Draws,
  { rows }: Pick<FitSummary, 'rows'>,
): ComparedFit {
  return { models, draws, ranking: rows.map(({ model }) => model) };
}

/** One model that both fits have. */
export interface ModelChange {
  readonly name: string;
  /** Among the models of both, 1 = best, by posterior median. */
  readonly before: number;
  readonly after: number;
  /** How much stronger it is after than before: the median, and the ends of an interval. */
  readonly by: LogOdds;
  readonly lower: LogOdds;
  readonly upper: LogOdds;
  /** P(stronger after than before); ½ where nothing says either way. */
  readonly stronger: number;
  /** P(better rank), and P(worse rank), after than before. */
  readonly rankBetter: number;
  readonly rankWorse: number;
}

/** What another fit says of the models of both. */
export interface FitChanges {
  /** The best after first. */
  readonly models: readonly ModelChange[];
  /** Models of one alone, with the ranks they have there. */
  readonly added: readonly RankedName[];
  readonly removed: readonly RankedName[];
  /** Kendall's τ-b of the two rankings of both; null with fewer than two. */
  readonly kendall: number | null;
}

export interface RankedName {
  readonly name: string;
  readonly rank: number;
}

/** Draws of either that the ends of an interval are found by: their differences are 16 million. */
const ENOUGH = 4000;

/**
 * What changed from one fit to another, by model.
 *
 * The zero of a fit is the mean of its own models, so a weak model that joins would lift all
 * others: in every draw of either fit the strengths are first taken less their mean over the models
 * that both have. Both posteriors then stand as independent, and every draw of the one is
 * compared with every draw of the other. Where fits share judgments, their errors go the same way,
 * and what is said here is careful: changes are surer than it says.
 * @param interval probability of the interval, 0…1
 */
export function fitChanges(before: ComparedFit, after: ComparedFit, interval: number): FitChanges {
  const [old, now] = [namedRanking(before), namedRanking(after)];
  const isOld = new Set(old);
  const isNow = new Set(now);
  const bothBefore = old.filter((name) => isNow.has(name));
  const both = now.filter((name) => isOld.has(name));
  const [first, second] = [centred(before, both), centred(after, both)];
  const rankBefore = new Map(bothBefore.map((name, at) => [name, at + 1]));
  const models = both.map((name, at): ModelChange => {
    const [a, b] = [second.strengths[at], first.strengths[at]];
    const [fewA, fewB] = [thinSorted(a, ENOUGH), thinSorted(b, ENOUGH)];
    const end = (q: number): number => quantileOfDifference(fewA, fewB, q);
    return {
      name,
      before: rankBefore.get(name) ?? at + 1,
      after: at + 1,
      ...{ by: end(0.5), lower: end((1 - interval) / 2), upper: end((1 + interval) / 2) },
      stronger: shareAbove(a, b),
      rankBetter: shareOfBetter(second.ranks[at], first.ranks[at]),
      rankWorse: shareOfBetter(first.ranks[at], second.ranks[at]),
    };
  });
  return {
    models,
    added: namedRanks(now, isOld),
    removed: namedRanks(old, isNow),
    kendall: kendallOf(models),
  };
}

/** Names, best first. */
export function namedRanking({ models, ranking }: ComparedFit): string[] {
  return ranking.map((model) => models[model]);
}

/** Those that others do not have, with their ranks. */
export function namedRanks(names: readonly string[], others: ReadonlySet<string>): RankedName[] {
  return names.flatMap((name, at) => (others.has(name) ? [] : [{ name, rank: at + 1 }]));
}

/** Kendall's τ-b of the ranks before and after; null with fewer than two. */
export function kendallOf(models: readonly Pick<ModelChange, 'before' | 'after'>[]): number | null {
  return kendall(
    models.map((model) => -model.before),
    models.map((model) => -model.after),
  );
}

/** Of some models the strengths less their mean in each draw, sorted, and the shares of their ranks. */
export function centred({ models, draws }: ComparedFit, names: readonly string[]) {
  const { strengths: all, size } = columnsOf(shownDraws(draws));
  const place = new Map(models.map((name, at) => [name, at]));
  const strengths = names.flatMap((name) => {
    const at = place.get(name);
    return at === undefined ? [] : [all[at]];
  });
  const count = strengths.length;
  for (let s = 0; s < size; s++) {
    let sum = 0;
    for (const strength of strengths) sum += strength[s];
    for (const strength of strengths) strength[s] -= sum / count;
  }
  const ranks = ranksOf(strengths, draws);
  for (const strength of strengths) strength.sort();
  return { strengths, ranks };
}

/** By draw, of thousands of models a copy as large as all draws, they lie there for the ranks alone. */
function ranksOf(
  strengths: readonly Float64Array[],
  { chains, perChain }: Pick<Draws, 'chains' | 'perChain'>,
): Float32Array[] {
  const models = strengths.length;
  const values = new Float64Array(chains * perChain * models);
  for (let s = 0, at = 0; s < chains * perChain; s++) {
    for (const strength of strengths) values[at++] = strength[s];
  }
  const draws = { values, chains, perChain, models, hasOrder: false, tie: null, hasTau: false };
  return rankShares(draws, [...strengths.keys()]);
}

/** P(the first rank is the better one), of two independent ranks. */
function shareOfBetter(first: Float32Array, second: Float32Array): number {
  let [sum, worse] = [0, 0];
  for (let rank = first.length - 1; rank >= 0; rank--) {
    sum += first[rank] * worse;
    worse += second[rank];
  }
  return sum;
}
