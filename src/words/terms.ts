import type { TermFacts, TermId, TermText } from './term-facts.ts';
import type { Language } from './language.ts';

export interface Explanation extends TermFacts, TermText {
  readonly name: string;
}

/** A term explained; nothing of all this is loaded before the first is asked for. */
export async function explain(id: TermId, language: Language): Promise<Explanation> {
  const [{ termFacts }, { termNames }, { terms }] = await Promise.all([
    import('./term-facts.ts'),
    import('./glossary.ts'),
    language === 'ja' ? import('./ja/terms/terms.ts') : import('./en/terms/terms.ts'),
  ]);
  return { name: termNames[id][language], ...termFacts[id], ...terms[id] };
}
