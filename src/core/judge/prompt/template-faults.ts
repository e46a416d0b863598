import { conventionIn } from './imported-template.ts';
import { placesOf } from './places.ts';
import type { PromptTemplate } from '../setup.ts';

/** What is wrong with a template that somebody edits. */
export type TemplateFault =
  | 'no-question'
  | 'no-first-answer'
  | 'no-second-answer'
  /** The judge is asked to mark the verdict in another way than it is read. */
  | 'other-convention';

const PARTS = [
  ['question', 'no-question'],
  ['left', 'no-first-answer'],
  ['right', 'no-second-answer'],
] as const;

export function faultsOf(template: PromptTemplate): readonly TemplateFault[] {
  const places = placesOf(template);
  const missing = PARTS.filter(([wanted]) => !places.some(({ part }) => part === wanted));
  const asked = conventionIn(`${template.system}\n${template.user}`);
  const isOther = asked !== null && asked !== template.convention;
  return [...missing.map(([, fault]) => fault), ...(isOther ? ['other-convention' as const] : [])];
}
