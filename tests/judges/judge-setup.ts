import type { Conversation } from '../../src/core/judge/conversation.ts';
import type { ConventionName, JudgeSetup } from '../../src/core/judge/setup.ts';
import type { ShownTexts } from '../../src/core/judge/prompt/places.ts';
import type { NetworkProvider } from '../../src/judges/registry.ts';

/** Of prompts that are not filled in from texts. */
export const NO_TEXTS: ShownTexts = { question: [], reference: [], left: [], right: [] };

/** One question that wants a verdict. */
export function conversation(user: string, part: Partial<Conversation> = {}): Conversation {
  const messages = [{ role: 'user', content: user } as const];
  return { system: '', messages, wants: 'verdict', texts: NO_TEXTS, ...part };
}

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
