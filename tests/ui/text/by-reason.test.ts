import { expect, it } from 'vitest';
import { byReason } from '../../../src/ui/text/by-reason.ts';

it('says each reason once, with what failed for it and how often, in the order they came', () => {
  const failures = [
    { name: 'a / b', reason: 'too long' },
    { name: 'b / c', reason: 'expired' },
    { name: 'c / a', reason: 'too long' },
    { name: 'a / b', reason: 'too long' },
  ];
  expect(byReason(failures)).toEqual([
    {
      reason: 'too long',
      cases: [
        { name: 'a / b', times: 2 },
        { name: 'c / a', times: 1 },
      ],
    },
    { reason: 'expired', cases: [{ name: 'b / c', times: 1 }] },
  ]);
  expect(byReason([])).toEqual([]);
});
