import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Picture } from '../../../src/state/work/picture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('is drawn once for many changes, and again for later ones', () => {
  const draw = vi.fn();
  const picture = new Picture(draw);
  for (let change = 0; change < 5; change++) picture.soon();
  expect(draw).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(draw).toHaveBeenCalledTimes(1);
  picture.soon();
  vi.advanceTimersByTime(1000);
  expect(draw).toHaveBeenCalledTimes(2);
});

it('drawn at once, it is not drawn a second time for the same changes', () => {
  const draw = vi.fn();
  const picture = new Picture(draw);
  picture.soon();
  picture.now();
  expect(draw).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(draw).toHaveBeenCalledTimes(1);
});
