import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autocorrelationPicture } from '../../src/charts/checks/autocorrelation-plot.ts';
import { axisOf, extentOf } from '../../src/charts/sheet/axis.ts';
import { histogramPicture } from '../../src/charts/checks/count-histogram.ts';
import { curvePicture } from '../../src/charts/checks/curve-band.ts';
import { dotRowsPicture } from '../../src/charts/checks/dot-rows.ts';
import { energyPicture } from '../../src/charts/checks/energy-plot.ts';
import { flipBar } from '../../src/charts/checks/flip-bar.ts';
import { gapTiesPicture } from '../../src/charts/checks/gap-ties.ts';
import { kHatPicture } from '../../src/charts/checks/khat-bars.ts';
import { scatterPicture } from '../../src/charts/checks/pair-scatter.ts';
import { rankPicture } from '../../src/charts/checks/rank-histograms.ts';
import { tracePicture } from '../../src/charts/checks/trace-plot.ts';

const write = (value: number, decimals: number) => value.toFixed(decimals);
/** Every number of a path that follows one of these letters. */
const after = (path: string, letter: string) =>
  [...path.matchAll(new RegExp(`${letter}(-?[\\d.]+)`, 'g'))].map((found) => Number(found[1]));
const points = (path: string) =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map((found) => [Number(found[1]), Number(found[2])]);

describe('an axis', () => {
  it('puts its ends where they belong and writes ticks as finely as they differ', () => {
    const axis = axisOf({ from: 0, to: 0.4, start: 100, end: 0 }, 4, write);
    expect([axis.at(0), axis.at(0.1), axis.at(0.4)]).toEqual([100, 75, 0]);
    expect(axis.ticks.map(({ text }) => text)).toEqual(['0.0', '0.1', '0.2', '0.3', '0.4']);
  });

  it('has its only value in the middle where it spans nothing', () => {
    for (const value of [0, 5, -3]) {
      const axis = axisOf({ from: value, to: value, start: 0, end: 10 }, 3, write);
      expect(axis.at(value)).toBeCloseTo(5, 9);
      expect(axis.ticks.length).toBeGreaterThan(0);
    }
  });

  it('spans what can be drawn, and something where nothing can', () => {
    expect(extentOf([3, NaN, -1, Infinity])).toEqual([-1, 3]);
    expect(extentOf([NaN])).toEqual([0, 1]);
  });
});

describe('traces', () => {
  const trace = {
    low: Float64Array.of(0, 1),
    high: Float64Array.of(2, 4),
    starts: Uint32Array.of(0, 5, 10),
  };

  it('share one scale, run along the highest and back along the lowest values', () => {
    const { strips, x } = tracePicture([trace, trace], [], 400, write);
    expect(strips[1].top - strips[0].top).toBe(strips[1].bottom - strips[0].bottom);
    const [first, second, back, last] = points(strips[0].path);
    expect(first[0]).toBeCloseTo(x.at(2.5), 0);
    expect(second[0]).toBeCloseTo(x.at(7.5), 0);
    expect([first[1], second[1], back[1], last[1]].map((y) => Math.round(y))).toEqual(
      [2, 4, 1, 0].map((value) => Math.round(strips[0].y.at(value))),
    );
    expect(second[1]).toBeLessThan(first[1]);
  });

  it('mark the draws that diverged', () => {
    const { strips, x } = tracePicture([trace, trace], [[], [4, 9]], 400, write);
    expect(strips[0].divergent).toBe('');
    expect(points(strips[1].divergent)[1][0]).toBeCloseTo(x.at(9), 0);
  });
});

describe('rank histograms', () => {
  const panel = (counts: number[]) => ({ name: 'a', counts, expected: 10, low: 5, high: 15 });

  it('set apart the bars that leave the band, its ends included in it', () => {
    const { panels } = rankPicture([panel([5, 15, 4, 16])], 400);
    expect(after(panels[0].bars, 'h')).toHaveLength(2);
    expect(after(panels[0].outside, 'h')).toHaveLength(2);
  });

  it('lie in rows of about the same length', () => {
    const { panels } = rankPicture(
      Array.from({ length: 4 }, () => panel([10, 10])),
      460,
    );
    expect(new Set(panels.map(({ x }) => x)).size).toBe(2);
    expect(new Set(panels.map(({ y }) => y)).size).toBe(2);
  });

  it('put the expected in the middle of an even band', () => {
    const [{ bandTop, bandHeight, middle }] = rankPicture([panel([10])], 400).panels;
    expect(middle).toBeCloseTo(bandTop + bandHeight / 2, 9);
  });
});

