import { expect, it } from 'vitest';
import { swappedVerdict } from '../../../src/core/overview/swapped-verdict.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';

const { left, right, tie, unparsed } = Outcome;
const verdict = (outcome: Outcome, other: Outcome) =>
  swappedVerdict({ outcome, swapped: { row: 0, outcome: other } });

it('is the same where the same model wins from the other side, or neither does', () => {
  expect([verdict(left, right), verdict(right, left), verdict(tie, tie)]).toEqual([
    ...['same', 'same', 'same'],
  ]);
  expect(verdict(unparsed, unparsed)).toBe('same');
});

it('is the opposite where the same side wins, and else another', () => {
  expect([verdict(left, left), verdict(right, right)]).toEqual(['opposite', 'opposite']);
  expect([verdict(left, tie), verdict(tie, right), verdict(right, unparsed)]).toEqual([
    ...['other', 'other', 'other'],
  ]);
});

it('is nothing where the other order was not asked', () => {
  expect(swappedVerdict({ outcome: left, swapped: null })).toBeNull();
});
