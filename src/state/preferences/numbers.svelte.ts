import { logOddsToRating } from '../../core/posterior/ranking/scale.ts';
import { numberWriter } from '../../ui/text/numbers.ts';
import { preferences } from './preferences.svelte.ts';

/** Numbers as this reader likes them: language, scale, decimals. */
class Numbers {
  readonly write = $derived(
    numberWriter(preferences.words.locale, {
      scale: preferences.scale,
      showLogOdds: preferences.showLogOdds,
    }),
  );

  /** A strength on the reader's scale, as a number: for axes whose ticks should be round. */
  readonly toShown = (logOdds: number): number =>
    preferences.showLogOdds ? logOdds : logOddsToRating(logOdds, preferences.scale);
}

export const numbers = new Numbers();
