import { expect, it } from 'vitest';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import { outlineOf } from '../../../src/core/overview/outline.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { hasSingleJudgments } from '../../../src/state/data/single-judgments.ts';
import { textSource } from '../../core/formats/sources.ts';

async function has(...texts: readonly (readonly [name: string, text: string])[]) {
  const sources = texts.map(([name, text]) => textSource(text, name));
  const { files, table, duplicates } = await readFiles(sources, { format: null });
  const outline = outlineOf(table, EMPTY_BENCHMARK);
  const removed = { excluded: 0, selfPlay: 0, duplicates: 0 };
  return hasSingleJudgments({
    ...{ id: 'a', files, outline, duplicates, removed, edits: NO_EDITS },
  });
}

const COUNTS = ['counts.csv', 'model_a,model_b,wins_a,wins_b,ties\nA,B,9,3,1'] as const;
const SINGLE = ['battles.csv', 'model_a,model_b,winner\nA,B,model_a\nB,A,tie'] as const;

it('there are single judgments in files of them, and none in the sample and in counts', async () => {
  expect(hasSingleJudgments(null)).toBe(false);
  expect(await has(COUNTS)).toBe(false);
  expect(await has(SINGLE)).toBe(true);
  expect(await has(COUNTS, SINGLE)).toBe(true);
});
