import { withoutChoices } from '../table/choices/choice-pairs.ts';
import { pairsOfSides } from '../table/sides.ts';
import { Sides } from '../table/judgments.ts';
import type { PairCounts } from '../table/judgments.ts';
import { choiceLikelihood } from './choices/likelihood.ts';
import { davidsonLuce } from './choices/davidson-luce.ts';
import { singleChoices, tiesUnder } from './choices/tie-law.ts';
import { davidson } from './davidson.ts';
import { halfTies } from './half-ties.ts';
import type { LikelihoodPlaces } from './pairwise.ts';
import { raoKupper } from './rao-kupper.ts';
import { gradedLikelihood } from './graded/likelihood.ts';
import { isGraded } from './settings.ts';
import type { TieModel } from './settings.ts';
import type { Term } from './term.ts';

/**
 * The log-likelihood of the outcomes as they came, without the number of their orders. Where
 * nothing says who was shown first, η = β_left − β_right, without α. Choices are those of choices/;
 * only Davidson's model has a law for those of several models together.
 */
export function likelihood(counts: PairCounts, ties: TieModel, places: LikelihoodPlaces): Term {
  const { choices } = counts;
  if (choices === undefined) return pairLikelihood(counts, ties, places);
  const pairs = pairLikelihood(withoutChoices(counts), ties, places);
  const tied = tiesUnder(choices, ties);
  const { length } = counts.models;
  if (tied === undefined || places.tie === null)
    return sumOf(pairs, choiceLikelihood(length, singleChoices(choices, ties)));
  return sumOf(pairs, davidsonLuce(length, choices, tied, places.tie));
}

function pairLikelihood(counts: PairCounts, ties: TieModel, places: LikelihoodPlaces): Term {
  const { order, tie, strong = null } = places;
  if (isGraded(ties) && tie !== null && strong !== null)
    return gradedLikelihood(counts, ties, { order, tie, strong });
  if (places.order === null || counts.sides === undefined) {
    return likelihoodOf(counts, ties, places);
  }
  const unordered = { ...places, order: null };
  const shown = likelihoodOf(pairsOfSides(counts, Sides.shown), ties, places);
  const unknown = likelihoodOf(pairsOfSides(counts, Sides.unknown), ties, unordered);
  return sumOf(shown, unknown);
}

function sumOf(one: Term, other: Term): Term {
  return {
    evaluate: (point, gradient) => one.evaluate(point, gradient) + other.evaluate(point, gradient),
    curvature(point, out) {
      one.curvature(point, out);
      other.curvature(point, out);
    },
  };
}

function likelihoodOf(counts: PairCounts, ties: TieModel, { order, tie }: LikelihoodPlaces): Term {
  if (tie !== null) {
    const isDavidson = ties === 'davidson' || ties === 'adjacent';
    return isDavidson ? davidson(counts, order, tie) : raoKupper(counts, order, tie);
  }
  return halfTies(counts, ties === 'half' ? 0.5 : 0, order);
}
