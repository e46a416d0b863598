import { expect, it } from 'vitest';
import { filteredJudgments } from '../../../src/state/filter/filtered-judgments.ts';

it('asks Inspect for the same tags and judge, and for nothing that it doesn’t know', () => {
  expect(filteredJudgments([])).toEqual({});
  const conditions = [
    { name: 'category', values: ['coding', 'maths'] },
    { name: 'judge', values: ['gpt-4'] },
    { name: 'kind', values: ['models'] },
    { name: 'since', values: ['2024-01-01'] },
    { name: 'file', values: ['a.csv'] },
  ];
  expect(filteredJudgments(conditions)).toEqual({
    tags: [['category', ['coding', 'maths']]],
    judge: 'gpt-4',
  });
  expect(filteredJudgments([{ name: 'judge', values: ['a', 'b'] }])).toEqual({});
  expect(filteredJudgments([{ name: 'judge', values: ['human'] }])).toEqual({});
});
