import { expect, it } from 'vitest';
import { alikeWarnings } from '../../../../src/core/posterior/ranking/alike-warnings.ts';
import { warningEn } from '../../../../src/words/en/fit-warnings.ts';
import { warningJa } from '../../../../src/words/ja/fit-warnings.ts';

it('says of all models at once what is to be said of each', () => {
  const approximate = { kind: 'approximate' } as const;
  const at = (model: number) => ({ kind: 'at-bound', model }) as const;
  const alike = alikeWarnings([
    at(0),
    approximate,
    { kind: 'winless', model: 3 },
    at(2),
    approximate,
  ]);
  expect(alike.map(({ warning, models }) => [warning.kind, models])).toEqual([
    ['at-bound', [0, 2]],
    ['approximate', []],
    ['winless', [3]],
    ['approximate', []],
  ]);
  const names = ['a', 'b', 'c', 'd'];
  const [{ warning, models }] = alike;
  expect(warningEn(warning, names, models)).toContain('the strength of a and c. Widen');
  expect(warningJa(warning, names, models)).toContain('a、c の強さが');
  expect(warningEn(at(1), names)).toContain('the strength of b. Widen');
});
