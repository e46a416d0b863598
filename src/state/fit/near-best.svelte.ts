import type { Draws } from '../../core/posterior/draws/draws.ts';
import type { NearBest } from '../../core/posterior/ranking/near-best.ts';
import { ratingToWidth, widthToRating } from '../../core/posterior/ranking/scale.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import type { LogOdds } from '../../core/table/judgments.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { newestOnly } from '../work/newest-only.ts';
import { runOnDraws } from './held-draws.ts';
import { session } from './session.svelte.ts';

interface Question {
  readonly draws: Draws;
  readonly rows: FitSummary['rows'];
  readonly margin: LogOdds;
  /** The same as it is written, on the scale of that moment. */
  readonly shown: { readonly value: number; readonly isLogOdds: boolean };
}

const ask = newestOnly(({ draws, rows, margin }: Question): Promise<readonly NearBest[]> => {
  const ranking = rows.map(({ model, lacks }) => ({ model, ...(lacks && { lacks }) }));
  return runOnDraws('nearBest', draws, (held) => ({ held, ranking, margin }));
});

/** Which models of the session's fit are within a margin of the best, and what each loses. */
class NearBestOfFit {
  /** As written, so that it reads the same again. */
  #chosen = $state.raw({ value: 20, isLogOdds: false });
  readonly #answers = new NewestAnswer<Question, readonly NearBest[]>(
    ask,
    (a, b) =>
      a.draws === b.draws && a.margin === b.margin && a.shown.isLogOdds === b.shown.isLogOdds,
  );

  readonly #margin = $derived<LogOdds>(
    this.#chosen.isLogOdds
      ? this.#chosen.value
      : ratingToWidth(this.#chosen.value, preferences.scale),
  );
  /** The margin on the reader's scale. */
  readonly margin = $derived.by(() => {
    const { value, isLogOdds } = this.#chosen;
    if (isLogOdds === preferences.showLogOdds) return value;
    const other = isLogOdds ? widthToRating(value, preferences.scale) : this.#margin;
    return Number(other.toPrecision(3));
  });

  setMargin(value: number): void {
    this.#chosen = { value, isLogOdds: preferences.showLogOdds };
  }

  /** Null until it is known of the present fit; while the margin changes, of the one before. */
  readonly answer = $derived.by(() => {
    const { fit } = session;
    if (fit.stage !== 'done') return null;
    const { draws, summary } = fit;
    const shown = { value: this.margin, isLogOdds: preferences.showLogOdds };
    const question = { draws, rows: summary.rows, margin: this.#margin, shown };
    const answer = this.#answers.look(question);
    return answer?.question.draws === draws ? answer : null;
  });
}

export const nearBest = new NearBestOfFit();
