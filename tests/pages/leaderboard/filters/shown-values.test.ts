import { describe, expect, it } from 'vitest';
import { foldedName } from '../../../../src/core/names/shown-name.ts';
import { listedChoices, listedFacet } from '../../../../src/core/overview/facets.ts';
import { valueText } from '../../../../src/pages/leaderboard/filters/filter-text.ts';
import { shownValues } from '../../../../src/pages/leaderboard/filters/shown-values.ts';
import type { ShownFacet } from '../../../../src/pages/leaderboard/filters/shown-values.ts';
import { filtersWords } from '../../../../src/words/leaderboard/filters.ts';

const WORDS = filtersWords('ja');

function facetOf(names: readonly string[], name = 'judge') {
  const values = names.map((value, at) => ({ value, judgments: names.length - at }));
  return { name, values };
}

function shown(facet: ShownFacet, chosen: readonly string[]) {
  return shownValues(facet, chosen, (value) => valueText(facet.name, value, WORDS));
}

/** All values one by one, each folded anew: what is listed of them, and how many are found. */
function oneByOne(
  { name, values }: ReturnType<typeof facetOf>,
  chosen: readonly string[],
  search: string,
) {
  const absent = chosen.filter((value) => !values.some((one) => one.value === value));
  const all = [...absent.map((value) => ({ value, judgments: 0 })), ...values];
  const found = all.filter(({ value }) =>
    foldedName(valueText(name, value, WORDS)).includes(foldedName(search)),
  );
  const listed = found.filter(({ value }, at) => at < 60 || chosen.includes(value));
  return { length: found.length, listed };
}

const named = (count: number, name: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => name(n));
const FEW = named(100, (n) => `User ${String(n)}`);
const MANY = named(1500, (n) => `User ${String(n)}`);
const ODD = named(1500, (n) => `${n % 2 === 0 ? 'ＵＳＥＲ' : 'x'.repeat(90)}\u200B ${String(n)}`);

describe('the values of a facet', () => {
  it.each([
    ['few', FEW],
    ['many', MANY],
    ['many with odd names', ODD],
  ])('are listed as if they were looked at one by one: %s', (_, names) => {
    const facet = facetOf(names);
    for (const chosen of [
      [],
      ['nobody', names[3], names.at(-1) ?? '', names[70]],
      named(80, (n) => `nobody ${String(n)}`),
    ]) {
      const values = shown(listedFacet(facet), chosen);
      const all = oneByOne(facet, chosen, '');
      expect(values.length).toBe(all.length);
      for (const search of [
        '',
        ' ',
        '1',
        'USER 14',
        'user 9',
        'ｎｏｂｏｄｙ',
        '0User',
        '…x',
        'u+200b',
      ])
        expect(values.found(search), search).toEqual(oneByOne(facet, chosen, search));
    }
  });

  it('are called by special words, and searched by them', () => {
    const kinds = shown(listedFacet(facetOf(['people', 'models'], 'kind')), []);
    expect(kinds.found(WORDS.kinds.models).listed).toEqual([{ value: 'models', judgments: 1 }]);
    expect(kinds.found('models').length).toBe(0);
  });

  it('are shown without figures where they are not counted', () => {
    const { values, ...facet } = listedChoices('judge', MANY);
    const uncounted = { ...facet, values: values.map((value) => ({ value, judgments: null })) };
    const { listed } = shown(uncounted, ['nobody', 'User 1400']).found('');
    expect(listed.map(({ value }) => value)).toEqual(['nobody', ...MANY.slice(0, 59), 'User 1400']);
    expect(listed.every(({ judgments }) => judgments === null)).toBe(true);
  });
});
