import { Outcome } from '../../table/judgments.ts';
import type { TieModel } from '../../model/settings.ts';
import { hasTieOutcome, isGraded } from '../../model/settings.ts';
import { sumOver } from './loo.ts';
import type { Loo, LooSum } from './loo.ts';
import type { QuestionLoo } from './question-loo.ts';
import { SMALL_ELPD, MIN_JUDGMENTS_FOR_ERROR, ELPD_ERRORS } from '../../limits.ts';

/** What is left out at a time. */
export type LeftOut = 'judgment' | 'question';

/**
 * What is predicted: half and drop give probabilities of who wins a decided judgment, Davidson
 * and Rao–Kupper of all three outcomes, and models of graded verdicts of all five, or of the three
 * where how clear a win is makes no difference; where several were chosen together out of more, Davidson's alone. A density of one is no density of the other, so models
 * are compared only within a group. Under half the ties inform the fit and are not scored.
 */
export type ObservationSpace = 'decided' | 'three-outcomes' | 'grades';

/** One model of a comparison; the differences are to the best of its group. */
export interface LooRow {
  readonly name: string;
  readonly ties: TieModel;
  readonly elpdLoo: LooSum;
  readonly pLoo: LooSum;
  /** 0 for the best, else negative, with its standard error. */
  readonly difference: LooSum;
  /** Judgments, or questions, among those compared whose k-hat is above the threshold. */
  readonly unreliable: number;
}

export interface LooComparison {
  readonly space: ObservationSpace;
  /** Judgments compared. */
  readonly judgments: number;
  /** Questions left out one at a time; null where judgments were. Standard errors are over these. */
  readonly questions: number | null;
  /** Best first. */
  readonly rows: readonly LooRow[];
}

/**
 * `small`: too near to matter, whatever the standard error says. `open`: within two standard
 * errors. `few`: beyond them, but of so few judgments that the standard error is unreliable.
 */
export type LooVerdict = 'small' | 'open' | 'few' | 'clear';

/** What a difference of two models says, of so many judgments or questions left out one by one. */
export function looVerdict({ sum, se }: LooSum, leftOut: number): LooVerdict {
  const gap = Math.abs(sum);
  if (gap < SMALL_ELPD) return 'small';
  if (gap <= ELPD_ERRORS * se) return 'open';
  return leftOut < MIN_JUDGMENTS_FOR_ERROR ? 'few' : 'clear';
}

function isOf(space: ObservationSpace, ties: TieModel): boolean {
  if (space === 'decided') return !hasTieOutcome(ties);
  return space === 'grades' ? isGraded(ties) : hasTieOutcome(ties);
}

interface Named {
  readonly name: string;
  readonly loo: Loo | QuestionLoo;
}

/**
 * Compares models fitted to the same counts, as loo_compare does: paired differences per
 * judgment or question (Vehtari, Gelman & Gabry 2017, eq. 24), all of one kind. Groups without a
 * model are left out.
 */
export function compareLoo(models: readonly Named[]): LooComparison[] {
  const spaces: readonly ObservationSpace[] = ['decided', 'three-outcomes', 'grades'];
  return spaces.flatMap((space) => {
    const group = comparable(
      space,
      models.filter(({ loo }) => isOf(space, loo.ties)),
    );
    return group.length === 0 ? [] : [compareWithin(space, group)];
  });
}

/** Under Davidson's model what several were chosen together has a probability, under others none. */
function comparable(space: ObservationSpace, group: readonly Named[]): readonly Named[] {
  const known = group.filter(({ loo }) => loo.halved === undefined);
  return space === 'three-outcomes' && known.length > 0 ? known : group;
}

function compareWithin(space: ObservationSpace, group: readonly Named[]): LooComparison {
  const entries = group
    .map(({ name, loo }) => {
      const { elpd, cost, weight, unreliable } = scored(loo, space);
      return {
        name,
        ties: loo.ties,
        elpd,
        weight,
        elpdLoo: sumOver(elpd, weight),
        pLoo: sumOver(cost, weight),
        unreliable,
      };
    })
    .sort((a, b) => b.elpdLoo.sum - a.elpdLoo.sum);
  const [{ elpd: best }] = entries;
  return {
    space,
    judgments: scored(group[0].loo, space).judgments,
    questions: isByQuestion(group[0].loo) ? best.length : null,
    rows: entries.map(({ elpd, weight, ...row }) => ({
      ...row,
      difference: sumOver(
        elpd.map((x, i) => x - best[i]),
        weight,
      ),
    })),
  };
}

function isByQuestion(loo: Loo | QuestionLoo): loo is QuestionLoo {
  return 'refitted' in loo;
}

interface Scored extends Pick<Loo, 'elpd' | 'cost' | 'weight' | 'judgments'> {
  readonly unreliable: number;
}

/** The columns of a LOO over what its group scores. */
function scored(loo: Loo | QuestionLoo, space: ObservationSpace): Scored {
  const { elpd, cost } = space === 'three-outcomes' ? (loo.collapsed ?? loo) : loo;
  const { k, kCounts } = loo;
  if (isByQuestion(loo)) {
    const weight = new Float64Array(elpd.length).fill(1);
    const unreliable = kCounts.bad + kCounts.veryBad;
    return { elpd, cost, weight, unreliable, judgments: loo.judgments };
  }
  const isScored = (_: number, i: number): boolean =>
    space !== 'decided' || loo.outcome[i] !== Outcome.tie;
  const weight = loo.weight.filter(isScored);
  const ownK = k.filter(isScored);
  return {
    elpd: elpd.filter(isScored),
    cost: cost.filter(isScored),
    weight,
    unreliable: weight.reduce((sum, n, i) => (ownK[i] > kCounts.threshold ? sum + n : sum), 0),
    judgments: weight.reduce((sum, n) => sum + n, 0),
  };
}
