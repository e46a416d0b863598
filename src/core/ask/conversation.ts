import type { Conversation, Message } from '../judge/conversation.ts';

/**
 * What a model is asked in one turn: the turns before it with what the model answered, without
 * its thinking, and the turn itself.
 * @param turns of the question
 * @param answers to the turns before, one each
 */
export function askConversation(
  system: string,
  turns: readonly string[],
  answers: readonly string[],
): Conversation {
  const before = answers.flatMap((content, turn): Message[] => [
    { role: 'user', content: turns[turn] },
    { role: 'assistant', content },
  ]);
  const messages: Message[] = [...before, { role: 'user', content: turns[answers.length] }];
  return { system, messages, wants: 'answer', texts: null };
}
