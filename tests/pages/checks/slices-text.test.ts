import { expect, it } from 'vitest';
import { DEFAULT_SCALE } from '../../../src/core/posterior/ranking/scale.ts';
import { sliceName } from '../../../src/pages/checks/slices/slices-text.ts';
import { numberWriter } from '../../../src/ui/text/numbers.ts';
import { checksEn, checksWords } from '../../../src/words/checks.ts';

const write = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false });
const words = checksEn.slices;

it('says of a slice by turn that its number is a turn', () => {
  expect(sliceName({ names: ['2'] }, 'turn', words, write)).toBe('Turn 2');
  expect(sliceName({ names: ['2'] }, 'turn', checksWords('ja').slices, write)).toBe('2 ターン目');
  expect(sliceName({ names: ['coding'] }, 'category', words, write)).toBe('coding');
  expect(sliceName({ names: ['3', '4'] }, 'turn', words, write)).toBe('2 other slices');
});

it('calls two slices both', () => {
  expect(words.verdict.same('2', '3')).toMatch(/^In both slices /);
  expect(words.verdict.same('8', '3')).toMatch(/^In all 8 slices /);
});
