import { expect, it } from 'vitest';
import { RAKUDA_FACTS } from '../../../src/core/samples/rakuda-facts.ts';
import { shownNames } from '../../../src/state/history/shown-names.ts';

const of = (models: readonly string[], sample: 'rakuda-2023-07-14' | null = null) => ({
  sample,
  counts: { models },
});

it('models of several data sets are called as on the leaderboard of each', () => {
  const [{ id, shortName }] = RAKUDA_FACTS.models;
  const names = shownNames([of([id], 'rakuda-2023-07-14'), of([id, 'maker/own', 'plain'])]);
  expect([...names]).toEqual([
    [id, shortName],
    ['maker/own', 'own'],
    ['plain', 'plain'],
  ]);
});

it('are called in full where two would bear one name', () => {
  const names = shownNames([of(['one/model']), of(['other/model', 'plain'])]);
  expect([...names.values()]).toEqual(['one/model', 'other/model', 'plain']);
});

it('never show what can’t be seen', () => {
  expect(shownNames([of(['a\u200Bb'])]).get('a\u200Bb')).toBe('a⟨U+200B⟩b');
});
