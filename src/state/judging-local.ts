import { lexicalScore } from '../core/judge/local/lexical.ts';
import { scoreReply } from '../core/judge/local/scores.ts';
import type { ShownTexts } from '../core/judge/places.ts';
import type { JudgeSetup } from '../core/judge/setup.ts';
import type { Answered, JudgeQuestion } from '../judges/contract.ts';

/** Judges on this device: what they say is a reply like any other. */
export async function askLocally(
  judge: JudgeSetup,
  { texts }: JudgeQuestion,
  signal: AbortSignal,
): Promise<Answered> {
  const [left, right] = await scoresOf(judge, texts, signal);
  const text = scoreReply(left, right, judge.tieZone ?? 0);
  return { text, usage: null, stop: 'end', refused: [] };
}

/** What a judge who scores answers gives to the two. */
export async function scoresOf(
  _judge: JudgeSetup,
  { question, left, right }: ShownTexts,
  signal: AbortSignal,
): Promise<readonly [left: number, right: number]> {
  // Thousands of them must not hold the page.
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
  return [lexicalScore(question, left), lexicalScore(question, right)];
}
