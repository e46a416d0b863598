import { whyNoQuestions } from '../../core/model/questions/enough.ts';
import type { NoQuestions } from '../../core/model/questions/enough.ts';
import { filteredFit } from './filtered-fit.svelte.ts';
import { session } from './session.svelte.ts';

/**
 * Why the ranking on the screen says nothing of questions like its own, whatever is asked for; null
 * where it may. A run that is at work is followed without its questions.
 */
export function whyNoQuestionsShown(): NoQuestions | { readonly why: 'growing' } | null {
  const { data, opened } = session;
  if (data === null) return null;
  if (data === filteredFit.data) return whyNoQuestions(data.counts);
  const reason = whyNoQuestions(data.counts, data.source?.outline);
  return reason !== null && data !== opened ? { why: 'growing' } : reason;
}
