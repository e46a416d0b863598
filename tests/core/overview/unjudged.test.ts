import { expect, it } from 'vitest';
import { outlineOf } from '../../../src/core/overview/outline.ts';
import { unjudgedModels } from '../../../src/core/overview/unjudged.ts';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { tableOf } from '../formats/tables.ts';

const outline = outlineOf(tableOf([]), EMPTY_BENCHMARK);
const models = (...counts: readonly (readonly [string, number, number])[]) => ({
  ...outline,
  models: counts.map(([name, judgments, answers]) => ({ name, judgments, answers })),
});

it('are placed among models that were judged', () => {
  const some = models(['a', 3, 2], ['b', 3, 0], ['new', 0, 2], ['named', 0, 0], ['other', 0, 1]);
  expect(unjudgedModels(some, NO_EDITS)).toEqual(['new', 'other']);
  expect(unjudgedModels(some, { ...NO_EDITS, excluded: ['other'] })).toEqual(['new']);
  // Under one name with a model that was judged, it has its place.
  expect(unjudgedModels(some, { ...NO_EDITS, names: [['new', 'a']] })).toEqual(['other']);
});

it('are none where nothing was judged: there is no ranking to find a place in', () => {
  expect(unjudgedModels(models(['a', 0, 2], ['b', 0, 2]), NO_EDITS)).toEqual([]);
});
