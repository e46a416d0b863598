import { isLocal, scoresAnswers } from '../../../core/judge/kinds.ts';
import { LEXICAL_TIE_ZONE } from '../../../core/limits.ts';
import { SCORED_TEXTS } from '../../../core/judge/local/scores.ts';
import type { JudgeSetup, SamplingSettings } from '../../../core/judge/setup.ts';
import { faultsOf } from '../../../core/judge/prompt/template-faults.ts';
import type { JudgeOutline } from '../../../core/overview/further-judges.ts';
import { ownTemplate } from '../../../core/judge/prompt/templates.ts';
import type { TemplateLanguage } from '../../../core/judge/prompt/templates.ts';
import { connectionProblem } from '../../connections/connection.ts';
import type { Connection, ConnectionProblem } from '../../connections/connection.ts';
import { DraftedModels } from '../../connections/drafted-models.svelte.ts';
import type { DraftedModel } from '../../connections/drafted-models.svelte.ts';
import { lastConnection } from '../../connections/last-connection.ts';
import { NETWORK_PROVIDERS, PROVIDER_FACTS } from '../../connections/providers.ts';
import type { JudgingProvider } from '../../connections/providers.ts';

/** A judge who needs no key. The name is what the judgments carry. */
export const HUMAN: JudgeSetup = {
  ...{ name: 'human', provider: 'human', baseUrl: '', model: '' },
  template: { name: '', system: '', user: '', convention: 'json' },
  sampling: { temperature: null, maxTokens: 0, seed: null },
};

/** Enough for a few sentences after a model has thought for a while. */
const SAMPLING: SamplingSettings = { temperature: 0, maxTokens: 2048, seed: null };

/** On a device every token takes time: a verdict with a reason. */
const LOCAL_TOKENS = 400;

/** A model that is to judge, as it is being put together. */
export type ModelJudge = DraftedModel<JudgeSetup & { readonly provider: JudgingProvider }>;

/** Who judges. */
export class JudgesDraft extends DraftedModels<ModelJudge['setup']> {
  #isHuman = $state(true);

  constructor() {
    super(nameless);
  }

  readonly isHuman = $derived(this.#isHuman);

  /** All judges, each with a name of its own. */
  readonly setups = $derived.by<readonly JudgeSetup[]>(() =>
    this.#isHuman ? [HUMAN, ...this.called] : this.called,
  );

  setHuman(isHuman: boolean): void {
    this.#isHuman = isHuman;
  }

  /**
   * A model over the network: where one was asked last, else one that has judged before.
   * @param language as `add` has it
   * @param judged judges of the project, those with the most judgments first
   */
  addModel(language: TemplateLanguage, judged: readonly Pick<JudgeOutline, 'name'>[] = []): void {
    const connection = lastConnection.value ?? offered(judged);
    this.#add({ ...usual(connection?.provider ?? 'openai', language), ...connection });
  }

  /** @param language of the template that it begins with */
  add(provider: JudgingProvider, language: TemplateLanguage): void {
    this.#add(usual(provider, language));
  }

  /** Another provider has other models; the template stays where both follow one. */
  setProvider(id: number, provider: JudgingProvider, language: TemplateLanguage): void {
    this.replace(id, ({ name, template, sampling, ...before }) => {
      const own = usual(provider, language);
      const hasTemplate = !scoresAnswers(before.provider) && !scoresAnswers(provider);
      return { name, ...own, ...(hasTemplate ? { template, sampling } : {}) };
    });
  }

  #add(setup: Omit<ModelJudge['setup'], 'name'>): void {
    // Who adds a model wants it to judge; people can be added beside it.
    if (this.models.length === 0) this.#isHuman = false;
    this.push({ name: '', ...setup });
  }
}

/** The first of these judges whose name is that of a model which a provider offers. */
function offered(judged: readonly Pick<JudgeOutline, 'name'>[]): Connection | null {
  for (const { name: model } of judged) {
    const provider = NETWORK_PROVIDERS.find((one) => PROVIDER_FACTS[one].models.includes(model));
    if (provider) return { provider, baseUrl: PROVIDER_FACTS[provider].baseUrl, model };
  }
  return null;
}

/** A judge as it is begun with. */
function usual(
  provider: JudgingProvider,
  language: TemplateLanguage,
): Omit<ModelJudge['setup'], 'name'> {
  const { baseUrl, models } = PROVIDER_FACTS[provider];
  const about = { provider, baseUrl, model: models.at(0) ?? '' };
  if (scoresAnswers(provider)) {
    const sampling = { temperature: null, maxTokens: 0, seed: null };
    const tieZone = provider === 'lexical' ? LEXICAL_TIE_ZONE : 0;
    return { ...about, template: SCORED_TEXTS, sampling, tieZone };
  }
  const sampling = isLocal(provider) ? { ...SAMPLING, maxTokens: LOCAL_TOKENS } : SAMPLING;
  return { ...about, template: ownTemplate(language, 'json'), sampling };
}

function nameless({ provider }: JudgeSetup): string {
  return provider === 'lexical' ? 'lexical baseline' : provider;
}

/** Why a judge can't be asked yet. */
export type JudgeProblem = ConnectionProblem | 'template';

/** What is still missing; null where the judge can be asked. */
export function problemOf({ setup }: ModelJudge): JudgeProblem | null {
  const problem = connectionProblem(setup);
  if (problem !== null || setup.provider === 'lexical') return problem;
  return faultsOf(setup.template).some((fault) => fault !== 'other-convention') ? 'template' : null;
}
