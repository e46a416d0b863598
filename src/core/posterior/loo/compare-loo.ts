import { Outcome } from '../../table/judgments.ts';
import type { TieModel } from '../../model/settings.ts';
import { hasTieOutcome, isGraded } from '../../model/settings.ts';
import { sumOver } from './loo.ts';
import type { Loo, LooSum } from './loo.ts';
import { SMALL_ELPD, MIN_JUDGMENTS_FOR_ERROR, ELPD_ERRORS } from '../../limits.ts';

/**
 * What is predicted: half and drop give probabilities of who wins a decided judgment, Davidson
 * and Rao–Kupper of all three outcomes, and models of graded verdicts of all five, or of the three
 * where how clear a win is makes no difference. A density of one is no density of the other, so models
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
  /** Judgments among those compared whose k-hat is above the threshold. */
  readonly unreliable: number;
}

export interface LooComparison {
  readonly space: ObservationSpace;
  /** Judgments compared. */
  readonly judgments: number;
  /** Best first. */
  readonly rows: readonly LooRow[];
}

/**
 * `small`: too near to matter, whatever the standard error says. `open`: within two standard
 * errors. `few`: beyond them, but of so few judgments that the standard error is unreliable.
 */
export type LooVerdict = 'small' | 'open' | 'few' | 'clear';

/** What a difference of two models says that were compared on so many judgments. */
export function looVerdict({ sum, se }: LooSum, judgments: number): LooVerdict {
  const gap = Math.abs(sum);
  if (gap < SMALL_ELPD) return 'small';
  if (gap <= ELPD_ERRORS * se) return 'open';
  return judgments < MIN_JUDGMENTS_FOR_ERROR ? 'few' : 'clear';
}

function isOf(space: ObservationSpace, ties: TieModel): boolean {
  if (space === 'decided') return !hasTieOutcome(ties);
  return space === 'grades' ? isGraded(ties) : hasTieOutcome(ties);
}

/**
 * Compares models fitted to the same counts, as loo_compare does: paired differences per
 * judgment (Vehtari, Gelman & Gabry 2017, eq. 24). Groups without a model are left out.
 */
export function compareLoo(
  models: readonly { readonly name: string; readonly loo: Loo }[],
): LooComparison[] {
  const spaces: readonly ObservationSpace[] = ['decided', 'three-outcomes', 'grades'];
  return spaces.flatMap((space) => {
    const group = models.filter(({ loo }) => isOf(space, loo.ties));
    return group.length === 0 ? [] : [compareWithin(space, group)];
  });
}

function compareWithin(
  space: ObservationSpace,
  group: readonly { readonly name: string; readonly loo: Loo }[],
): LooComparison {
  const entries = group
    .map(({ name, loo }) => {
      const { elpd, cost, weight, k } = scored(loo, space);
      const { threshold } = loo.kCounts;
      return {
        name,
        ties: loo.ties,
        elpd,
        weight,
        elpdLoo: sumOver(elpd, weight),
        pLoo: sumOver(cost, weight),
        unreliable: weight.reduce((sum, n, i) => (k[i] > threshold ? sum + n : sum), 0),
      };
    })
    .sort((a, b) => b.elpdLoo.sum - a.elpdLoo.sum);
  const best = entries[0].elpd;
  return {
    space,
    judgments: entries[0].weight.reduce((sum, n) => sum + n, 0),
    rows: entries.map(({ elpd, weight, ...row }) => ({
      ...row,
      difference: sumOver(
        elpd.map((x, i) => x - best[i]),
        weight,
      ),
    })),
  };
}

/** The columns of a LOO over the judgments that its group scores. */
function scored(
  { outcome, collapsed, weight, k, ...loo }: Loo,
  space: ObservationSpace,
): Pick<Loo, 'elpd' | 'cost' | 'weight' | 'k'> {
  const { elpd, cost } = space === 'three-outcomes' ? (collapsed ?? loo) : loo;
  const isScored = (_: number, i: number): boolean =>
    space !== 'decided' || outcome[i] !== Outcome.tie;
  return {
    elpd: elpd.filter(isScored),
    cost: cost.filter(isScored),
    weight: weight.filter(isScored),
    k: k.filter(isScored),
  };
}
