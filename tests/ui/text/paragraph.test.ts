import { expect, it } from 'vitest';
import { paragraph } from '../../../src/ui/text/paragraph.ts';

it('puts sentences one after the other, in Japanese without a space', () => {
  expect(paragraph('en', ['One.', '', 'Two.'])).toBe('One. Two.');
  expect(paragraph('ja', ['一つ。', '', '二つ。'])).toBe('一つ。二つ。');
  expect(paragraph('en', [''])).toBe('');
});
