import { byTurns } from '../../core/formats/record/record-texts.ts';
import type { Conversation } from '../../core/judge/conversation.ts';
import { lexicalScore } from '../../core/judge/local/lexical.ts';
import { scoreReply } from '../../core/judge/local/scores.ts';
import type { ShownTexts } from '../../core/judge/prompt/places.ts';
import { run } from '../../jobs.ts';
import { JudgeCallError } from '../../judges/contract.ts';
import type { Answered, CalledModel } from '../../judges/contract.ts';
import { failureOf } from '../work/failure.ts';
import { localModels } from '../local-models/local-models.svelte.ts';

/** What only providers over the network say. */
const NOT_SAID = { thinking: '', servedBy: null, refused: [] } as const;

/**
 * Models on this device: what they say is a reply like any other.
 * @throws CaravanError local-model, where it can't be asked at all; JudgeCallError for this call
 */
export async function askLocally(
  model: CalledModel,
  conversation: Conversation,
  signal: AbortSignal,
): Promise<Answered> {
  const { texts } = conversation;
  if (model.provider === 'local-model' || texts === null)
    return written(model, conversation, signal);
  const { scores, isCut } = await scoresOf(model, texts, signal);
  const text = scoreReply(scores[0], scores[1], model.tieZone ?? 0, isCut);
  return { ...NOT_SAID, text, usage: null, stop: 'end' };
}

/** What a judge who scores answers gives to the two; `isCut`: it did not read all of them. */
export async function scoresOf(
  { provider, model }: Pick<CalledModel, 'provider' | 'model'>,
  { question, left, right }: ShownTexts,
  signal: AbortSignal,
): Promise<{ readonly scores: readonly number[]; readonly isCut: boolean }> {
  if (provider !== 'local-scores') {
    // Thousands of them must not hold the page.
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    return { scores: [left, right].map((one) => lexicalScore(question, one)), isCut: false };
  }
  const [asked, ...answers] = [question, left, right].map((one) => byTurns(one) ?? '');
  const local = await localModels.local(model);
  return run('scoreAnswers', { ...local, question: asked, answers }, { signal });
}

async function written(
  { model, sampling: { temperature, maxTokens } }: CalledModel,
  { system, messages }: Conversation,
  signal: AbortSignal,
): Promise<Answered> {
  const local = await localModels.local(model);
  try {
    const asked = { ...local, system, messages, temperature, maxTokens };
    return { ...NOT_SAID, ...(await run('generateReply', asked, { signal })) };
  } catch (error) {
    const failure = failureOf(error);
    throw failure.kind === 'judge-call' ? new JudgeCallError(failure) : error;
  }
}
