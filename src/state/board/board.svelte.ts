import { pricesOf } from '../../core/overview/prices.ts';
import type { Price } from '../../core/overview/prices.ts';
import { session } from '../fit/session.svelte.ts';
import { router } from '../page/router.svelte.ts';
import { firstDirection, readBoardQuery, writeBoardQuery } from './board-query.ts';
import type { BoardQuery, ExtraColumn, SortColumn } from './board-query.ts';

const UNKNOWN_PRICE: Price = { cost: null, seconds: null };

/** What of the leaderboard is shown, and how: all of it stands in the address. */
class Board {
  readonly query = $derived<BoardQuery>(readBoardQuery(router.query));
  /** By model of the data. */
  readonly prices = $derived.by<readonly Price[]>(() => {
    const { data } = session;
    if (data === null) return [];
    const { outline, edits } = data.source ?? { outline: null, edits: null };
    const known = pricesOf(outline?.models ?? [], edits?.names ?? []);
    return data.counts.models.map((name) => known.get(name) ?? UNKNOWN_PRICE);
  });
  /** Columns of which nothing is known here. */
  readonly unknown = $derived<readonly ExtraColumn[]>([
    ...(this.prices.every(({ cost }) => cost === null) ? (['price'] as const) : []),
    ...(this.prices.every(({ seconds }) => seconds === null) ? (['seconds'] as const) : []),
  ]);

  /** Looks for models; what was typed before is no step of the way back. */
  find(found: string): void {
    router.ask(this.#queryWith({ found }));
  }

  /** Opens the details of a model, or closes them. */
  open(model: string | null): void {
    router.ask(this.#queryWith({ open: model }));
  }

  choose(part: Partial<BoardQuery>): void {
    router.choose(this.#queryWith(part));
  }

  /** Sorts by a column, or the other way round where that is done already. */
  sort(by: SortColumn): void {
    const { sort } = this.query;
    const isDescending = sort.by === by ? !sort.isDescending : firstDirection(by);
    this.choose({ sort: { by, isDescending } });
  }

  #queryWith(part: Partial<BoardQuery>): string {
    return writeBoardQuery({ ...this.query, ...part }, router.query);
  }
}

export const board = new Board();
