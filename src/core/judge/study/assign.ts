import { CaravanError } from '../../failure.ts';
import { MAX_RATERS, MAX_REPEATED, MAX_STUDY_PAIRS } from '../../limits.ts';
import { createRandom } from '../../numerics/random.ts';
import type { Random } from '../../numerics/random.ts';
import type { Answered } from '../plan/answered.ts';
import { extentOf } from '../plan/extent.ts';
import { Ledger } from '../plan/ledger.ts';
import type { Comparison } from '../plan/ledger.ts';
import { Links } from '../plan/links.ts';
import { shuffle, takeRounds } from '../plan/rounds.ts';

/** What whoever makes a study chooses. */
export interface StudyDesign {
  /** How many there are. */
  readonly raters: number;
  /** Pairs of each, without repeats; null for every pair of answers there is. */
  readonly perRater: number | null;
  /** Share of them that every rater sees, 0 … 1. */
  readonly overlap: number;
  /** Share of them that a rater is shown once more, 0 … MAX_REPEATED. */
  readonly repeats: number;
  /** Whether they come back with their sides swapped. */
  readonly swaps: boolean;
  /** Whole number, 0 … 2³²−1. */
  readonly seed: number;
}

/** What a design comes to. */
export interface StudySize {
  /** Pairs of each rater without repeats, and how many of those every rater is to see. */
  readonly perRater: number;
  readonly shared: number;
  /** Those that every rater sees: more than that where there are too few for everybody to have others. */
  readonly common: number;
  /** Pairs that each rater is shown once more. */
  readonly repeats: number;
  /** Pairs of answers there are, each in one order. */
  readonly exist: number;
  /** Pairs that at least one rater sees. */
  readonly covered: number;
}

/** @throws CaravanError bad-setting, too-few-models */
export function studySize(design: StudyDesign, answered: Answered): StudySize {
  const { raters, perRater, overlap, repeats, seed } = design;
  if (answered.models < 2)
    throw new CaravanError({ kind: 'too-few-models', models: answered.models });
  const { exist } = extentOf({ kind: 'all', bothOrders: false }, answered);
  const each = Math.min(perRater ?? exist, exist);
  const shared = Math.round(overlap * each);
  const again = Math.floor(repeats * each);
  check('raters', raters, Number.isInteger(raters) && raters >= 2 && raters <= MAX_RATERS);
  check('perRater', each, Number.isInteger(each) && each >= 1);
  check('overlap', overlap, overlap >= 0 && overlap <= 1);
  check('repeats', repeats, repeats >= 0 && repeats <= MAX_REPEATED);
  check('seed', seed, Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32);
  check('perRater', each, raters * (each + again) <= MAX_STUDY_PAIRS);
  const covered = Math.min(exist, shared + raters * (each - shared));
  const common = shared + seenByAll(raters, each - shared, covered - shared);
  return { perRater: each, shared, common, repeats: again, exist, covered };
}

/** Runs of `own` pairs, one behind the other, go round the others as often as they come to. */
function seenByAll(raters: number, own: number, others: number): number {
  return own === 0 ? 0 : Math.max(0, raters * own - (raters - 1) * others);
}

/**
 * Of each rater what is shown, in order. The same arguments give the same lists. Pairs and
 * questions are about even over all raters and within each; what all see they see from different
 * sides, every other one swapped. Where there are too few pairs for everybody to have others, some
 * see what others see as well.
 * @throws as `studySize`
 */
export function assignStudy(design: StudyDesign, answered: Answered): readonly Comparison[][] {
  const { perRater, shared, repeats, covered } = studySize(design, answered);
  const random = createRandom(design.seed);
  const ledger = new Ledger(answered, false);
  const taken = takeRounds(ledger, new Links(answered.models), covered, random);
  const [common, rest] = [taken.slice(0, shared), taken.slice(shared)];
  const own = perRater - shared;
  return Array.from({ length: design.raters }, (_, rater) => {
    const seen = common.map((one, at) => ((rater + at) % 2 === 0 ? one : swappedSides(one)));
    // Rounds have every pair of models once, so a run of them is about even.
    for (let at = 0; at < own; at++) seen.push(rest[(rater * own + at) % rest.length]);
    return withRepeats(inRandomOrder(seen, random), repeats, design.swaps, random);
  });
}

/**
 * Some of the first half come back in the second, in the order in which they were first shown and
 * evenly spread: long enough after, and never right after.
 */
function withRepeats(
  list: readonly Comparison[],
  repeats: number,
  swaps: boolean,
  random: Random,
): Comparison[] {
  if (repeats === 0) return [...list];
  const half = Math.floor(list.length / 2);
  const [first, second] = [list.slice(0, half), list.slice(half)];
  const places = Uint32Array.from(first, (_, at) => at);
  shuffle(places, random);
  const chosen = places.slice(0, repeats).sort();
  const shown = [...first];
  let next = 0;
  second.forEach((one, at) => {
    shown.push(one);
    for (; next < chosen.length && (next + 1) * second.length <= (at + 1) * chosen.length; next++) {
      const before = first[chosen[next]];
      shown.push({ ...(swaps ? swappedSides(before) : before), again: true });
    }
  });
  return shown;
}

function swappedSides({ question, left, right }: Comparison): Comparison {
  return { question, left: right, right: left };
}

function inRandomOrder<T>(list: readonly T[], random: Random): T[] {
  const order = Uint32Array.from(list, (_, at) => at);
  shuffle(order, random);
  return Array.from(order, (at) => list[at]);
}

function check(setting: string, value: number, holds: boolean): void {
  if (!holds) throw new CaravanError({ kind: 'bad-setting', setting, value: String(value) });
}
