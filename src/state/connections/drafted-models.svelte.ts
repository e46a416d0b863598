import { asAsked, distinctNames, nameOf } from './connection.ts';
import type { Connection } from './connection.ts';

/** A model that is to be called, as it is being put together. */
export interface DraftedModel<S> {
  /** Stays while all else is changed. */
  readonly id: number;
  /** Its `name` is what the user gave it; '' for that of the model. */
  readonly setup: S;
}

/** Models that are to be called: added, changed, taken away, each under a name of its own. */
export class DraftedModels<S extends Connection & { readonly name: string }> {
  #models = $state.raw<readonly DraftedModel<S>[]>([]);
  #lastId = 0;
  readonly #nameless: (setup: S) => string;

  /** @param nameless names one that neither the user nor its model gives a name */
  constructor(nameless: (setup: S) => string) {
    this.#nameless = nameless;
  }

  readonly models = $derived(this.#models);

  /** As they are called, each with a name of its own. */
  protected readonly called = $derived.by<readonly S[]>(() => {
    const setups = this.#models.map(({ setup }) => setup);
    const names = distinctNames(setups.map((setup) => nameOf(setup) || this.#nameless(setup)));
    return setups.map((setup, at) => ({ ...asAsked(setup), name: names[at] }));
  });

  remove(id: number): void {
    this.#models = this.#models.filter((model) => model.id !== id);
  }

  change(id: number, part: Partial<S>): void {
    this.replace(id, (setup) => ({ ...setup, ...part }));
  }

  protected push(setup: S): void {
    this.#models = [...this.#models, { id: this.#lastId++, setup }];
  }

  protected replace(id: number, change: (setup: S) => S): void {
    this.#models = this.#models.map((model) =>
      model.id === id ? { id, setup: change(model.setup) } : model,
    );
  }
}
