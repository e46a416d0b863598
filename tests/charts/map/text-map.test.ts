import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointAt, pointBeside, textMapPicture } from '../../../src/charts/map/text-map.ts';
import { classesOf } from '../../../src/pages/checks/map/map-classes.ts';

const CLASSES = [
  { name: 'one', isRest: false },
  { name: 'two', isRest: false },
  { name: 'rest', isRest: true },
];
const coordinate = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const anyPoints = fc
  .array(fc.tuple(coordinate, coordinate, fc.nat(2)), { minLength: 1, maxLength: 60 })
  .map((rows) => ({
    x: rows.map(([x]) => x),
    y: rows.map(([, y]) => y),
    classOf: rows.map(([, , own]) => own),
  }));

describe('the picture of a map', () => {
  it('keeps every point inside, in its order, with a mark in its class', () => {
    fc.assert(
      fc.property(anyPoints, fc.constantFrom(320, 860), (points, width) => {
        const { x, y, height, marks } = textMapPicture(points, CLASSES, width);
        for (let a = 0; a < x.length; a++) {
          expect(x[a]).toBeGreaterThanOrEqual(12);
          expect(x[a]).toBeLessThanOrEqual(width - 12);
          expect(y[a]).toBeGreaterThan(20);
          expect(y[a]).toBeLessThanOrEqual(height - 12);
          for (let b = 0; b < x.length; b++) {
            if (points.x[a] < points.x[b]) expect(x[a]).toBeLessThanOrEqual(x[b]);
          }
        }
        const drawn = marks.map(({ path }) => path.split('M').length - 1);
        expect(drawn).toEqual(
          CLASSES.map((_, own) => points.classOf.filter((c) => c === own).length),
        );
      }),
    );
  });

  it('spreads what one stray point would press together', () => {
    const x = [0, 1, 2, 3, 1000];
    const { x: places } = textMapPicture({ x, y: x, classOf: x.map(() => 0) }, CLASSES, 860);
    expect(places[3] - places[0]).toBeGreaterThan(300);
  });
});

describe('walking over a map', () => {
  const cross = { x: Float32Array.of(50, 90, 50, 10, 50), y: Float32Array.of(50, 50, 90, 50, 10) };

  it('goes in the direction that is asked for, and stays at the edge', () => {
    expect(pointBeside(cross, 0, 1, 0)).toBe(1);
    expect(pointBeside(cross, 0, 0, 1)).toBe(2);
    expect(pointBeside(cross, 0, -1, 0)).toBe(3);
    expect(pointBeside(cross, 0, 0, -1)).toBe(4);
    expect(pointBeside(cross, 1, 1, 0)).toBe(1);
  });

  it('finds the nearest point within reach', () => {
    expect(pointAt(cross, 85, 52, 10)).toBe(1);
    expect(pointAt(cross, 70, 70, 10)).toBeNull();
  });
});

describe('classes of points', () => {
  const words = { none: 'none', others: 'others' };

  it('come by how frequent they are, those without any last', () => {
    expect(classesOf(['b', null, 'a', 'b'], words)).toEqual({
      classes: [
        { name: 'b', isRest: false },
        { name: 'a', isRest: false },
        { name: 'none', isRest: true },
      ],
      classOf: [0, 2, 1, 0],
    });
  });

  it('are few; the others are one', () => {
    const names = Array.from({ length: 15 }, (_, at) => `c${String(at).padStart(2, '0')}`);
    const { classes, classOf } = classesOf([...names, null], words);
    expect(classes.slice(11).map(({ name }) => name)).toEqual(['others', 'none']);
    expect(classOf.slice(9)).toEqual([9, 10, 11, 11, 11, 11, 12]);
  });
});