it('autocorrelation stands on zero, the mean of the chains as bars', () => {
  const chains = [Float64Array.of(1, 0.5, -0.2), Float64Array.of(1, 0.1, 0.2)];
  const picture = autocorrelationPicture(chains, 400, 400, write);
  expect(picture.noise).toBeCloseTo(0.098, 3);
  const ends = after(picture.mean, 'V');
  [1, 0.3, 0].forEach((value, lag) => expect(ends[lag]).toBeCloseTo(picture.y.at(value), 0));
  expect(picture.chains).toHaveLength(2);
});

it('the two shapes of energies have equal areas', () => {
  const picture = energyPicture([0, 1, 2, 4], [10, 20, 10], [1, 2, 1], 400, write);
  expect(picture.marginal).toBe(picture.transition);
  const tops = after(picture.marginal, 'V');
  // The last bin is twice as wide, and so a quarter as high as the second.
  expect(picture.bottom - tops[2]).toBeCloseTo((picture.bottom - tops[1]) / 4, 0);
});

describe('rows of dots', () => {
  const row = { name: 'a', middle: 5, lower: 2, upper: 8 };

  it('reach from the lower to the upper end, what stands out as a diamond', () => {
    const rows = [
      { ...row, observed: 6 },
      { ...row, observed: 9, isMarked: true },
    ];
    const picture = dotRowsPicture(rows, [], 600, write);
    expect(points(picture.intervals)[0][0]).toBeCloseTo(picture.x.at(2), 0);
    expect(after(picture.intervals, 'H')[0]).toBeCloseTo(picture.x.at(8), 0);
    expect(points(picture.observed)).toHaveLength(1);
    expect(points(picture.marked)[0][0]).toBeCloseTo(picture.x.at(9), 0);
  });

  it('have their names above them on a narrow page', () => {
    const [wide, narrow] = [600, 300].map((width) => dotRowsPicture([row], [], width, write));
    expect(wide.labels[0].y).toBe(wide.rows[0]);
    expect(narrow.labels[0].y).toBeLessThan(narrow.rows[0] - 8);
    expect(narrow.left).toBeLessThan(wide.left + 1);
  });

  it('reach the values that must be seen', () => {
    const { x } = dotRowsPicture([row], [-10], 600, write);
    expect(x.at(-10)).toBeGreaterThan(0);
  });
});

describe('pairs', () => {
  /** Of so many judgments, one of them a misfit with its number. */
  const pairs = (judgments: readonly number[], misfit?: { observed: number; number: number }) => {
    const of = (share: number) => new Float64Array(judgments.length).fill(share);
    const last = judgments.length - 1;
    return {
      ...{ predicted: of(0.5), lower: of(0.3), upper: of(0.7) },
      observed: of(0.5).map((share, at) => (at === last ? (misfit?.observed ?? share) : share)),
      judgments: Float64Array.from(judgments),
      numbers: new Map(misfit && [[last, misfit.number]]),
    };
  };

  it('lie on the diagonal where they are as predicted; equal places are written once', () => {
    const picture = scatterPicture(pairs([10, 10]), 400, write);
    const [[x, y], ...rest] = points(picture.points[0].path);
    expect(rest).toEqual([]);
    expect(x - picture.left).toBeCloseTo(picture.bottom - y, 0);
  });

  it('are larger for more judgments; misfits keep their numbers and intervals', () => {
    const picture = scatterPicture(pairs([1, 10, 10], { observed: 0.9, number: 3 }), 400, write);
    expect(picture.points.map(({ size }) => size)).toEqual([3, 6.5]);
    expect(picture.misfits.map(({ number }) => number)).toEqual([3]);
    expect(picture.misfits[0].y).toBeLessThan(picture.y.at(0.7));
  });

  it.each([
    ['a tenth of a pixel', 1000, 10],
    ['a pixel, where there are more than that', 200_000, 1],
  ])('stand to %s', (_, size, inPixel) => {
    const shares = Float64Array.from({ length: size }, (__, at) => (at * 0.618034) % 1);
    const own = { ...pairs(Array<number>(size).fill(1)), predicted: shares, observed: shares };
    const { x, y, points: drawn } = scatterPicture(own, 400, write);
    const to = (value: number): number => Math.round(value * inPixel) / inPixel;
    const places = new Set(Array.from(shares, (share) => `${to(x.at(share))},${to(y.at(share))}`));
    expect(new Set(points(drawn[0].path).map(String))).toEqual(places);
  });
});

