import { expect, test } from 'vitest';
import { RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import { firstScale } from '../../src/report/page/anew.ts';

test('a family begins with the scale of the report, else with its own', () => {
  const flat = { family: 'uniform', bound: 2.5 } as const;
  expect(firstScale('uniform', flat)).toBe(2.5);
  expect(firstScale('normal', flat)).toBe(1);
  const narrow = { family: 'normal', scale: 0.3 } as const;
  expect(firstScale('normal', narrow)).toBe(0.3);
  expect(firstScale('laplace', narrow)).toBe(1);
  const { strength } = RAKUDA_MODEL;
  expect(strength).toEqual({ family: 'uniform', bound: firstScale('uniform', narrow) });
});
