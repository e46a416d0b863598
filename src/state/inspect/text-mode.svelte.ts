import { preferences } from '../preferences/preferences.svelte.ts';

/** How answers are shown; where only one is, differences are shown as they are without them. */
export type TextMode = 'formatted' | 'plain' | 'differences';

/** The way that the reader has chosen; differences last for the visit. */
class TextModes {
  #isDifferences = $state(false);

  readonly mode: TextMode = $derived(this.#isDifferences ? 'differences' : this.#single);
  /** Where there is nothing to compare with. */
  readonly isFormatted = $derived(preferences.formatsTexts);

  get #single(): TextMode {
    return preferences.formatsTexts ? 'formatted' : 'plain';
  }

  choose(mode: TextMode): void {
    this.#isDifferences = mode === 'differences';
    if (mode !== 'differences') preferences.change({ formatsTexts: mode === 'formatted' });
  }
}

export const textModes = new TextModes();
