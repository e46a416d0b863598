import { expect, it } from 'vitest';
import { questionDotsPicture } from '../../../src/charts/questions/question-dots.ts';
import type { QuestionDot } from '../../../src/charts/questions/question-dots.ts';

const write = { x: String, y: String };
const dot = (discrimination: number, influence: number, number: number | null): QuestionDot => ({
  ...{ discrimination, influence, number, kind: 'separates' },
});

/** Where each number lies, from left to right. */
function boxes(dots: readonly QuestionDot[]) {
  const { numbers } = questionDotsPicture(dots, 400, write);
  return numbers.map(({ x, y, isBefore }) => ({ from: isBefore ? x - 14 : x, y }));
}

it('writes the numbers of questions that lie close to each other beside each other', () => {
  const close = [dot(0.5, 0, 1), dot(0.5, 0.001, 2), dot(0.51, 0, 3), dot(0.5, -0.001, 4)];
  const found = boxes([...close, dot(0, -1, null), dot(1, 1, 5)]);
  expect(found).toHaveLength(5);
  found.forEach((a, i) => {
    for (const b of found.slice(i + 1))
      expect(Math.abs(a.from - b.from) < 14 && Math.abs(a.y - b.y) < 11).toBe(false);
  });
});

it('keeps a number in the picture where its dot lies at the edge', () => {
  const [first, last] = boxes([dot(0, 0, 1), dot(1, 0, 2)]);
  expect(first.from).toBeGreaterThanOrEqual(56);
  expect(last.from + 14).toBeLessThanOrEqual(400);
});
