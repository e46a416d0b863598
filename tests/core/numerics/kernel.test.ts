import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exp } from '../../../src/core/numerics/elementary.ts';
import { exponentials, moveIn, roomFor } from '../../../src/core/numerics/kernel/kernel.ts';
import { expectAssembled } from '../assemble.ts';

it('is what its text says', () =>
  expectAssembled('numerics/kernel', 'kernel', 'tests/core/numerics/kernel.test.ts'));

it('runs here', () => {
  expect(roomFor('pairs')).not.toBeNull();
});

it('has exponentials to the bit', () => {
  const anyExponent = fc.double({ min: -800, max: 800, noNaN: true });
  fc.assert(
    fc.property(fc.array(anyExponent, { maxLength: 40 }), (exponents) => {
      const values = Float64Array.from(exponents);
      exponentials(values);
      expect(Array.from(values)).toEqual(exponents.map(exp));
    }),
  );
  const many = Float64Array.from({ length: 2500 }, (_, i) => Math.sin(i) * 700);
  const expected = many.map(exp);
  exponentials(many);
  expect(many).toEqual(expected);
});

it('keeps the numbers of several side by side, until others need more than is left', () => {
  const room = roomFor('pairs') ?? expect.fail();
  const [one, other, large] = [{}, {}, {}];
  const [first, second] = [one, other].map((owner) => moveIn(room, owner, 1000) ?? expect.fail());
  expect(Math.abs(second - first)).toBeGreaterThanOrEqual(1000);
  expect([first % 16, second % 16]).toEqual([0, 0]);
  expect([one, other].map((owner) => room.guests.get(owner))).toEqual([first, second]);
  const all = moveIn(room, large, 2 ** 24) ?? expect.fail();
  expect(all).toBeLessThanOrEqual(Math.min(first, second));
  expect([one, other, large].map((owner) => room.guests.has(owner))).toEqual([false, false, true]);
  expect(room.kernel.memory.buffer.byteLength).toBeGreaterThanOrEqual(all + 2 ** 24);
  expect(moveIn(room, one, 1000)).toBe(all);
  expect(moveIn(room, other, 2 ** 29)).toBeNull();
});
