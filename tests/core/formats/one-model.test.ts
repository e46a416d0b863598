import { describe, expect, it } from 'vitest';
import { importJudgments } from '../../../src/core/formats/intake/import-judgments.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { diskSource } from './sources.ts';

const GOLDEN = new URL('../../golden/formats/', import.meta.url).pathname;

describe('scores of one model alone', () => {
  it.each([
    ['inspect/one-model.json', ['openai/gpt-4o'], 12],
    [
      'lm-eval/two-models/beta-7b/samples_wikitext_2026-02-03T03-04-05.678901.jsonl',
      ['beta-7b'],
      1,
    ],
    ['phoenix/two-experiments/baseline.json', ['baseline'], 5],
  ])('ask for those of another: %s', async (path, models, scores) => {
    const source = diskSource(GOLDEN + path, path);
    const { failure } = await importJudgments([source], {
      format: null,
      base: null,
      edits: NO_EDITS,
    });
    expect(failure).toEqual({ kind: 'no-pairs', scores, models });
  });
});
