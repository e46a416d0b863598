import { describe, expect, it } from 'vitest';
import { outcomeProbabilities } from '../../../../src/core/model/outcomes.ts';
import type { TieModel } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { strongerThan } from '../../../../src/core/posterior/draws/compare.ts';
import {
  decidedPairs,
  largestScore,
  matricesOf,
  scoreMatrix,
  strongerMatrix,
} from '../../../../src/core/posterior/ranking/matrices.ts';
import { rankShares } from '../../../../src/core/posterior/ranking/ranks.ts';
import { topShare } from '../../../../src/core/posterior/predictive/top-shares.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { drawsOf, randomRows } from '../draws-of.ts';

const TIES: TieModel[] = ['half', 'drop', 'davidson', 'rao-kupper'];

function someDraws(ties: TieModel, size = 300) {
  const hasTie = ties === 'davidson' || ties === 'rao-kupper';
  const rows = randomRows(createRandom(8), size, [1, 0.2, -0.4, -0.8], 0.5, [
    (random) => 0.4 + 0.3 * random.normal(),
    ...(hasTie ? [(random: { normal(): number }) => -0.3 + 0.4 * random.normal()] : []),
  ]);
  return { rows, draws: drawsOf({ ...DEFAULT_MODEL, ties }, rows) };
}

describe('matrices of comparisons', () => {
  it('say who is stronger', () => {
    const { draws } = someDraws('half');
    const matrix = strongerMatrix(draws);
    for (let i = 0; i < 4; i++) {
      expect(matrix[i * 5]).toBe(0.5);
      for (let j = 0; j < 4; j++) {
        if (i !== j) expect(matrix[i * 4 + j]).toBeCloseTo(strongerThan(draws, i, j), 6);
      }
    }
  });

  it.each(TIES)('expect the score that the outcomes of %s have, both orders alike', (ties) => {
    const { rows, draws } = someDraws(ties);
    const matrix = scoreMatrix(draws, ties);
    const out = new Float64Array(3);
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        let sum = 0;
        for (const row of rows) {
          outcomeProbabilities(ties, row[4] + row[i] - row[j], row[5] ?? 0, out);
          sum += 0.5 * (out[0] + 0.5 * out[2]);
          outcomeProbabilities(ties, row[4] + row[j] - row[i], row[5] ?? 0, out);
          sum += 0.5 * (out[1] + 0.5 * out[2]);
        }
        expect(matrix[i * 4 + j]).toBeCloseTo(i === j ? 0.5 : sum / rows.length, 6);
      }
    }
  });

  it('are certain of models worlds apart', () => {
    for (const ties of TIES) {
      const hasTie = ties === 'davidson' || ties === 'rao-kupper';
      const rows = [[900, -900, 0.1, ...(hasTie ? [0.2] : [])]];
      expect([...scoreMatrix(drawsOf({ ...DEFAULT_MODEL, ties }, rows), ties)]).toEqual([
        0.5, 1, 0, 0.5,
      ]);
    }
  });

  it('take fewer draws where told to', () => {
    const rows = [
      ...new Array<number[]>(5).fill([1, -1, 0]),
      ...new Array<number[]>(5).fill([-1, 1, 0]),
    ];
    const draws = drawsOf(DEFAULT_MODEL, rows);
    expect(strongerMatrix(draws)[1]).toBe(0.5);
    expect(strongerMatrix(draws, 1)[1]).toBe(1);
  });
});

describe('the share of draws near the top', () => {
  it('adds up the shares of ranks', () => {
    const shares = Float32Array.of(0.25, 0.5, 0.125, 0.125);
    expect([1, 2, 3, 4, 9].map((k) => topShare(shares, k))).toEqual([0.25, 0.75, 0.875, 1, 1]);
  });

  it('is the share in which no other, or fewer than k, are stronger', () => {
    const { rows, draws } = someDraws('half');
    const shares = rankShares(draws, [0, 1, 2, 3]);
    const better = (row: number[], m: number): number =>
      row.slice(0, 4).filter((x) => x > row[m]).length;
    for (const k of [1, 2, 3]) {
      const share = rows.filter((row) => better(row, 1) < k).length / rows.length;
      expect(topShare(shares[1], k)).toBeCloseTo(share, 6);
    }
  });
});

it('decides a pair from 95% on, as the ranking does, and counts it once', () => {
  const matrix = (p: number) => Float32Array.of(0.5, p, 0.5, 1 - p, 0.5, 0.97, 0.5, 0.03, 0.5);
  expect([0.9499, 0.95, 0.0501, 0.05].map((p) => decidedPairs(matrix(p), 3))).toEqual([1, 2, 1, 2]);
});

it('finds the largest score, but for that against oneself', () => {
  expect(largestScore(Float32Array.of(0.5, 0.25, 0.75, 0.5), 2)).toBe(0.75);
  expect(largestScore(Float32Array.of(0.5, 0.25, 0.25, 0.5), 2)).toBe(0.25);
});

it('says of both matrices what all their pairs come to', () => {
  const { draws } = someDraws('davidson');
  const { stronger, decided, score, largest } = matricesOf(draws, 'davidson');
  expect([stronger, score]).toEqual([strongerMatrix(draws), scoreMatrix(draws, 'davidson')]);
  // Each pair stands in the matrix twice, ahead once.
  expect(decided).toBe(stronger.filter((p) => p >= Math.fround(0.95)).length);
  expect(decided).toBeGreaterThan(0);
  expect(largest).toBe(Math.max(...score));
});
