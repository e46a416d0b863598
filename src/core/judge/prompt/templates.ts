import type { ConventionName, PromptTemplate } from '../setup.ts';
import { ENGLISH, JAPANESE } from './template-words.ts';
import type { TemplateWords } from './template-words.ts';

export type TemplateLanguage = 'en' | 'ja';

const WORDS: Readonly<Record<TemplateLanguage, TemplateWords>> = { en: ENGLISH, ja: JAPANESE };

const LANGUAGES: readonly TemplateLanguage[] = ['ja', 'en'];

export const CONVENTIONS: readonly ConventionName[] = [
  'json',
  'brackets',
  'five-steps',
  'last-line',
];

/** A template of our own wording, for two answers to a question of one turn or more. */
export function ownTemplate(
  language: TemplateLanguage,
  convention: ConventionName,
): PromptTemplate {
  const words = WORDS[language];
  const [first, second] = convention === 'last-line' ? ['1', '2'] : ['A', 'B'];
  const quoted = (title: string, place: string) => `${title}\n<{fence}>\n{${place}}\n</{fence}>\n`;
  return {
    name: `caravan-${convention}-${language}`,
    system: words.system,
    user: [
      quoted(words.question, 'question'),
      `{#reference}\n${quoted(words.reference, 'reference')}\n{/reference}`,
      quoted(words.answer(first), 'answer_a'),
      quoted(words.answer(second), 'answer_b'),
      words.verdict[convention],
    ].join('\n'),
    convention,
  };
}

export const OWN_TEMPLATES: readonly PromptTemplate[] = LANGUAGES.flatMap((language) =>
  CONVENTIONS.map((convention) => ownTemplate(language, convention)),
);
