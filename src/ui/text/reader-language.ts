import { getContext, setContext } from 'svelte';
import type { Language } from '../../words/language.ts';

const KEY = 'language of the reader';

/** Said once, by the frame of the page. */
export function followLanguage(language: () => Language): void {
  setContext(KEY, language);
}

/** For what must fetch its words by itself; English where nothing was said. */
export function readerLanguage(): () => Language {
  return getContext<(() => Language) | undefined>(KEY) ?? ((): Language => 'en');
}
