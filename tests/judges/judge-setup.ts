import type { ConventionName, JudgeSetup } from '../../src/core/judge/setup.ts';
import type { ShownTexts } from '../../src/core/judge/prompt/places.ts';
import type { NetworkProvider } from '../../src/judges/registry.ts';

/** Of prompts that are not filled in from texts. */
export const NO_TEXTS: ShownTexts = { question: [], reference: [], left: [], right: [] };

export function judgeAt(
  provider: NetworkProvider,
  baseUrl: string,
  part: Partial<JudgeSetup> = {},
  convention: ConventionName = 'brackets',
): JudgeSetup {
  return {
    name: 'judge',
    provider,
    baseUrl,
    model: 'judge-1',
    template: { name: 'plain', system: 'Compare.', user: '{question}', convention },
    sampling: { temperature: 0, maxTokens: 500, seed: 7 },
    ...part,
  };
}
