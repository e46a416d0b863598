import { everyPair, pairPlace } from '../../table/counts.ts';
import { Outcome, Sides } from '../../table/judgments.ts';
import type { ModelIndex, PairCounts } from '../../table/judgments.ts';
import type { Comparison } from './ledger.ts';

/**
 * Counts as a plan needs them: the models of the run in their order, those too that nothing is
 * known of, then the other models of what was judged before. Every ordered pair of the run's own
 * models comes first, where `pairPlace` of so many says.
 */
export interface RunCounts extends PairCounts {
  /** How many models the run itself has. */
  readonly own: number;
}

/** Where nothing was judged. */
export const NO_COUNTS: PairCounts = {
  ...{ models: [], left: new Uint32Array(), right: new Uint32Array() },
  ...{ leftWins: new Float64Array(), rightWins: new Float64Array(), ties: new Float64Array() },
};

/**
 * @param counts of the run's replies; models by name, those of other runs are passed over
 * @param base what was judged before, of any models
 */
export function runCounts(
  models: readonly string[],
  counts: PairCounts,
  base: PairCounts = NO_COUNTS,
): RunCounts {
  const own = new Set(models);
  const all = [...models, ...base.models.filter((name) => !own.has(name))];
  const place = new Map(all.map((name, m) => [name, m]));
  const pairs = everyPair(models);
  const others: Pair[] = [];
  for (const pair of [...pairsOf(base, place), ...pairsOf(counts, place)]) {
    const { left, right } = pair;
    if (pair.sides === Sides.unknown || Math.max(left, right) >= models.length) {
      others.push(pair);
      continue;
    }
    const at = pairPlace(models.length, left, right);
    pairs.leftWins[at] += pair.leftWins;
    pairs.rightWins[at] += pair.rightWins;
    pairs.ties[at] += pair.ties;
  }
  const known = { ...pairs, models: all, own: models.length };
  return others.length === 0 ? known : { ...known, ...withOthers(pairs, others) };
}

/** One pair of counts, models by their places. */
interface Pair {
  readonly left: ModelIndex;
  readonly right: ModelIndex;
  readonly leftWins: number;
  readonly rightWins: number;
  readonly ties: number;
  readonly sides: number;
}

/** Those of which both models have a place. */
function pairsOf(counts: PairCounts, place: ReadonlyMap<string, ModelIndex>): Pair[] {
  return Array.from(counts.left).flatMap((_, p): Pair[] => {
    const left = place.get(counts.models[counts.left[p]]);
    const right = place.get(counts.models[counts.right[p]]);
    if (left === undefined || right === undefined) return [];
    const [leftWins, rightWins] = [counts.leftWins[p], counts.rightWins[p]];
    const rest = { ties: counts.ties[p], sides: counts.sides?.[p] ?? Sides.shown };
    // PairCounts has the lower model of a pair of unknown sides on the left.
    return rest.sides === Sides.unknown && left > right
      ? [{ left: right, right: left, leftWins: rightWins, rightWins: leftWins, ...rest }]
      : [{ left, right, leftWins, rightWins, ...rest }];
  });
}

function withOthers(pairs: PairCounts, others: readonly Pair[]): Omit<PairCounts, 'models'> {
  const all = (
    key: Exclude<keyof PairCounts, 'models' | 'sides' | 'grades' | 'byQuestion'>,
  ): number[] => [...pairs[key], ...others.map((pair) => pair[key])];
  const sides = [
    ...new Array<number>(pairs.left.length).fill(Sides.shown),
    ...others.map((pair) => pair.sides),
  ];
  return {
    left: Uint32Array.from(all('left')),
    right: Uint32Array.from(all('right')),
    leftWins: Float64Array.from(all('leftWins')),
    rightWins: Float64Array.from(all('rightWins')),
    ties: Float64Array.from(all('ties')),
    ...(sides.includes(Sides.unknown) && { sides: Uint8Array.from(sides) }),
  };
}

/** Adds one judgment between models of the run. @param counts changed */
export function addOutcome(
  { own, leftWins, rightWins, ties }: RunCounts,
  { left, right }: Comparison,
  outcome: Outcome,
): void {
  const at = pairPlace(own, left, right);
  if (outcome === Outcome.left) leftWins[at]++;
  else if (outcome === Outcome.right) rightWins[at]++;
  else if (outcome === Outcome.tie) ties[at]++;
}