it('ties outside what is predicted are marked, boxes are as wide as their gaps', () => {
  const group = { from: 0, to: 100, observed: 0.2, median: 0.2, lower: 0.1, upper: 0.3 };
  const groups = [group, { ...group, from: 100, to: 400, observed: 0.31 }];
  const picture = gapTiesPicture(groups, 500, { gap: write, share: write });
  expect(picture.points.map(({ isOutside }) => isOutside)).toEqual([false, true]);
  const [narrow, wide] = after(picture.medians, 'h');
  expect(wide / narrow).toBeCloseTo(3, 1);
});

describe('a histogram of counts', () => {
  it('has a bar for each count that came, and the observed where it belongs', () => {
    const picture = histogramPicture([0, 1, 1, 4], 3, 400, write);
    expect(after(picture.bars, 'v-')).toHaveLength(3);
    expect(picture.observed).toBeCloseTo(picture.x.at(3), 9);
  });

  it('keeps to so many bars whatever the counts, and loses none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5000), { minLength: 1, maxLength: 60 }),
        fc.nat(5000),
        (replicates, observed) => {
          const {
            bars,
            left,
            right,
            observed: at,
          } = histogramPicture(replicates, observed, 400, write);
          const count = after(bars, 'v-').length;
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(41);
          expect(at).toBeGreaterThanOrEqual(left);
          expect(at).toBeLessThanOrEqual(right);
        },
      ),
    );
  });
});

describe('k-hat', () => {
  it('is bad above the threshold; every judgment is in some bar', () => {
    const picture = kHatPicture([0.1, 0.12, 0.72, 9], [5, 4, 1, 1], 0.7, 400, write);
    expect(after(picture.good, 'v-')).toHaveLength(1);
    expect(after(picture.bad, 'v-')).toHaveLength(2);
    // A single judgment is a third as high as nine.
    expect(after(picture.bad, 'v-')[0]).toBeCloseTo(after(picture.good, 'v-')[0] / 3, 0);
  });
});

describe('a field of judgments', () => {
  const count = (path: string) => path.match(/M/g)?.length ?? 0;

  it('has a dot for each, those that are flipped first', () => {
    const { all, flipped, perDot } = flipBar(9, 400, 480);
    expect([count(flipped), count(all), perDot]).toEqual([9, 391, 1]);
  });

  it('never loses what is flipped, and stays small', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (judgments, share) => {
          const flips = Math.max(1, Math.floor(judgments * share));
          const { all, flipped, perDot } = flipBar(flips, judgments, 480);
          expect(count(flipped)).toBe(Math.ceil(flips / perDot));
          expect(count(all) + count(flipped)).toBe(Math.ceil(judgments / perDot));
          expect(count(all) + count(flipped)).toBeLessThanOrEqual(1201);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a curve over doublings', () => {
  const at = (x: number, y: number) => ({ x, y, lower: y - 0.1, upper: y + 0.1 });

  it('gives each doubling the same width', () => {
    const { x } = curvePicture([at(0, 0.1), at(10, 0.2), at(30, 0.4), at(70, 0.8)], 400, {
      x: String,
      y: write,
    });
    const places = [0, 10, 30, 70].map((value) => x.at(value));
    const steps = places.slice(1).map((place, i) => place - places[i]);
    expect(steps[1]).toBeCloseTo(steps[0], 9);
    expect(steps[2]).toBeCloseTo(steps[0], 9);
  });

  it('drops tick labels that would touch, the last one never', () => {
    const many = Array.from({ length: 30 }, (_, i) => at(2 ** i, 0.5));
    const { x } = curvePicture(many, 300, { x: String, y: write });
    expect(x.ticks.length).toBeLessThan(10);
    expect(x.ticks.at(-1)?.value).toBe(2 ** 29);
  });

  it('draws nothing where there are no points', () => {
    expect(curvePicture([], 300, { x: String, y: write }).line).toBe('');
  });
});
