import type { AskedModel, AskedProvider } from '../../../core/ask/setup.ts';
import { isLocal } from '../../../core/judge/kinds.ts';
import type { SamplingSettings } from '../../../core/judge/setup.ts';
import { asAsked, distinctNames, nameOf } from '../../connections/connection.ts';
import { PROVIDER_FACTS } from '../../connections/providers.ts';

/** A model that is to answer, as it is being put together. */
export interface ModelDraft {
  /** Stays while all else is changed. */
  readonly id: number;
  /** Its `name` is what the user gave it; '' for that of the model. */
  readonly setup: AskedModel;
}

/** As the provider samples, since many models take no other temperature; room for some thinking. */
const SAMPLING: SamplingSettings = { temperature: null, maxTokens: 4096, seed: null };

/** On a device every token takes time. */
const LOCAL_TOKENS = 400;

/** Who answers; there is one to begin with, so that it only has to be filled in. */
export class ModelsDraft {
  #models = $state.raw<readonly ModelDraft[]>([{ id: 0, setup: usual('openai') }]);
  #lastId = 0;

  readonly models = $derived(this.#models);

  /** As they are asked, each with a name of its own. */
  readonly setups = $derived.by<readonly AskedModel[]>(() => {
    const names = distinctNames(this.#models.map(({ setup }) => nameOf(setup) || setup.provider));
    return this.#models.map(({ setup }, at) => ({ ...asAsked(setup), name: names[at] }));
  });

  /** Another model at the same address as the last, asked in the same way. */
  add(): void {
    const last = this.#models.at(-1)?.setup ?? usual('openai');
    const setup = this.#models.length === 0 ? last : { ...last, name: '', model: '' };
    this.#models = [...this.#models, { id: ++this.#lastId, setup }];
  }

  remove(id: number): void {
    this.#models = this.#models.filter((model) => model.id !== id);
  }

  change(id: number, part: Partial<AskedModel>): void {
    this.#models = this.#models.map((model) =>
      model.id === id ? { id, setup: { ...model.setup, ...part } } : model,
    );
  }

  /** Another provider has other models; how they sample stays where both are of one sort. */
  setProvider(id: number, provider: AskedProvider): void {
    const before = this.#models.find((model) => model.id === id)?.setup;
    if (before === undefined) return;
    const own = usual(provider);
    const sampling =
      isLocal(provider) === isLocal(before.provider) ? before.sampling : own.sampling;
    this.change(id, { ...own, name: before.name, sampling });
  }
}

function usual(provider: AskedProvider): AskedModel {
  const { baseUrl, models } = PROVIDER_FACTS[provider];
  const sampling = isLocal(provider) ? { ...SAMPLING, maxTokens: LOCAL_TOKENS } : SAMPLING;
  return { name: '', provider, baseUrl, model: models.at(0) ?? '', sampling };
}
