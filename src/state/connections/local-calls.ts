import { byTurns } from '../../core/formats/record/record-texts.ts';
import { lexicalScore } from '../../core/judge/local/lexical.ts';
import { scoreReply } from '../../core/judge/local/scores.ts';
import type { ShownTexts } from '../../core/judge/prompt/places.ts';
import type { JudgeSetup } from '../../core/judge/setup.ts';
import { run } from '../../jobs.ts';
import { JudgeCallError } from '../../judges/contract.ts';
import type { Answered, JudgeQuestion } from '../../judges/contract.ts';
import { failureOf } from '../work/failure.ts';
import { localModels } from '../local-models/local-models.svelte.ts';

/**
 * Judges on this device: what they say is a reply like any other.
 * @throws CaravanError local-model, where no pair can be judged; JudgeCallError for this one
 */
export async function askLocally(
  judge: JudgeSetup,
  { system, user, texts }: JudgeQuestion,
  signal: AbortSignal,
): Promise<Answered> {
  if (judge.provider === 'local-model') return written(judge, system, user, signal);
  const { scores, isCut } = await scoresOf(judge, texts, signal);
  const text = scoreReply(scores[0], scores[1], judge.tieZone ?? 0, isCut);
  return { text, usage: null, stop: 'end', refused: [] };
}

/** What a judge who scores answers gives to the two; `isCut`: it did not read all of them. */
export async function scoresOf(
  { provider, model }: JudgeSetup,
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
  { model, sampling: { temperature, maxTokens } }: JudgeSetup,
  system: string,
  user: string,
  signal: AbortSignal,
): Promise<Answered> {
  const local = await localModels.local(model);
  try {
    const asked = { ...local, system, user, temperature, maxTokens };
    return { ...(await run('generateReply', asked, { signal })), refused: [] };
  } catch (error) {
    const failure = failureOf(error);
    throw failure.kind === 'judge-call' ? new JudgeCallError(failure) : error;
  }
}
