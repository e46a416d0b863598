import type { LogOdds, ModelIndex } from '../../table/judgments.ts';
import { meanWithError } from '../diagnostics/convergence.ts';
import { column } from '../draws/draws.ts';
import type { Draws } from '../draws/draws.ts';
import { shownDraws } from '../draws/marginal.ts';
import type { RankedModel } from './near-best.ts';
import type { FitSummary } from './summary.ts';

/** A model of a ranking, with what an answer of it costs, or how long it takes. */
export interface PricedModel extends RankedModel {
  /** In whatever unit, the same for all; taken as known. */
  readonly price: number;
}

/** What a price buys. */
export interface FrontModel {
  readonly model: ModelIndex;
  readonly price: number;
  /** P(no model that is as cheap or cheaper is stronger). */
  readonly onFront: number;
  /** Monte Carlo standard error of that. */
  readonly onFrontMcse: number;
  /** Whether, by the ranking, no model that is as cheap or cheaper stands above it. */
  readonly isOnFront: boolean;
  /** E[β_best − β_k], where best is the first of these; null where strengths have no mean. */
  readonly loss: LogOdds | null;
  /** P(β_k ≥ β_best). */
  readonly asGood: number;
}

/**
 * The models of a ranking whose price is known, best first.
 * @param priceOf null where it is not known
 */
export function pricedRanking(
  rows: FitSummary['rows'],
  priceOf: (model: ModelIndex) => number | null,
): readonly PricedModel[] {
  return rows.flatMap(({ model, lacks }) => {
    const price = priceOf(model);
    return price === null ? [] : [{ model, price, ...(lacks && { lacks }) }];
  });
}

/**
 * Which models nothing cheaper beats, and what choosing a cheaper one than the best loses; over
 * draws as they are shown.
 * @param ranking the models whose price is known, best first; what comes of them is in that order
 */
export function priceFront(draws: Draws, ranking: readonly PricedModel[]): FrontModel[] {
  const shown = shownDraws(draws);
  const total = draws.chains * draws.perChain;
  const columns = ranking.map(({ model }) => column(shown, model));
  const byPrice = ranking.map((_, at) => at).sort((a, b) => ranking[a].price - ranking[b].price);
  const onFront = ranking.map(() => new Float64Array(total));
  for (let draw = 0; draw < total; draw++) {
    let strongest = -Infinity;
    for (let from = 0; from < byPrice.length;) {
      let to = from;
      for (; to < byPrice.length; to++) {
        if (ranking[byPrice[to]].price > ranking[byPrice[from]].price) break;
        const own = columns[byPrice[to]][draw];
        if (own > strongest) strongest = own;
      }
      for (; from < to; from++) {
        const at = byPrice[from];
        if (columns[at][draw] >= strongest) onFront[at][draw] = 1;
      }
    }
  }
  const hasMean = ranking.every(({ lacks }) => lacks !== 'mean');
  return ranking.map(({ model, price }, at) => {
    const losses = columns[at].map((strength, draw) => columns[0][draw] - strength);
    const front = meanWithError(onFront[at], draws.chains);
    return {
      ...{ model, price, onFront: front.mean, onFrontMcse: front.mcse },
      isOnFront: ranking.slice(0, at).every((above) => above.price > price),
      loss: hasMean ? losses.reduce((sum, loss) => sum + loss, 0) / total : null,
      asGood: losses.reduce((times, loss) => times + (loss <= 0 ? 1 : 0), 0) / total,
    };
  });
}
