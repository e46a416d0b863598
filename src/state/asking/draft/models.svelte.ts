import type { AskedModel, AskedProvider } from '../../../core/ask/setup.ts';
import { USUAL_SAMPLING } from '../../../core/ask/usual-sampling.ts';
import { isLocal } from '../../../core/judge/kinds.ts';
import { DraftedModels } from '../../connections/drafted-models.svelte.ts';
import type { DraftedModel } from '../../connections/drafted-models.svelte.ts';
import { PROVIDER_FACTS } from '../../connections/providers.ts';

/** A model that is to answer, as it is being put together. */
export type ModelDraft = DraftedModel<AskedModel>;

/** On a device every token takes time. */
const LOCAL_TOKENS = 400;

/** Who answers; there is one to begin with, so that it only has to be filled in. */
export class ModelsDraft extends DraftedModels<AskedModel> {
  constructor() {
    super(({ provider }) => provider);
    this.add();
  }

  /** As they are asked. */
  readonly setups = $derived.by(() => this.called);

  /** Another model at the same address as the last, asked in the same way. */
  add(): void {
    const last = this.models.at(-1)?.setup;
    this.push(last ? { ...last, name: '', model: '' } : usual('openai'));
  }

  /** Another provider has other models; how they sample stays where both are of one sort. */
  setProvider(id: number, provider: AskedProvider): void {
    this.replace(id, ({ name, sampling, ...before }) => {
      const own = { ...usual(provider), name };
      return isLocal(provider) === isLocal(before.provider) ? { ...own, sampling } : own;
    });
  }
}

function usual(provider: AskedProvider): AskedModel {
  const { baseUrl, models } = PROVIDER_FACTS[provider];
  const sampling = isLocal(provider)
    ? { ...USUAL_SAMPLING, maxTokens: LOCAL_TOKENS }
    : USUAL_SAMPLING;
  return { name: '', provider, baseUrl, model: models.at(0) ?? '', sampling };
}
