import { isLocal, scoresAnswers } from '../../../core/judge/kinds.ts';
import { LEXICAL_TIE_ZONE } from '../../../core/limits.ts';
import { SCORED_TEXTS } from '../../../core/judge/local/scores.ts';
import type { JudgeSetup, SamplingSettings } from '../../../core/judge/setup.ts';
import { faultsOf } from '../../../core/judge/prompt/template-faults.ts';
import { ownTemplate } from '../../../core/judge/prompt/templates.ts';
import type { TemplateLanguage } from '../../../core/judge/prompt/templates.ts';
import { asAsked, connectionProblem, distinctNames, nameOf } from '../../connections/connection.ts';
import type { ConnectionProblem } from '../../connections/connection.ts';
import { lastConnection } from '../../connections/last-connection.ts';
import { PROVIDER_FACTS } from '../../connections/providers.ts';
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
export interface ModelJudge {
  /** Stays while all else is changed. */
  readonly id: number;
  /** Its `name` is what the user gave it; '' for that of the model. */
  readonly setup: JudgeSetup & { readonly provider: JudgingProvider };
}

/** Who judges. */
export class JudgesDraft {
  #isHuman = $state(true);
  #models = $state.raw<readonly ModelJudge[]>([]);
  #lastId = 0;

  readonly isHuman = $derived(this.#isHuman);
  readonly models = $derived(this.#models);

  /** All judges, each with a name of its own. */
  readonly setups = $derived.by<readonly JudgeSetup[]>(() => {
    const names = distinctNames(this.#models.map(({ setup }) => nameOf(setup) || nameless(setup)));
    const models = this.#models.map(({ setup }, at) => ({ ...asAsked(setup), name: names[at] }));
    return this.#isHuman ? [HUMAN, ...models] : models;
  });

  setHuman(isHuman: boolean): void {
    this.#isHuman = isHuman;
  }

  /** A model over the network, where one was asked last. @param language as `add` has it */
  addModel(language: TemplateLanguage): void {
    const last = lastConnection.value;
    this.add(last?.provider ?? 'openai', language);
    if (last !== null) this.change(this.#lastId, last);
  }

  /** @param language of the template that it begins with */
  add(provider: JudgingProvider, language: TemplateLanguage): void {
    const id = ++this.#lastId;
    // Who adds a model wants it to judge; people can be added beside it.
    if (this.#models.length === 0) this.#isHuman = false;
    this.#models = [...this.#models, { id, setup: { name: '', ...usual(provider, language) } }];
  }

  remove(id: number): void {
    this.#models = this.#models.filter((judge) => judge.id !== id);
  }

  change(id: number, part: Partial<ModelJudge['setup']>): void {
    this.#put(id, (judge) => ({ ...judge, setup: { ...judge.setup, ...part } }));
  }

  /** Another provider has other models; the template stays where both follow one. */
  setProvider(id: number, provider: JudgingProvider, language: TemplateLanguage): void {
    this.#put(id, ({ setup: { name, template, sampling, ...before } }) => {
      const own = usual(provider, language);
      const hasTemplate = !scoresAnswers(before.provider) && !scoresAnswers(provider);
      return { id, setup: { name, ...own, ...(hasTemplate ? { template, sampling } : {}) } };
    });
  }

  #put(id: number, change: (judge: ModelJudge) => ModelJudge): void {
    this.#models = this.#models.map((judge) => (judge.id === id ? change(judge) : judge));
  }
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
