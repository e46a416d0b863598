import { expect, it } from 'vitest';
import { tiesText } from '../../src/cli/ties.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';

const countsWith = (ties: number): PairCounts => ({
  models: ['a', 'b'],
  left: Uint32Array.of(0),
  right: Uint32Array.of(1),
  leftWins: Float64Array.of(1),
  rightWins: Float64Array.of(1),
  ties: Float64Array.of(ties),
});

it('tells of many ties only where they are no outcome of the model', () => {
  const many = countsWith(8);
  expect(tiesText(many, 'half')).toContain('80%');
  expect(tiesText(many, 'drop')).toContain('80%');
  expect(tiesText(many, 'half')).not.toBe(tiesText(many, 'drop'));
  expect([tiesText(many, 'davidson'), tiesText(many, 'rao-kupper')]).toEqual([null, null]);
  expect(tiesText(countsWith(0), 'half')).toBeNull();
});
