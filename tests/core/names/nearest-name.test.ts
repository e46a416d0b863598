import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestName } from '../../../src/core/names/nearest-name.ts';

const NAMES = ['gpt-4:20230713', 'gpt-3.5-turbo', 'rinna/gpt-neox', 'new', '日本語モデル'];

it.each([
  ['nwe', 'new'],
  ['gpt4', 'gpt-4:20230713'],
  ['GPT-3.5', 'gpt-3.5-turbo'],
  ['ｎｅｗ', 'new'],
  ['日本語モデノ', '日本語モデル'],
  ['gpt-neo', 'rinna/gpt-neox'],
  ['llama-2-70b', null],
])('finds what %j was meant to be', (name, expected) => {
  expect(nearestName(name, NAMES)).toBe(expected);
});

it('finds every name that there is, and with one character too many', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{4,12}$/), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(names, fc.nat(), fc.nat(), (all, which, place) => {
      const name = all[which % all.length];
      expect(nearestName(name, all)).toBe(name);
      const at = place % name.length;
      expect(nearestName(`${name.slice(0, at)}#${name.slice(at)}`, [name])).toBe(name);
    }),
  );
  expect(nearestName('a', [])).toBeNull();
});
