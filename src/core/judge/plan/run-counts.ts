import { everyPair, pairPlace } from '../../table/every-pair.ts';
import { Outcome, Sides } from '../../table/judgments.ts';
import type { ModelIndex, PairCounts } from '../../table/judgments.ts';
import type { Comparison } from './ledger.ts';

/**
 * Counts as a plan needs them: the models of the run in their order, those too that nothing is
 * known of, then the other models of what was judged before. Every ordered pair of the run's own
 * models comes first, where `pairPlace` of so many says.
 */
export interface RunCounts extends Omit<PairCounts, 'byQuestion' | 'byRater'> {
  /** How many models the run itself has. */
  readonly own: number;
  /**
   * What was said of which pair on which question, as far as that is known: pairs by their place,
   * questions by their position in the run, others by negative numbers.
   */
  readonly judged: Judged;
}

/** How often a pair got each outcome. */
export interface PairOutcomes {
  leftWins: number;
  rightWins: number;
  ties: number;
}

/** Where nothing was judged. */
export const NO_COUNTS: PairCounts = {
  ...{ models: [], left: new Uint32Array(), right: new Uint32Array() },
  ...{ leftWins: new Float64Array(), rightWins: new Float64Array(), ties: new Float64Array() },
};

/**
 * @param counts of the run's replies; models by name, those of other runs are passed over.
 *   By question, where they are, questions are numbered as in the run
 * @param base what was judged before, of any models
 * @param baseQuestions by question of `base`, its position in the run, or −1 of others; without
 *   it all are others
 */
export function runCounts(
  models: readonly string[],
  counts: PairCounts | RunCounts,
  base: PairCounts = NO_COUNTS,
  baseQuestions: readonly number[] = [],
): RunCounts {
  const own = new Set(models);
  const all = [...models, ...base.models.filter((name) => !own.has(name))];
  const place = new Map(all.map((name, m) => [name, m]));
  const pairs = everyPair(models);
  const others: Pair[] = [];
  const judged = new Judged();
  const take = (from: PairCounts | RunCounts, questionOf: (question: number) => number): void => {
    const places = pairsOf(from, place).map((pair) => {
      if (pair === null) return null;
      const { left, right, sides, isTurned } = pair;
      if (sides === Sides.unknown || Math.max(left, right) >= models.length)
        return { at: pairs.left.length + others.push(pair) - 1, isTurned };
      const at = pairPlace(models.length, left, right);
      addTo(pairs, at, pair);
      return { at, isTurned };
    });
    eachQuestion(from, (question, pair, { leftWins, rightWins, ties }) => {
      const known = places[pair];
      if (known === null) return;
      const { at, isTurned } = known;
      const outcomes = judged.at(questionOf(question), at);
      outcomes.leftWins += isTurned ? rightWins : leftWins;
      outcomes.rightWins += isTurned ? leftWins : rightWins;
      outcomes.ties += ties;
    });
  };
  take(base, (question) => {
    const inRun = baseQuestions[question] ?? -1;
    return inRun < 0 ? -1 - question : inRun;
  });
  take(counts, (question) => question);
  const known = { ...pairs, models: all, own: models.length, judged };
  return others.length === 0 ? known : { ...known, ...withOthers(pairs, others) };
}

function addTo(counts: PairCounts, at: number, pair: Readonly<PairOutcomes>): void {
  counts.leftWins[at] += pair.leftWins;
  counts.rightWins[at] += pair.rightWins;
  counts.ties[at] += pair.ties;
}

/** Calls `visit` with what was said on every question of every pair, by its position. */
function eachQuestion(
  counts: PairCounts | RunCounts,
  visit: (question: number, pair: number, outcomes: Readonly<PairOutcomes>) => void,
): void {
  if ('judged' in counts) {
    for (const [question, pairs] of counts.judged)
      for (const [pair, outcomes] of pairs) visit(question, pair, outcomes);
    return;
  }
  const { byQuestion } = counts;
  byQuestion?.question.forEach((question, row) => {
    const [leftWins, rightWins] = [byQuestion.leftWins[row], byQuestion.rightWins[row]];
    visit(question, byQuestion.pair[row], { leftWins, rightWins, ties: byQuestion.ties[row] });
  });
}

/** As RunCounts has them, with room for more. */
class Judged extends Map<number, Map<number, PairOutcomes>> {
  /** Where it has nothing of the pair on the question, nothing was said of it yet. */
  at(question: number, pair: number): PairOutcomes {
    const pairs = this.get(question) ?? new Map<number, PairOutcomes>();
    this.set(question, pairs);
    const known = pairs.get(pair) ?? { leftWins: 0, rightWins: 0, ties: 0 };
    pairs.set(pair, known);
    return known;
  }
}

/** One pair of counts, models by their places. */
interface Pair extends Readonly<PairOutcomes> {
  readonly left: ModelIndex;
  readonly right: ModelIndex;
  readonly sides: number;
  /** Whether the counts have the right model on the left. */
  readonly isTurned: boolean;
}

/** By pair of the counts; null where one of its models has no place. */
function pairsOf(
  counts: PairCounts | RunCounts,
  place: ReadonlyMap<string, ModelIndex>,
): (Pair | null)[] {
  return Array.from(counts.left, (_, p): Pair | null => {
    const left = place.get(counts.models[counts.left[p]]);
    const right = place.get(counts.models[counts.right[p]]);
    if (left === undefined || right === undefined) return null;
    const [leftWins, rightWins] = [counts.leftWins[p], counts.rightWins[p]];
    const rest = { ties: counts.ties[p], sides: counts.sides?.[p] ?? Sides.shown };
    // PairCounts has the lower model of a pair of unknown sides on the left.
    const isTurned = rest.sides === Sides.unknown && left > right;
    return isTurned
      ? { left: right, right: left, leftWins: rightWins, rightWins: leftWins, ...rest, isTurned }
      : { left, right, leftWins, rightWins, ...rest, isTurned };
  });
}

function withOthers(
  pairs: PairCounts,
  others: readonly Pair[],
): Omit<PairCounts, 'models' | 'byQuestion' | 'byRater'> {
  const all = (
    key: Exclude<
      keyof PairCounts,
      'models' | 'sides' | 'grades' | 'byQuestion' | 'byRater' | 'choices' | 'styled'
    >,
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
  { own, leftWins, rightWins, ties, judged }: RunCounts,
  { question, left, right }: Comparison,
  outcome: Outcome,
): void {
  if (outcome === Outcome.unparsed) return;
  const at = pairPlace(own, left, right);
  const outcomes = judged.at(question, at);
  if (outcome === Outcome.left) {
    leftWins[at]++;
    outcomes.leftWins++;
  } else if (outcome === Outcome.right) {
    rightWins[at]++;
    outcomes.rightWins++;
  } else {
    ties[at]++;
    outcomes.ties++;
  }
}
