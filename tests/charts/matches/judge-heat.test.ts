import { expect, it } from 'vitest';
import { judgeHeatPicture, keyLine } from '../../../src/charts/matches/judge-heat.ts';

const cell = (value: number, isClear = false) => ({ value, text: String(value), isClear });

it('shades departures between two colours, the largest most', () => {
  const rows = [
    [cell(2, true), cell(-1)],
    [cell(-2, true), cell(0)],
  ];
  const picture = judgeHeatPicture(['a', 'b'], rows, 720);
  expect(picture.cells.map(({ colour }) => colour)).toEqual([
    'var(--win)',
    'var(--loss)',
    'var(--loss)',
    'var(--fill)',
  ]);
  const [most, half, least] = picture.cells.map(({ opacity }) => opacity);
  expect(most).toBe(least);
  expect(half).toBeLessThan(most);
  expect(picture.cells.map(({ isClear }) => isClear)).toEqual([true, false, true, false]);
});

it('keeps to the page, and every name has its line below the cells', () => {
  const models = ['a model with a very long name indeed', 'b'];
  const rows = models.map(() => Array.from({ length: 4 }, () => cell(1)));
  const picture = judgeHeatPicture(models, rows, 320);
  expect(picture.width).toBeLessThanOrEqual(320);
  expect(picture.labels[0]).not.toBe(models[0]);
  expect(picture.cells[0].text).toBe('1');
  const right = Math.max(...picture.cells.map(({ x }) => x)) + picture.cell[0];
  expect(right).toBeLessThanOrEqual(320);
  const lines = [0, 1, 2, 3].map((judge) => keyLine(picture, judge));
  expect(lines[0]).toBeGreaterThan(picture.bottom);
  expect(lines[3]).toBeLessThan(picture.height);
  const twelve = models.map(() => Array.from({ length: 12 }, () => cell(1)));
  const narrow = judgeHeatPicture(models, twelve, 320);
  expect(narrow.width).toBeLessThanOrEqual(320);
  expect(narrow.cells[0].text).toBe('');
});
