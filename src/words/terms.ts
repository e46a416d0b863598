import type { TermFacts, TermId, TermText } from './term-facts.ts';
import type { Language } from './language.ts';

export type Explanation = TermFacts & TermText;

/** A term explained; nothing of all this is loaded before the first is asked for. */
export async function explain(id: TermId, language: Language): Promise<Explanation> {
  const [{ termFacts }, { terms }] = await Promise.all([
    import('./term-facts.ts'),
    language === 'ja' ? import('./ja/terms/terms.ts') : import('./en/terms/terms.ts'),
  ]);
  return { ...termFacts[id], ...terms[id] };
}
