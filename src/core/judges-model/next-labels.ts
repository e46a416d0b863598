import { clusterParts } from '../checks/questions/further-questions.ts';
import { MAX_NEXT_LABELS } from '../limits.ts';
import { differenceVariance, narrow } from '../numerics/matrices/covariance.ts';
import { normalQuantile } from '../numerics/normal-quantile.ts';
import type { LogOdds, ModelIndex } from '../table/judgments.ts';
import type { KnownStrengths } from './known-strengths.ts';
import type { OpenComparisons } from './open-comparisons.ts';

/** A label that the reference is asked for. */
export interface NextLabel {
  /** Null where no question is known. */
  readonly question: string | null;
  readonly first: ModelIndex;
  readonly second: ModelIndex;
  /** The width once it and all before it are there, as a share of what it is now. */
  readonly share: number;
}

/** Which labels of the reference narrow the ranking most, and how many halve its width. */
export interface NextLabels {
  /**
   * Half the narrow interval of the difference of two neighbours of the ranking, mean over all
   * neighbours: what the labels are to narrow.
   */
  readonly width: LogOdds;
  /** Whether the width is over questions like these, or over these alone. */
  readonly isAlike: boolean;
  /** Labels by the reference so far. */
  readonly labelled: number;
  /** Those that it has not given, of answers that are known; null where no question is known. */
  readonly open: number | null;
  /** The fewest that halve the width; null where all that are open do not. */
  readonly halving: number | null;
  /** The share of the width that is left once they are there: 0.5, or more. */
  readonly least: number;
  /** Best first: until the width is halved, or the first of them. */
  readonly labels: readonly NextLabel[];
}

/** The most that is looked at where each comparison may be asked again. */
const MAX_LABELS = 2 ** 17;
/** Behind those that are listed, so many of all before are taken at once. */
const AT_ONCE = 1 / 32;
/** Differences of pairs and neighbours that are looked at for one label; of more, of near models. */
const WORK = 1e6;

/**
 * Greedy: each next label is of the two models whose difference, once it is better known, narrows
 * the neighbours' most. What is believed is taken for a normal, in which a label of known
 * information needs no outcome to narrow it; what else labels teach, how far the judges agree with
 * the reference, is not foreseen. Over questions like these labels take only from what judgments
 * scatter about their question (checks/questions/further-questions.ts).
 * @param ranking best first
 * @param open is used up
 */
export function nextLabels(
  { covariance: known, alike, information }: KnownStrengths,
  open: OpenComparisons,
  ranking: readonly ModelIndex[],
  narrowInterval: number,
): NextLabels {
  const size = ranking.length;
  const covariance = known.slice();
  const targets = ranking.slice(1).map((below, at) => {
    const above = ranking[at];
    const alone = differenceVariance(known, size, above, below);
    if (alike === null) return { above, below, scatter: 1, floor: 0 };
    return {
      ...{ above, below },
      ...clusterParts({
        alike: alone * alike.designEffect[above * size + below],
        ...{ alone, questions: alike.questions, information: information[above * size + below] },
      }),
    };
  });
  const widthOf = (from: Float64Array): number =>
    targets.reduce(
      (sum, { above, below, scatter, floor }) =>
        sum + Math.sqrt(floor + scatter * differenceVariance(from, size, above, below)),
      0,
    ) / targets.length;
  /** By how much one label of a pair narrows the sum of all. */
  const gainOf = ([a, b]: Pair): number => {
    const w = information[a * size + b];
    const gain = w / (1 + w * differenceVariance(covariance, size, a, b));
    let sum = 0;
    for (const { above, below, scatter, floor } of targets) {
      const shared =
        covariance[above * size + a] -
        covariance[above * size + b] -
        covariance[below * size + a] +
        covariance[below * size + b];
      const now = differenceVariance(covariance, size, above, below);
      sum += Math.sqrt(floor + scatter * now);
      sum -= Math.sqrt(floor + scatter * Math.max(0, now - gain * shared * shared));
    }
    return sum;
  };

  const width = widthOf(covariance);
  const pairs = pairsOf(ranking).filter(([a, b]) => open.left(a, b) > 0);
  const total = pairs.reduce((sum, [a, b]) => sum + open.left(a, b), 0);
  const most = Math.min(total, MAX_LABELS);
  const near = pairs.slice(0, Math.max(1, Math.floor(WORK / size)));
  const labels: NextLabel[] = [];
  let [count, share, halving]: [number, number, number | null] = [0, 1, null];
  while (count < most && halving === null) {
    const [a, b] = bestOf(near, open, gainOf) ?? bestOf(pairs, open, gainOf) ?? ranking;
    const w = information[a * size + b];
    const wanted = count < MAX_NEXT_LABELS ? 1 : Math.floor(count * AT_ONCE);
    const shareAfter = (n: number): number => {
      const then = covariance.slice();
      narrow(then, size, a, b, n * w);
      return widthOf(then) / width;
    };
    const taken = fewest(Math.min(wanted, open.left(a, b)), (n) => shareAfter(n) <= 0.5);
    narrow(covariance, size, a, b, taken * w);
    share = widthOf(covariance) / width;
    count += taken;
    if (share <= 0.5) halving = count;
    if (labels.length === MAX_NEXT_LABELS) open.drop(a, b, taken);
    else labels.push({ question: open.take(a, b), first: a, second: b, share });
  }
  return {
    width: normalQuantile((1 + narrowInterval) / 2) * width,
    ...{ isAlike: alike !== null, labelled: open.labelled, halving, labels },
    open: Number.isFinite(total) ? total : null,
    least: share,
  };
}

type Pair = readonly [a: ModelIndex, b: ModelIndex];

/** All pairs, those nearest in the ranking first. */
function pairsOf(ranking: readonly ModelIndex[]): readonly Pair[] {
  return ranking.flatMap((_, distance) =>
    distance === 0 ? [] : ranking.slice(distance).map((below, at): Pair => [ranking[at], below]),
  );
}

/** Of those that are left the one with the largest gain; null where none is. */
function bestOf(
  pairs: readonly Pair[],
  open: OpenComparisons,
  gainOf: (pair: Pair) => number,
): Pair | null {
  let [best, most]: [Pair | null, number] = [null, -Infinity];
  for (const pair of pairs) {
    if (open.left(...pair) <= 0) continue;
    const gain = gainOf(pair);
    if (gain > most) [best, most] = [pair, gain];
  }
  return best;
}

/** The fewest that are enough, which more are as well; all where not even they are. */
function fewest(all: number, isEnough: (n: number) => boolean): number {
  let [below, enough] = [0, all];
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else below = middle;
  }
  return enough;
}
