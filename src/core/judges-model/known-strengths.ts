import { informationAt } from '../checks/questions/further-questions.ts';
import { covarianceOf } from '../numerics/matrices/covariance.ts';
import { differenceVariances } from '../sampler/robust/sandwich.ts';
import type { Sandwich } from '../sampler/robust/sandwich.ts';
import { judgmentTotal, tieTotal } from '../table/counts.ts';
import type { JointPlan } from './joint-density.ts';
import type { Natural } from './natural.ts';

/** What is known of the strengths that the reference sees; matrices are models × models. */
export interface KnownStrengths {
  /** Over these questions alone. */
  readonly covariance: Float64Array;
  /** How many questions there are, and by how much the variance of two models' difference grows. */
  readonly alike: { readonly questions: number; readonly designEffect: Float64Array } | null;
  /** What one label of two models says of their difference: Fisher's information, as expected. */
  readonly information: Float64Array;
}

/** Evaluations of a label's information, over pairs and draws. */
const WORK = 2e6;
const MAX_DRAWS = 400;

/**
 * @param columns of natural draws, over these questions alone
 * @param sandwich where widths are over questions like these
 */
export function knownStrengths(
  { panel, members }: JointPlan,
  { judges }: Natural,
  columns: readonly Float64Array[],
  sandwich: Sandwich | null,
): KnownStrengths {
  const size = panel.models.length;
  const strengths = columns.slice(0, size);
  const mean = strengths.map((own) => own.reduce((sum, x) => sum + x, 0) / own.length);
  const { ties } = members[0].model;
  const [{ order, tie }] = judges;
  const { counts } = panel.judges[0];
  // A tie that is dropped tells nothing.
  const decided = ties === 'drop' ? 1 - tieTotal(counts) / judgmentTotal(counts) : 1;
  const drawn = columns[0].length;
  const used = Math.min(MAX_DRAWS, drawn, Math.max(1, Math.floor(WORK / size ** 2)));
  const information = byPair(size, (a, b) => {
    let sum = 0;
    for (let s = 0; s < used; s++) {
      const draw = Math.floor((s * drawn) / used);
      const gap = strengths[a][draw] - strengths[b][draw];
      const alpha = order === null ? 0 : columns[order][draw];
      const ofTie = tie === null ? 0 : columns[tie][draw];
      // Either may be shown first.
      sum += informationAt(ties, alpha + gap, ofTie) + informationAt(ties, alpha - gap, ofTie);
    }
    return (decided * sum) / (2 * used);
  });
  return {
    covariance: covarianceOf(strengths, mean),
    information,
    alike: sandwich && {
      questions: sandwich.clusters,
      designEffect: byPair(size, (a, b) => {
        const { plain, robust } = differenceVariances(sandwich, a, b);
        return robust / plain;
      }),
    },
  };
}

function byPair(size: number, valueOf: (a: number, b: number) => number): Float64Array {
  const out = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      out[a * size + b] = valueOf(a, b);
      out[b * size + a] = out[a * size + b];
    }
  }
  return out;
}
