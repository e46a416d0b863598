import type { RowReason } from '../../file/file-failure.ts';
import { isObject } from '../../containers/json/json-object.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';

/** Judge prompts of FastChat and Rakuda v2 (name, type) and of Rakuda v1 (prompt_id, defaults). */
export const judgePrompts: Format = {
  id: 'judge-prompts',
  claims: (has) => has('prompt_template') && (has('name') || has('prompt_id')),
  read: addPrompt,
};

function addPrompt(row: Row, content: FileContent): RowReason | null {
  const name = optionalName(row.get('name') ?? row.get('prompt_id'));
  if (name === null) return { kind: 'missing-field', field: 'name' };
  const template = row.get('prompt_template');
  if (template === undefined) return { kind: 'missing-field', field: 'prompt_template' };
  if (typeof template !== 'string' || template.trim() === '') {
    return badValue('prompt_template', template);
  }
  const system = row.get('system_prompt');
  const defaults = row.get('defaults');
  const filled = isObject(defaults) ? Object.entries(defaults) : [];
  content.prompts.push({
    name,
    type: optionalName(row.get('type')),
    category: optionalName(row.get('category')),
    system: typeof system === 'string' && system.trim() !== '' ? content.text(system) : null,
    template: content.text(template),
    defaults: filled.flatMap(([place, text]) =>
      typeof text === 'string' ? [[place, content.text(text)] as const] : [],
    ),
    outputFormat: optionalName(row.get('output_format')),
  });
  return null;
}
