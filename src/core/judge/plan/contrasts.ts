import { exp } from '../../numerics/elementary.ts';
import type { ModelIndex } from '../../table/judgments.ts';
import { normalCdf } from '../../numerics/normal-cdf.ts';
import type { Goal } from '../setup.ts';
import { doubtOf, gapVariance } from './standing.ts';
import type { Standing } from './standing.ts';

/** Two models whose order may decide a goal, and how much that counts. */
export interface Contrast {
  readonly a: ModelIndex;
  readonly b: ModelIndex;
  readonly weight: number;
}

/**
 * The orders that a goal hangs on. Best and top k: of the model against each other one, weighted
 * by the probability that k − 1 of the rest are ahead of it, where it stands as expected and they
 * vary independently. The first k: of each of them against each of the others; a place: of the
 * model against every other one. These count alike, since those that are far apart are settled and
 * add nothing; weighted as above, the first three of Rakuda take half as many judgments again,
 * and a place as many (npm run plans). Ranking: neighbours that are not settled yet, those that
 * nearly are first: each needs its judgments in the end, and a run that ends early has settled
 * more.
 */
export function contrastsOf(goal: Goal, standing: Standing, confidence: number): Contrast[] {
  const { models, mean } = standing;
  const ranking = Array.from({ length: models }, (_, m) => m).sort((a, b) => mean[b] - mean[a]);
  switch (goal.kind) {
    case 'best':
      return onTheEdge(standing, ranking[0], 1);
    case 'top':
      return onTheEdge(standing, goal.model, goal.k);
    case 'top-set': {
      const others = ranking.slice(goal.k);
      return ranking.slice(0, goal.k).flatMap((a) => others.map((b) => ({ a, b, weight: 1 })));
    }
    case 'pair':
      return [{ a: goal.model, b: goal.other, weight: 1 }];
    case 'place':
      return ranking.flatMap((b) => (b === goal.model ? [] : [{ a: goal.model, b, weight: 1 }]));
    case 'ranking':
      return ranking.slice(1).flatMap((b, place) => {
        const a = ranking[place];
        const settled = normalCdf((mean[a] - mean[b]) / Math.sqrt(gapVariance(standing, a, b)));
        return settled < confidence ? [{ a, b, weight: 1 / (1 - settled) }] : [];
      });
  }
}

function onTheEdge(standing: Standing, model: ModelIndex, k: number): Contrast[] {
  const { models, mean, covariance } = standing;
  const others = Array.from({ length: models }, (_, m) => m).filter((m) => m !== model);
  const leads = others.map(
    (m) => (mean[m] - mean[model]) / Math.sqrt(covariance[m * (models + 1)]),
  );
  const ahead = leads.map((z) => normalCdf(z));
  // Not 1 − ahead: where a model hardly can be behind, that would be nothing but rounding.
  const behind = leads.map((z) => normalCdf(-z));
  const chances = others.map((_, at) => chanceOfCount(ahead, behind, at, k - 1));
  // Among many models of which little is known each chance is next to nothing.
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return others.map((b, at) => ({ a: model, b, weight: chances[at] / total }));
}

/**
 * P(exactly `count` of independent events happen, one of them left out of account).
 * @param fail by event, the probability that it does not happen
 */
function chanceOfCount(
  happen: readonly number[],
  fail: readonly number[],
  except: number,
  count: number,
): number {
  const happened = new Float64Array(count + 1);
  happened[0] = 1;
  happen.forEach((chance, at) => {
    if (at === except) return;
    for (let n = count; n > 0; n--) {
      happened[n] = happened[n] * fail[at] + happened[n - 1] * chance;
    }
    happened[0] *= fail[at];
  });
  return happened[count];
}

/** Contrasts of which there is less doubt than this would be nothing but rounding. */
const NOTHING = 1e-12;

/**
 * How much of each difference's variance knowing the contrasts' signs would take away, as a
 * matrix: of β_i − β_j it is B_ii + B_jj − 2·B_ij. With E[x | sign] of a normal contrast it is
 * the sum of weight · φ(z)² / (Φ(z)·Φ(−z)) · cov(x, contrast)² / var(contrast).
 */
export function varianceReductions(
  contrasts: readonly Contrast[],
  standing: Standing,
): Float64Array {
  const { models, mean, covariance } = standing;
  const reductions = new Float64Array(models * models);
  const along = new Float64Array(models);
  for (const { a, b, weight } of contrasts) {
    const variance = gapVariance(standing, a, b);
    const z = (mean[a] - mean[b]) / Math.sqrt(variance);
    const doubt = doubtOf(standing, a, b);
    if (!(doubt * weight > NOTHING)) continue;
    const share = (weight * exp(-z * z)) / (2 * Math.PI * doubt * variance);
    for (let m = 0; m < models; m++) {
      along[m] = covariance[m * models + a] - covariance[m * models + b];
    }
    for (let i = 0; i < models; i++) {
      const scaled = share * along[i];
      for (let j = 0; j < models; j++) reductions[i * models + j] += scaled * along[j];
    }
  }
  return reductions;
}
