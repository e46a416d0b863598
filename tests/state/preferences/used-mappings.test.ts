import { expect, it, vi } from 'vitest';
import type { KnownMapping } from '../../../src/core/formats/file/way.ts';

const stored = vi.hoisted(() => ({ mappings: [] as readonly unknown[] }));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: {
    get mappings() {
      return stored.mappings;
    },
    change: (part: { mappings: readonly unknown[] }) => Object.assign(stored, part),
  },
}));

const { rememberMapping, usedMappings } =
  await import('../../../src/state/preferences/used-mappings.ts');

/** Of a table whose columns are these models. */
const wide = (...fields: string[]): KnownMapping => ({
  fields,
  mapping: {
    ...{ kind: 'wide', models: null, better: 'higher' },
    ...{ question: null, category: null, judge: null, turn: null },
  },
});

it('has what is sound of what is stored', () => {
  stored.mappings = [null, wide('a'), { fields: ['b'], mapping: {} }, 7];
  expect(usedMappings()).toEqual([wide('a')]);
});

it('remembers the fifty that were used last, one for the same columns', () => {
  stored.mappings = [];
  for (let at = 0; at < 60; at++) rememberMapping(wide(`a${at}`));
  expect(usedMappings()).toHaveLength(50);
  rememberMapping(wide('a20'));
  expect(usedMappings()).toHaveLength(50);
  expect(usedMappings().at(0)).toEqual(wide('a10'));
  expect(usedMappings().at(-1)).toEqual(wide('a20'));
});
