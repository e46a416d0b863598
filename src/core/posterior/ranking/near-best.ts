import type { LogOdds, ModelIndex } from '../../table/judgments.ts';
import { meanWithError } from '../diagnostics/convergence.ts';
import { column } from '../draws/draws.ts';
import type { Draws } from '../draws/draws.ts';
import { marginalDraws } from '../draws/marginal.ts';
import type { StrengthRow } from './summary.ts';

/** How near a model comes to the best, which may be another one in every draw. */
export interface NearBest {
  readonly model: ModelIndex;
  /** P(max β − β_k ≤ δ); with δ = 0 the probability of being the best. */
  readonly within: number;
  /**
   * E[max β − β_k], what choosing this model loses on average; null where strengths have no mean,
   * and with it the strongest has none.
   */
  readonly loss: LogOdds | null;
  /** Monte Carlo standard errors; that of the loss is null where strengths have no sd either. */
  readonly withinMcse: number;
  readonly lossMcse: LogOdds | null;
}

/** A row of a ranking, as far as it matters here. */
export type RankedModel = Pick<StrengthRow, 'model' | 'lacks'>;

/**
 * Over draws as they are shown: of a new question, where the model has departures by question.
 * @param ranking all models; what comes of them is in the same order
 * @param margin δ, at least 0
 */
export function nearBest(
  draws: Draws,
  ranking: readonly RankedModel[],
  margin: LogOdds,
): NearBest[] {
  const shown = marginalDraws(draws);
  const total = draws.chains * draws.perChain;
  const best = new Float64Array(total).fill(-Infinity);
  for (const { model } of ranking) {
    const strengths = column(shown, model);
    for (let s = 0; s < total; s++) if (strengths[s] > best[s]) best[s] = strengths[s];
  }
  const hasMean = ranking.every(({ lacks }) => lacks !== 'mean');
  const hasSd = ranking.every(({ lacks }) => lacks === undefined);
  return ranking.map(({ model }) => {
    const losses = column(shown, model).map((strength, s) => best[s] - strength);
    const near = meanWithError(
      losses.map((loss) => (loss <= margin ? 1 : 0)),
      draws.chains,
    );
    const { mean, mcse } = meanWithError(losses, draws.chains);
    return {
      model,
      within: near.mean,
      loss: hasMean ? mean : null,
      withinMcse: near.mcse,
      lossMcse: hasSd ? mcse : null,
    };
  });
}
