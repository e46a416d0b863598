import type { Draws } from '../../core/posterior/draws/draws.ts';
import { pricedRanking } from '../../core/posterior/ranking/price-front.ts';
import type { FrontModel, PricedModel } from '../../core/posterior/ranking/price-front.ts';
import type { Price } from '../../core/overview/prices.ts';
import { runOnDraws } from '../fit/held-draws.ts';
import { session } from '../fit/session.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { newestOnly } from '../work/newest-only.ts';
import { board } from './board.svelte.ts';

/** What strength is held against: money or time. */
export type PriceKind = 'price' | 'seconds';

interface Question {
  readonly draws: Draws;
  readonly prices: readonly Price[];
  readonly kind: PriceKind;
  readonly ranking: readonly PricedModel[];
}

const ask = newestOnly(({ draws, ranking }: Question): Promise<readonly FrontModel[]> =>
  runOnDraws('priceFront', draws, (held) => ({ held, ranking })),
);

/** Which models of the session's fit nothing cheaper, or faster, beats. */
class PriceFrontOfFit {
  #chosen = $state<PriceKind>('price');
  readonly #answers = new NewestAnswer<Question, readonly FrontModel[]>(
    ask,
    (a, b) => a.draws === b.draws && a.prices === b.prices && a.kind === b.kind,
  );

  /** What can be asked: that which two models or more are known to have. */
  readonly kinds = $derived.by<readonly PriceKind[]>(() => {
    const isKnown = (kind: PriceKind) =>
      board.prices.filter((price) => amountOf(price, kind) !== null).length > 1;
    return (['price', 'seconds'] as const).filter(isKnown);
  });
  readonly kind = $derived<PriceKind>(
    this.kinds.includes(this.#chosen) ? this.#chosen : (this.kinds.at(0) ?? 'price'),
  );

  choose(kind: PriceKind): void {
    this.#chosen = kind;
  }

  /** Null until it is known of the present fit. */
  readonly answer = $derived.by(() => {
    const { fit } = session;
    if (fit.stage !== 'done' || this.kinds.length === 0) return null;
    const { draws, summary } = fit;
    const { kind } = this;
    const { prices } = board;
    const ranking = pricedRanking(summary.rows, (model) => amountOf(prices.at(model), kind));
    const answer = this.#answers.look({ draws, prices, kind, ranking });
    const isNow = answer?.question.draws === draws && answer.question.kind === kind;
    return isNow && answer.question.prices === prices ? answer : null;
  });
}

export const priceFront = new PriceFrontOfFit();

function amountOf(price: Price | undefined, kind: PriceKind): number | null {
  return (kind === 'price' ? price?.cost : price?.seconds) ?? null;
}
