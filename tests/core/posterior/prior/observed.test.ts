import { expect, it } from 'vitest';
import { preview } from '../../../../src/core/fit/fit.ts';
import { outcomeProbabilities } from '../../../../src/core/model/outcomes.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { observedOf } from '../../../../src/core/posterior/prior/observed.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { INTERVALS, countsOf } from '../../counts-of.ts';

it('holds data and fit against what a prior says', () => {
  const counts = countsOf([
    ['a', 'b', 6, 2, 2],
    ['b', 'a', 1, 8, 1],
  ]);
  const { summary } = preview(counts, DEFAULT_MODEL, INTERVALS);
  const [first, second] = summary.rows;
  const found = observedOf(counts, 'half', summary);
  expect(found.range).toBeCloseTo(first.median - second.median, 12);
  expect(found.spread).toBeCloseTo(found.range / Math.SQRT2, 12);
  expect(found.ties).toBeNull();
  expect(found.first).toBeCloseTo(7 / 17, 12);
  // One pair, both ways round: σ(range) and 1 − σ(range).
  const share = 1 / (1 + Math.exp(-found.range));
  expect(found.win.shares[Math.floor(share * 40)]).toBeCloseTo(0.5, 12);
  expect(found.win.shares[Math.floor((1 - share) * 40)]).toBeCloseTo(0.5, 12);
  const davidson = { ...DEFAULT_MODEL, ties: 'davidson' } as const;
  const tied = observedOf(counts, 'davidson', preview(counts, davidson, INTERVALS).summary);
  expect(tied.ties).toBeCloseTo(3 / 20, 12);
});

it('counts the pairs of many models in bins as one by one', () => {
  const random = createRandom(3);
  const strengths = Array.from({ length: 60 }, () => 3 * random.normal());
  // Two that are equal, and one so far ahead that it always wins.
  const medians = [...strengths, strengths[0], 90];
  const { summary } = preview(countsOf([['a', 'b', 3, 2, 1]]), DEFAULT_MODEL, INTERVALS);
  const [row] = summary.rows;
  const about = (median: number) => ({ ...row, median });
  const tie = { ...about(0.4), name: 'log_nu' } as const;
  const of = { ...summary, rows: medians.map(about), tie };
  for (const [ties, strong] of [
    ['half', null],
    ['davidson', null],
    ['rao-kupper', null],
    ['adjacent', about(-0.3)],
    ['cumulative', null],
  ] as const) {
    const { win } = observedOf(countsOf([['a', 'b', 1, 1, 0]]), ties, {
      ...of,
      ...(strong && { strong }),
    });
    const shares = new Float64Array(40);
    const p = new Float64Array(3);
    medians.forEach((a, first) => {
      medians.forEach((b, second) => {
        if (first === second) return;
        outcomeProbabilities(ties, a - b, tie.median, p, strong?.median ?? null);
        const share = p[Outcome.left] / (p[Outcome.left] + p[Outcome.right]);
        shares[Math.min(39, Math.floor(share * 40))] += 1 / (medians.length * (medians.length - 1));
      });
    });
    expect(
      Array.from(win.shares, (share, bin) => share - shares[bin]).filter(
        (x) => Math.abs(x) > 1e-12,
      ),
    ).toEqual([]);
  }
});
