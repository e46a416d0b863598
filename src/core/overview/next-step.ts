import type { DataOutline } from './outline.ts';

/** What files without judgments are good for, and what they lack. */
export type NextStep =
  | { readonly kind: 'empty' }
  /** Questions, and nobody has answered them. */
  | { readonly kind: 'ask'; readonly questions: number }
  /** One model alone has. */
  | { readonly kind: 'ask-another'; readonly questions: number; readonly model: string }
  | { readonly kind: 'judge'; readonly questions: number; readonly models: number };

/** @param outline null where nothing was opened */
export function nextStep(outline: DataOutline | null): NextStep {
  if (outline === null) return { kind: 'empty' };
  const { questions } = outline;
  const answering = outline.models.filter(({ answers }) => answers > 0);
  if (answering.length > 1) return { kind: 'judge', questions, models: answering.length };
  if (answering.length === 1) return { kind: 'ask-another', questions, model: answering[0].name };
  return questions > 0 ? { kind: 'ask', questions } : { kind: 'empty' };
}
