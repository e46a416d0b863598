import type { KeptParts } from '../../core/texts/keep-texts.ts';
import type { LargeTexts } from '../preferences/preferences.svelte.ts';
import type { KeepingAnswer, KeepingQuestion, KeepOrder } from './keeping-life.ts';

/** Bytes of files from which on nothing is kept unasked. */
export const LARGE = 200e6;

/**
 * Which parts of the texts the user wants kept, asked where nothing should be kept unasked; null
 * where nothing is to be kept.
 */
export async function wantedParts(
  { sources, files }: Pick<KeepOrder, 'sources' | 'files'>,
  largeTexts: LargeTexts,
  ask: (question: KeepingQuestion) => Promise<KeepingAnswer>,
): Promise<KeptParts | null> {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const isRemote = sources.some((source) => !('blob' in source) && !('text' in source));
  const isLarge = bytes > LARGE;
  let answer: KeepingAnswer = 'all';
  if (isLarge && largeTexts === 'leave') answer = 'none';
  else if (isRemote) answer = await ask({ why: 'remote', bytes });
  else if (isLarge && largeTexts === 'ask') answer = await ask({ why: 'large', bytes });
  if (answer === 'none') return null;
  return answer === 'answers' ? 'answers' : 'all';
}
