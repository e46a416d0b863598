import type { ShownTexts } from './prompt/places.ts';
import type { FilledPrompt } from './prompt/prompt.ts';
import type { PromptTemplate } from './setup.ts';

/** What one side said in one turn. */
export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/** What a model is asked in one call: all that was said so far, the user last. */
export interface Conversation {
  /** '' for none. */
  readonly system: string;
  readonly messages: readonly Message[];
  /**
   * An answer may be empty, and is streamed so that its first token can be timed; a verdict that
   * says nothing is none. `json`: held to the shape of a verdict where the provider can do that.
   */
  readonly wants: 'answer' | 'verdict' | 'json-verdict';
  /** What was filled in; only judges who score answers look at it. */
  readonly texts: ShownTexts | null;
}

/** What a judge is asked: one message, to be answered by its template's convention. */
export function judgeConversation(
  { convention }: Pick<PromptTemplate, 'convention'>,
  { system, user, texts }: Pick<FilledPrompt, 'system' | 'user' | 'texts'>,
): Conversation {
  const messages = [{ role: 'user', content: user } as const];
  return { system, messages, wants: convention === 'json' ? 'json-verdict' : 'verdict', texts };
}
