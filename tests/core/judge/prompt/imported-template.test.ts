import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { readTemplate } from '../../../../src/core/judge/prompt/imported-template.ts';
import { CollectedTexts } from '../../formats/collect-texts.ts';
import { diskSource, textSource } from '../../formats/sources.ts';

/** Every prompt of some files as a template, or why it is none. */
async function templatesOf(...sources: Parameters<typeof readFiles>[0]) {
  const collected = new CollectedTexts();
  const { benchmark } = await readFiles(sources, { format: null, texts: collected.sink });
  return benchmark.prompts.map((prompt) => readTemplate(prompt, (index) => collected.texts[index]));
}

const prompt = (fields: object) =>
  textSource(
    JSON.stringify({ name: 'p', prompt_template: '{question} {answer_a} {answer_b}', ...fields }),
  );

describe('a prompt of others', () => {
  it.each([
    [{ output_format: '[[A]]' }, 'brackets'],
    [{ output_format: 'last' }, 'last-line'],
    [{ system_prompt: 'End with [[A>>B]], [[A>B]], [[A=B]] …' }, 'five-steps'],
    [{ system_prompt: 'End with [[A]] or [[B]].' }, 'brackets'],
    [{ system_prompt: '１、2、3のどれかを最後の行に出力してください。' }, 'last-line'],
    [{ system_prompt: 'On the last line write 1, 2 or 3.' }, 'last-line'],
    [{ system_prompt: 'Answer in JSON with "winner".' }, 'json'],
  ])('%j is read by its convention', async (fields, convention) => {
    expect(await templatesOf(prompt(fields))).toMatchObject([{ convention }]);
  });

  it('is refused where it is for one answer, or does not say how to answer', async () => {
    const refused = await templatesOf(
      prompt({ output_format: '[[A]]', prompt_template: '{question} {answer_a}' }),
      prompt({ output_format: '[[A]]', type: 'single', prompt_template: '{answer_1}{answer_2}' }),
      prompt({ output_format: '[[rating_a,rating_b]]' }),
      prompt({ system_prompt: 'End with [[A]] or [[A>>B]], as you like.' }),
    );
    expect(refused).toEqual([
      'not-pairwise',
      'not-pairwise',
      'unknown-convention',
      'unknown-convention',
    ]);
  });

  it('gets its defaults once, and single braces for double ones', async () => {
    const [template] = await templatesOf(
      prompt({
        prompt_template: '{question}{answer_1}{answer_2}{prompt} {{"winner": "A"}}',
        defaults: { prompt: 'Reply in JSON, {question} $& {prompt}' },
      }),
    );
    expect(template).toMatchObject({
      system: '',
      user: '{question}{answer_1}{answer_2}Reply in JSON, {question} $& {prompt} {"winner": "A"}',
      convention: 'json',
    });
  });
});

const SHARED = new URL('../../../../../shared/data/', import.meta.url).pathname;
const isThere = existsSync(SHARED);
if (!isThere) console.warn('skipped: the real files of ../shared are not here');

describe.skipIf(!isThere)('prompts of the sources', () => {
  it('FastChat: four for pairs, four for one answer', async () => {
    const found = await templatesOf(diskSource(`${SHARED}fastchat_pair/judge_prompts.jsonl`));
    expect(
      found.map((template) =>
        typeof template === 'string' ? template : [template.name, template.convention],
      ),
    ).toEqual([
      ['pair-v2', 'brackets'],
      ['pair-v2-multi-turn', 'brackets'],
      ['pair-math-v1', 'brackets'],
      ['pair-math-v1-multi-turn', 'brackets'],
      ...Array<string>(4).fill('not-pairwise'),
    ]);
  });

  it('Rakuda v1 and v2 say the same in two ways', async () => {
    const [v1, v2] = await templatesOf(
      diskSource(`${SHARED}rakuda_v1/rakuda_prompt.jsonl`),
      diskSource(`${SHARED}rakuda_v2/judge_prompts.jsonl`),
    );
    if (typeof v1 === 'string' || typeof v2 === 'string') return expect.fail();
    expect([v1.name, v1.convention]).toEqual(['1', 'last-line']);
    expect([v2.name, v2.convention]).toEqual(['pair-ja', 'last-line']);
    const asked = v1.user.split('[システム]\n')[1].trim();
    expect(v2.system).toBe(v1.system + asked.replace('上に表示', '下に表示'));
    return undefined;
  });

  it('Stability: one answer alone', async () => {
    const found = await templatesOf(diskSource(`${SHARED}jmtbench_single/judge_ja_prompts.jsonl`));
    expect(new Set(found)).toEqual(new Set(['not-pairwise']));
  });
});
