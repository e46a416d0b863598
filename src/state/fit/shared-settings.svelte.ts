import { parseSettings, writeSettings } from '../../core/model/parse-settings.ts';
import type { ParsedSettings } from '../../core/model/parse-settings.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { laboratory } from './laboratory.svelte.ts';
import { router } from '../page/router.svelte.ts';
import { opening } from './opening.ts';
import { session } from './session.svelte.ts';
import { codeOf, settingsOf } from './settings-link.ts';
import type { LinkProblem } from './settings-link.ts';

/** What became of settings that somebody shared. */
export type Received =
  | {
      readonly stage: 'applied';
      /** What was set before, for the way back. */
      readonly before: ModelSettings;
      /** Models that something is believed of, and the data do not have. */
      readonly strangers: readonly string[];
    }
  | { readonly stage: 'refused'; readonly problem: LinkProblem };

/** Settings as a link (#priors?m=…) and as a text, out and in. */
class SharedSettings {
  #received = $state.raw<Received | null>(null);
  readonly received = $derived(this.#received);
  /** What is shown, to be shared. */
  readonly text = $derived(writeSettings(laboratory.model, 2));

  constructor() {
    addEventListener('hashchange', () => void this.#follow());
    void this.#follow();
  }

  /** The address of this page with what is shown. */
  link(): string {
    return `${location.href.split('#')[0]}#priors?m=${codeOf(laboratory.model)}`;
  }

  /** Takes settings from a text. */
  open(text: string): void {
    this.#take(parseSettings(text));
  }

  undo(): void {
    const received = this.#received;
    this.#received = null;
    if (received?.stage === 'applied') session.setModel(received.before);
  }

  dismiss(): void {
    this.#received = null;
  }

  /** Takes the settings of the address and then forgets them there, so that they come once. */
  async #follow(): Promise<void> {
    const code = router.page === 'priors' ? router.query.get('m') : null;
    if (code === null) return;
    router.ask('');
    // The data that the settings are for come first.
    await opening.start();
    this.#take(settingsOf(code));
  }

  #take(found: ParsedSettings | { readonly problem: LinkProblem }): void {
    if ('problem' in found) {
      this.#received = { stage: 'refused', problem: found.problem };
      return;
    }
    const { settings } = found;
    const known = new Set(session.data?.counts.models);
    const strangers = settings.informative.map(({ model }) => model).filter((m) => !known.has(m));
    laboratory.reset();
    this.#received = { stage: 'applied', before: session.model, strangers };
    session.setModel(settings);
  }
}

export const shared = new SharedSettings();
