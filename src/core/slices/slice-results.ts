import { SEPARATED } from '../limits.ts';
import type { Departure } from '../judges-model/judge-results.ts';
import type { Estimate, FitSummary } from '../posterior/ranking/summary.ts';
import type { ModelIndex } from '../table/judgments.ts';

/** By how much a model is stronger in a slice than overall, in log-odds; `above` is P(γ > 0). */
export type SliceDeparture = Departure;

/** Two models that a slice has the other way round. */
export interface Reversal {
  /** The stronger one overall, and the stronger one here. */
  readonly overall: ModelIndex;
  readonly here: ModelIndex;
  /** P(the one is stronger than the other in this slice). */
  readonly probability: number;
}

/** Who comes first in a slice, against who does overall. */
export interface Firsts {
  /** The first three here, or as many as there are. */
  readonly models: readonly ModelIndex[];
  /** Whether their order is another than overall. */
  readonly isOther: boolean;
  /** Of those that are among the first here or overall, the surest first; from SEPARATED on. */
  readonly reversals: readonly Reversal[];
}

/** A model that is clearly stronger, or weaker, in a slice than overall. */
export interface NotedDeparture {
  readonly slice: number;
  readonly model: ModelIndex;
  readonly isStronger: boolean;
  /** Of what is said: P(γ > 0), or P(γ < 0). */
  readonly probability: number;
}

export interface Noted {
  /** Surest first. */
  readonly list: readonly NotedDeparture[];
  /** How many of the list are wrong, as expected by the posterior: the sum of 1 − P. */
  readonly expectedFalse: number;
  /** How many departures were looked at. */
  readonly looked: number;
}

/** How many models count as the first. */
const FIRST = 3;

/**
 * @param at first of the departures' columns
 * @param columns draws by parameter
 */
export function departuresOf(
  models: number,
  at: number,
  columns: readonly Float64Array[],
  estimates: readonly Estimate[],
): readonly SliceDeparture[] {
  return Array.from({ length: models }, (_, m) => ({
    ...estimates[at + m],
    above: shareOf(columns[at + m].length, (draw) => columns[at + m][draw] > 0),
  }));
}

/** @param departures first of the slice's departures' columns; null where it has none */
export function firstsOf(
  overall: FitSummary,
  here: FitSummary,
  departures: number | null,
  columns: readonly Float64Array[],
): Firsts {
  const [order, own] = [overall, here].map(({ rows }) => rows.map(({ model }) => model));
  const models = own.slice(0, FIRST);
  const isOther = models.some((model, at) => model !== order[at]);
  if (departures === null) return { models, isOther, reversals: [] };
  const looked = order.filter((m, at) => at < FIRST || models.includes(m));
  const strength = (m: ModelIndex, draw: number): number =>
    columns[m][draw] + columns[departures + m][draw];
  const reversals = looked.flatMap((above, at) =>
    looked.slice(at + 1).flatMap((below): Reversal[] => {
      const probability = shareOf(
        columns[0].length,
        (draw) => strength(below, draw) > strength(above, draw),
      );
      return probability < SEPARATED ? [] : [{ overall: above, here: below, probability }];
    }),
  );
  return {
    models,
    isOther,
    reversals: reversals.toSorted((a, b) => b.probability - a.probability),
  };
}

/**
 * The departures whose sign is known with SEPARATED. Each is shrunken towards none by what all in
 * its slice are, so that no further correction for so many looks is due (Gelman, Hill & Yajima
 * 2012); how many of them are false nevertheless the posterior says itself (Müller, Parmigiani &
 * Rice 2007).
 */
export function notedOf(
  slices: readonly { readonly departures: readonly SliceDeparture[] | null }[],
): Noted {
  const all = slices.flatMap(({ departures }, slice) =>
    (departures ?? []).map(({ above }, model): NotedDeparture => {
      const isStronger = above > 0.5;
      return { slice, model, isStronger, probability: isStronger ? above : 1 - above };
    }),
  );
  const list = all
    .filter(({ probability }) => probability >= SEPARATED)
    .toSorted((a, b) => b.probability - a.probability);
  const expectedFalse = list.reduce((sum, { probability }) => sum + 1 - probability, 0);
  return { list, expectedFalse, looked: all.length };
}

function shareOf(draws: number, isTrue: (draw: number) => boolean): number {
  let times = 0;
  for (let draw = 0; draw < draws; draw++) if (isTrue(draw)) times++;
  return times / draws;
}

/** By row of a summary its tier, from 1: models of one can't be told apart, those of two can. */
export function tiersOf({ rows, indistinct }: FitSummary): readonly number[] {
  let tier = 0;
  return rows.map((_, row) => {
    if (!indistinct.some(({ from, to }) => from < row && row <= to)) tier++;
    return tier;
  });
}
