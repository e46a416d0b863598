import { isLocal } from '../../core/judge/kinds.ts';
import type { JudgingProvider } from '../../state/judging-providers.ts';
import type { JudgeSetup } from '../../core/judge/setup.ts';
import type { judgeEn } from '../../ui/words/judge-words.ts';

/** What a judge that is being put together is called. */
export function judgeName(
  { name, model, provider }: JudgeSetup & { readonly provider: JudgingProvider },
  { providers, unnamed }: (typeof judgeEn)['judges'],
): string {
  return name || model || (isLocal(provider) ? providers[provider] : unnamed);
}
