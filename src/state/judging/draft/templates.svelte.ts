import type { TextIndex } from '../../../core/table/benchmark.ts';
import { readTemplate } from '../../../core/judge/prompt/imported-template.ts';
import type { TemplateRefusal } from '../../../core/judge/prompt/imported-template.ts';
import type { PromptTemplate } from '../../../core/judge/setup.ts';
import type { DataSource } from '../../../storage/records.ts';
import { importing } from '../../data/importing.svelte.ts';
import { NewestAnswer } from '../../work/newest-answer.svelte.ts';
import { readPrompts, readText } from '../../data/contents.ts';

/** What the judge prompts of the open files come to. */
export interface FileTemplates {
  readonly templates: readonly PromptTemplate[];
  /** Those that can't be used, and why; `no-text` where their texts are not kept. */
  readonly refused: readonly {
    readonly name: string;
    readonly reason: TemplateRefusal | 'no-text';
  }[];
}

const NOTHING: FileTemplates = { templates: [], refused: [] };

/** Templates of others, as the open files hold them. */
class JudgingTemplates {
  readonly #answers = new NewestAnswer<DataSource, FileTemplates>(
    () => load(),
    (a, b) => a === b,
  );

  readonly ofFiles = $derived.by<FileTemplates>(() => {
    const { source } = importing;
    if (source === null || source.outline.prompts.length === 0) return NOTHING;
    const answer = this.#answers.look(source);
    return answer === null || answer.failure || answer.question !== source ? NOTHING : answer.value;
  });
}

export const judgingTemplates = new JudgingTemplates();

async function load(): Promise<FileTemplates> {
  const templates: PromptTemplate[] = [];
  const refused: { name: string; reason: TemplateRefusal | 'no-text' }[] = [];
  for (const prompt of await readPrompts()) {
    const { name, system, template, defaults } = prompt;
    const places = [
      template,
      ...(system === null ? [] : [system]),
      ...defaults.map(([, at]) => at),
    ];
    const texts = await Promise.all(places.map(async (at) => [at, await readText(at)] as const));
    const known = new Map<TextIndex, string | null>(texts);
    if (known.get(template) === null) {
      refused.push({ name, reason: 'no-text' });
      continue;
    }
    const read = readTemplate(prompt, (at) => known.get(at) ?? '');
    if (typeof read === 'string') refused.push({ name, reason: read });
    else templates.push(read);
  }
  return { templates, refused };
}
