import { askConversation } from '../../core/ask/conversation.ts';
import type { AskTask } from '../../core/ask/setup.ts';
import { CaravanError } from '../../core/failure.ts';
import type { Conversation } from '../../core/judge/conversation.ts';
import { loadAnswer, loadAsked } from '../../storage/asking/parts.ts';
import type { AskingRecord } from '../../storage/records.ts';

/**
 * What a model of a run is asked in a turn, once the turns before it are stored.
 * @throws CaravanError `run-gone`
 */
export async function conversationOf(
  { id, setup }: Pick<AskingRecord, 'id' | 'setup'>,
  task: AskTask,
): Promise<Conversation> {
  const asked = await loadAsked(id, task.question);
  const before = await Promise.all(
    Array.from({ length: task.turn }, (_, turn) => loadAnswer(id, { ...task, turn })),
  );
  const answers = before.map((answer) => answer?.text ?? null).filter((text) => text !== null);
  if (asked === null || answers.length < task.turn) throw new CaravanError({ kind: 'run-gone' });
  return askConversation(setup.system, asked.turns, answers);
}
