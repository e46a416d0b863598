import { isLocal } from '../../core/judge/kinds.ts';
import { modelName } from '../../core/judge/local/models.ts';
import type { JudgingProvider } from '../../state/connections/providers.ts';
import type { JudgeSetup } from '../../core/judge/setup.ts';
import { shownName } from '../../core/names/shown-name.ts';
import type { judgeEn } from '../../words/judge.ts';

/** What a judge that is being put together is called. */
export function judgeName(
  { name, model, provider }: JudgeSetup & { readonly provider: JudgingProvider },
  { providers, unnamed }: (typeof judgeEn)['judges'],
): string {
  const own = isLocal(provider) ? name || modelName(model) : name || model;
  return own === '' ? (isLocal(provider) ? providers[provider] : unnamed) : shownName(own);
}
