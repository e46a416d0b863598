import { expect, it } from 'vitest';
import { priorShape } from '../../../src/charts/priors/prior.ts';

it('draws a flat prior as a box between its limits, with the medians where they lie', () => {
  const shape = priorShape({ family: 'uniform', bound: 2 }, [-4, 0, 1, 9], 4, 80, 40);
  expect(shape.path).toBe('M20.0,40V10H60.0V40Z');
  expect(shape.marks).toEqual([0, 40, 50]);
  expect(shape.zero).toBe(40);
});

it('cuts a flat prior at the edge of the drawing', () => {
  expect(priorShape({ family: 'uniform', bound: 9 }, [], 4, 80, 40).path).toBe(
    'M0.0,40V10H80.0V40Z',
  );
});

it('draws a normal prior at e^(−1/2) of its height one width from the middle', () => {
  const { path } = priorShape({ family: 'normal', scale: 2 }, [], 4, 80, 100);
  // One width is 2 of 4 log-odds: a quarter of the box from either end.
  expect(path).toContain(`60.0,${(100 - 90 * Math.exp(-0.5)).toFixed(1)}`);
  expect(path).toContain('40.0,10.0');
});
