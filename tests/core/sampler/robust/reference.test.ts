import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importJudgments } from '../../../../src/core/formats/intake/import-judgments.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { sandwichOf } from '../../../../src/core/sampler/robust/sandwich.ts';
import { NO_EDITS } from '../../../../src/core/table/data-edits.ts';
import { diskSource } from '../../formats/sources.ts';
import { byQuestions } from '../../questions-of.ts';

const SHARED = join(import.meta.dirname, '../../../../../shared');
const isThere = existsSync(SHARED);
if (!isThere) console.warn('skipped: the reference sandwiches of ../shared are not here');

interface Reference {
  readonly models: readonly string[];
  readonly map: readonly number[];
  readonly order: number;
  readonly naive_sd: readonly number[];
  readonly question_sandwich_sd: readonly number[];
  readonly questions: number;
}

/** Normal priors on strengths and order effect, a tie half a win; made outside of Caravan. */
it.skipIf(!isThere).each([
  ['rakuda_v1', 'rakuda_v1/reviews_rakuda_v1_gpt4.jsonl'],
  ['mtbench_human', 'mtbench_human/human.jsonl'],
  ['mtbench_gpt4', 'mtbench_human/gpt4_pair.jsonl'],
])('agrees with the reference to six digits: %s', async (name, file) => {
  const path = join(SHARED, 'reference/questions', `sandwich-${name}.json`);
  const reference = JSON.parse(readFileSync(path, 'utf8')) as Reference;
  const { counts } = await importJudgments([diskSource(join(SHARED, 'data', file))], {
    ...{ format: null, base: null, edits: NO_EDITS },
  });
  expect(counts.byQuestion?.questions).toBe(reference.questions);
  const sandwich = sandwichOf(counts, byQuestions(counts), DEFAULT_MODEL);
  const places = [...reference.models.map((model) => counts.models.indexOf(model)), 0];
  places[reference.models.length] = reference.models.length;
  places.forEach((k, at) => {
    const mode = [...reference.map, reference.order][at];
    expect(Math.abs(sandwich.approximation.center[k] - mode)).toBeLessThan(1e-6);
    expect(Math.abs(Math.sqrt(sandwich.plain[k]) - reference.naive_sd[at])).toBeLessThan(1e-6);
    const robust = Math.sqrt(sandwich.robust[k]);
    expect(Math.abs(robust - reference.question_sandwich_sd[at])).toBeLessThan(1e-6);
  });
});
