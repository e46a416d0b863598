import { wilson } from '../numerics/wilson.ts';
import type { Estimated } from '../numerics/wilson.ts';
import { MAX_PAIR_WORTH } from '../limits.ts';

/** Agreement of two judges, or two groups of judges. */
export interface AgreementMeasures {
  /** Pairs of verdicts, one of each side, on the same question, models and turn. */
  readonly common: number;
  /** How many of them say the same. */
  readonly agreeing: number;
  /** The same without the pairs in which either side saw a tie. */
  readonly commonDecided: number;
  readonly agreeingDecided: number;
  /** On how many different things (question, two models, turn) they are. */
  readonly things: number;
  /** Share of the pairs that agree. */
  readonly raw: Estimated;
  /** Cohen's κ; null where both sides only ever say one and the same thing. */
  readonly kappa: Estimated | null;
  /** Krippendorff's α for names (nominal); null likewise. */
  readonly alpha: Estimated | null;
}

/** Cell c of `cells` is the number of pairs of verdicts ⌊c/3⌋ and c mod 3. */
type Cells = Float64Array;

/**
 * The measures of a table of verdict pairs, or null where it is empty. Verdict 2 is the tie.
 *
 * Intervals: the things are taken as a random sample. The jackknife over things (linearised, so
 * for one pair per thing it is the variance of Fleiss, Cohen and Everitt 1969) gives the variance
 * of each measure, and with it the number of independent pairs that the data are worth. Wilson's
 * interval of the observed agreement with so many pairs, moved to the scale of κ or α, is the
 * interval: it never leaves the scale, and is not of no width where all agree.
 * @param byThing the same table for each thing, or null where each has one pair; or for each of
 *   other parts that are a random sample, such as questions, which then stand in the place of things
 */
export function measuresOf(
  cells: Cells,
  byThing: readonly Cells[] | null,
): AgreementMeasures | null {
  let common = 0;
  for (const count of cells) common += count;
  if (common === 0) return null;
  const agreeing = cells[0] + cells[4] + cells[8];
  const commonDecided = cells[0] + cells[1] + cells[3] + cells[4];
  const things = byThing?.length ?? common;
  const observed = agreeing / common;
  const parts = byThing ?? null;
  const raw = wilson(
    observed,
    worth(cells, parts, (own) => (own[0] + own[4] + own[8] - observed * sum(own)) / common, {
      observed,
      slope: 1,
      common,
      things,
    }),
  );
  return {
    common,
    agreeing,
    commonDecided,
    agreeingDecided: cells[0] + cells[4],
    things,
    raw,
    kappa: kappaOf(cells, parts, { observed, common, things }),
    alpha: alphaOf(cells, parts, { observed, common, things }),
  };
}

interface Facts {
  readonly observed: number;
  readonly common: number;
  readonly things: number;
}

/** κ = (observed − expected) / (1 − expected), expected from the two sides' own shares. */
function kappaOf(cells: Cells, parts: readonly Cells[] | null, facts: Facts): Estimated | null {
  const { observed, common } = facts;
  const first = [0, 1, 2].map((v) => cells[3 * v] + cells[3 * v + 1] + cells[3 * v + 2]);
  const second = [0, 1, 2].map((v) => cells[v] + cells[3 + v] + cells[6 + v]);
  const expected = first.reduce((total, count, v) => total + count * second[v], 0) / common ** 2;
  if (expected === 1) return null;
  const kappa = (observed - expected) / (1 - expected);
  // Derivative of κ along one more pair of verdicts a, b.
  const pull = (a: number, b: number) => {
    const more = (second[a] + first[b]) / common - 2 * expected;
    return (+(a === b) - observed - (1 - kappa) * more) / (1 - expected) / common;
  };
  return onScale(cells, parts, pull, expected, facts);
}

/** α = 1 − observed / expected disagreement, both sides taken together (Krippendorff 2011). */
function alphaOf(cells: Cells, parts: readonly Cells[] | null, facts: Facts): Estimated | null {
  const { common, observed } = facts;
  const values = [0, 1, 2].map(
    (v) =>
      cells[3 * v] + cells[3 * v + 1] + cells[3 * v + 2] + cells[v] + cells[3 + v] + cells[6 + v],
  );
  const total = 2 * common;
  const equal = values.reduce((sum, n) => sum + n * (n - 1), 0) / (total * (total - 1));
  if (equal >= 1) return null;
  const alpha = (observed - equal) / (1 - equal);
  const share = values.map((n) => n / total);
  const squares = share.reduce((sum, p) => sum + p * p, 0);
  const pull = (a: number, b: number) => {
    const more = share[a] + share[b] - 2 * squares;
    return (+(a === b) - observed - (1 - alpha) * more) / (1 - equal) / common;
  };
  return onScale(cells, parts, pull, equal, facts);
}

/** The measure (observed − expected) / (1 − expected) with its interval. */
function onScale(
  cells: Cells,
  parts: readonly Cells[] | null,
  pull: (a: number, b: number) => number,
  expected: number,
  { observed, common, things }: Facts,
): Estimated {
  const influence = (own: Cells) => {
    let total = 0;
    own.forEach((count, cell) => (total += count * pull(Math.floor(cell / 3), cell % 3)));
    return total;
  };
  const slope = 1 / (1 - expected);
  const trials = worth(cells, parts, influence, { observed, slope, common, things });
  const { value, lower, upper } = wilson(observed, trials);
  const moved = (share: number) => (share - expected) * slope;
  return { value: moved(value), lower: Math.max(-1, moved(lower)), upper: moved(upper) };
}

/**
 * How many independent pairs of verdicts the data are worth: with so many, a share has the
 * variance that the jackknife finds. Where the share is 0 or 1, which says nothing of variance, as
 * many as there are things.
 */
function worth(
  cells: Cells,
  parts: readonly Cells[] | null,
  influence: (own: Cells) => number,
  { observed, slope, common, things }: Facts & { readonly slope: number },
): number {
  let variance = 0;
  if (parts === null) {
    const one = new Float64Array(9);
    cells.forEach((count, cell) => {
      one.fill(0);
      one[cell] = 1;
      variance += count * influence(one) ** 2;
    });
  } else for (const own of parts) variance += influence(own) ** 2;
  const binomial = observed * (1 - observed) * slope ** 2;
  if (binomial === 0 || things < 2) return things;
  return Math.min(MAX_PAIR_WORTH * common, binomial / variance);
}

function sum(values: Cells): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
