import { expect, it } from 'vitest';
import { LastInput } from '../../workers/sampler/last-input.ts';

it('takes a copy of the last input for that input, and nothing else', () => {
  const last = new LastInput<{ wins: Float64Array; ties: string }>();
  const first = last.of({ wins: Float64Array.of(1, 2), ties: 'drop' });
  expect(last.of(structuredClone(first))).toBe(first);
  const others = [
    { wins: Float64Array.of(1, 3), ties: 'drop' },
    { wins: Float64Array.of(1, 3), ties: 'half' },
    { wins: Float64Array.of(1, 3, 0), ties: 'half' },
    { wins: Float64Array.of(1, 3, 0), ties: 'half', further: 0 },
  ];
  for (const other of others) expect(last.of(other)).toBe(other);
  expect(last.of(first)).toBe(first);
});
