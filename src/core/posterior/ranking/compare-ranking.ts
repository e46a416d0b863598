import type { Ranking } from '../../table/benchmark.ts';
import type { LogOdds, ModelIndex } from '../../table/judgments.ts';
import { matchNames } from '../../names/match-names.ts';
import type { NameMatch } from '../../names/match-names.ts';
import type { FitSummary } from './summary.ts';
import {
  correlation,
  kendall,
  meanRanks,
  regress,
  spearman,
} from '../../numerics/rank-correlation.ts';
import { MIN_ON_LINE } from '../../limits.ts';

/** One model that both rankings have. Published numbers are on the published scale. */
export interface ComparedModel {
  readonly model: ModelIndex;
  /** The name it is published under, and how it was found. */
  readonly published: string;
  readonly how: NameMatch;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Our median and wide interval, in log-odds. */
  readonly median: LogOdds;
  readonly lowerWide: LogOdds;
  readonly upperWide: LogOdds;
  /** Ranks among the models that both have, 1 = best; equal values share the mean of theirs. */
  readonly ownRank: number;
  readonly publishedRank: number;
  /** How many ranks higher than published it stands with us. */
  readonly risen: number;
  /**
   * Whether the published value, moved to our scale by the line, lies in our wide interval; null
   * where there is no line.
   */
  readonly isWithin: boolean | null;
}

/** A straight line that takes our log-odds to published values: value = at 0 + slope · log-odds. */
export interface ScaleLine {
  readonly atZero: number;
  readonly slope: number;
  /** Share of the published values' variance that the line explains. */
  readonly explained: number;
}

export interface RankingComparison {
  /** Models of both, best of ours first. */
  readonly models: readonly ComparedModel[];
  /** Models that only we have, and names that only the published ranking has. */
  readonly onlyOurs: readonly ModelIndex[];
  readonly onlyPublished: readonly string[];
  /** Kendall's τ-b and Spearman's ρ of the published values with our medians. */
  readonly kendall: number | null;
  readonly spearman: number | null;
  /**
   * The least-squares line of published values on our medians: only for drawing both on one
   * scale, since it gives the published values the benefit of the doubt. Null with fewer than
   * three models in common, or where the published values do not rise with ours.
   */
  readonly line: ScaleLine | null;
}

/**
 * Our ranking beside a published one, within the models that both have: a published ranking may
 * leave out models of the file.
 * @param names of the models, by index
 */
export function compareRanking(
  summary: FitSummary,
  names: readonly string[],
  ranking: Ranking,
): RankingComparison {
  const { rows } = summary;
  const { entries } = ranking;
  const pairs = matchNames(
    rows.map((row) => names[row.model]),
    entries.map(({ model }) => model),
  );
  const medians = pairs.map(({ first }) => rows[first].median);
  const values = pairs.map(({ second }) => entries[second].value);
  const ownRanks = meanRanks(medians);
  const publishedRanks = meanRanks(values);
  const line = lineOf(medians, values);
  const models = pairs.map(({ first, second, how }, at): ComparedModel => {
    const { model, median, lowerWide, upperWide } = rows[first];
    const { model: published, value, lower, upper } = entries[second];
    const place = line === null ? null : (value - line.atZero) / line.slope;
    return {
      ...{ model, published, how, value, lower, upper, median, lowerWide, upperWide },
      ownRank: ownRanks[at],
      publishedRank: publishedRanks[at],
      risen: publishedRanks[at] - ownRanks[at],
      isWithin: place === null ? null : lowerWide <= place && place <= upperWide,
    };
  });
  const ours = new Set(pairs.map(({ first }) => first));
  const theirs = new Set(pairs.map(({ second }) => entries[second].model));
  return {
    models: models.sort((a, b) => b.median - a.median),
    onlyOurs: rows.filter((_, at) => !ours.has(at)).map(({ model }) => model),
    onlyPublished: [...new Set(entries.map(({ model }) => model))].filter((m) => !theirs.has(m)),
    kendall: kendall(medians, values),
    spearman: spearman(medians, values),
    line,
  };
}

function lineOf(medians: readonly number[], values: readonly number[]): ScaleLine | null {
  if (medians.length < MIN_ON_LINE) return null;
  const line = regress(medians, values);
  const r = correlation(medians, values);
  if (line === null || r === null || !(line.slope > 0)) return null;
  return { atZero: line.intercept, slope: line.slope, explained: r * r };
}
