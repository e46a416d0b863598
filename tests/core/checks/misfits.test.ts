import { describe, expect, it } from 'vitest';
import { adjustForLooks } from '../../../src/core/checks/false-discoveries.ts';
import { findMisfits } from '../../../src/core/checks/misfits.ts';
import { predictiveReport } from '../../../src/core/checks/predictive-report.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import type { TieModel } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { columnsOf } from '../../../src/core/posterior/draws/columns.ts';
import { predictiveChecks } from '../../../src/core/posterior/predictive/predictive.ts';
import { replicate } from '../../../src/core/posterior/predictive/replicate.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { drawsOf, randomRows } from '../posterior/draws-of.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';
import type { Row } from '../counts-of.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Every ordered pair, judged so often; as the model predicts, and then altered. */
function simulated(ties: TieModel, judgments: number, seed: number): PairCounts {
  const rows = NAMES.flatMap((left) =>
    NAMES.filter((right) => right !== left).map((right): Row => [left, right, judgments, 0]),
  );
  const counts = countsOf(rows, NAMES);
  const settings = { ...DEFAULT_MODEL, ties };
  const tie = ties === 'davidson' ? [-0.5] : [];
  const truth = drawsOf(settings, [[0.9, 0.5, 0.1, -0.2, -0.4, -0.9, 0.2, ...tie]]);
  replicate(counts, columnsOf(truth), 0, ties, createRandom(seed), counts);
  return counts;
}

function reportOf(counts: PairCounts, ties: TieModel) {
  const model = { ...DEFAULT_MODEL, ties };
  const { draws } = fitAll(counts, model, DEFAULT_SAMPLER, INTERVALS);
  return predictiveReport(draws, counts, ties, 1);
}

describe('p-values adjusted for looks', () => {
  it('are those of R', () => {
    // R: p.adjust(c(.001, .02, .03, .5), "BH"), and with n = 10.
    const p = [0.5, 0.001, 0.03, 0.02];
    const near = (found: number[], wanted: number[]): void => {
      wanted.forEach((x, at) => {
        expect(found[at]).toBeCloseTo(x, 12);
      });
    };
    near(adjustForLooks(p, 4), [0.5, 0.004, 0.04, 0.04]);
    near(adjustForLooks(p, 10), [1, 0.01, 0.1, 0.1]);
    expect(adjustForLooks([], 5)).toEqual([]);
  });
});

describe('misfits', () => {
  it('are few where the data are the model’s own', () => {
    let found = 0;
    for (const seed of [1, 2, 3, 4]) {
      found += reportOf(simulated('davidson', 30, seed), 'davidson').misfits.found;
    }
    expect(found).toBeLessThanOrEqual(1);
  });

  it('are what was altered, most surprising first, with what was looked at', () => {
    const counts = simulated('davidson', 40, 5);
    const pair = counts.left.findIndex((m, p) => m === 1 && counts.right[p] === 4);
    const before = counts.ties[pair];
    counts.ties[pair] = 0;
    counts.rightWins[pair] += before + counts.leftWins[pair];
    counts.leftWins[pair] = 0;
    const { misfits } = reportOf(counts, 'davidson');
    expect(misfits.misfits.slice(0, 2).map(({ what }) => what)).toEqual([
      'pair-score',
      'pair-ties',
    ]);
    const [first] = misfits.misfits;
    expect(first).toMatchObject({ pair, left: 1, right: 4, observed: 0, judgments: 40 });
    expect(first.p).toBeLessThan(1e-8);
    expect(first.adjusted).toBeCloseTo(Math.min(1, first.p * 30), 20);
    expect(first.looks).toBe(30);
    // 30 pairs and 6 models, each for scores and ties, six gaps or fewer, and the circles.
    expect(misfits.looks).toBe(72 + reportOf(counts, 'davidson').tiesByGap.length + 1);
    expect(misfits.misfits.every((one) => one.adjusted <= misfits.level)).toBe(true);
    expect(misfits.found).toBe(misfits.misfits.length);
  });

  it('have the probability of the binomial where everything is known', () => {
    const counts = countsOf([
      ['a', 'b', 95, 5, 0],
      ['b', 'c', 50, 50, 0],
    ]);
    const settings = { ...DEFAULT_MODEL, order: null };
    const rows = Array.from({ length: 400 }, () => [0, 0, 0]);
    const draws = drawsOf(settings, rows);
    const checks = predictiveChecks(draws, counts, 'half', { seed: 1 });
    const { misfits } = findMisfits(checks, draws, counts, 'half');
    // 95 of 100 at ½: below the least that is told.
    expect(misfits[0]).toMatchObject({ what: 'pair-score', pair: 0, p: 1e-12 });
    const other = countsOf([
      ['a', 'b', 65, 35, 0],
      ['b', 'c', 50, 50, 0],
    ]);
    const mild = findMisfits(
      predictiveChecks(draws, other, 'half', { seed: 1 }),
      draws,
      other,
      'half',
    );
    // R: 2 * (pbinom(65, 100, .5, lower = FALSE) + dbinom(65, 100, .5) / 2) = 0.0026538
    const [first] = mild.misfits;
    expect(first).toMatchObject({ what: 'pair-score', pair: 0 });
    expect(first.p).toBeCloseTo(0.0026538, 6);
    expect(first.adjusted).toBeCloseTo(2 * 0.0026538, 6);
    // Model a has the same judgments, seen from the same side; three models are looked at.
    const ofModel = mild.misfits.find(({ what }) => what === 'model-score');
    expect(ofModel).toMatchObject({ model: 0, looks: 3, judgments: 100 });
    expect(ofModel?.p).toBeCloseTo(0.0026538, 6);
  });

  it('find ties that the model does not know', () => {
    // All ties among the close, none among the far: Davidson's model expects ties of both.
    const counts = simulated('davidson', 60, 7);
    counts.left.forEach((left, p) => {
      const isNear = Math.abs(left - counts.right[p]) <= 1;
      const moved = isNear ? Math.min(20, counts.leftWins[p]) : -counts.ties[p];
      counts.ties[p] += moved;
      counts.leftWins[p] -= moved;
    });
    const { misfits, tiesByGap } = reportOf(counts, 'davidson');
    const gaps = misfits.misfits.filter(({ what }) => what === 'gap-ties');
    expect(gaps.length).toBeGreaterThan(1);
    expect(tiesByGap.flatMap(({ pairs }) => pairs).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, p) => p),
    );
  });

  it('take counts that are not whole, and models that nobody met', () => {
    const counts = countsOf(
      [
        ['a', 'b', 2.5, 0.25, 0.5],
        ['b', 'a', 0.2, 0, 0],
        ['a', 'c', 0, 0, 0],
      ],
      ['a', 'b', 'c'],
    );
    const rows = randomRows(createRandom(1), 60, [0.4, 0, -0.4], 0.3, [() => 0]);
    const report = predictiveReport(drawsOf(DEFAULT_MODEL, rows), counts, 'half', 1);
    expect(report.modelScore[2]).toBeNull();
    // Two pairs, two models, and the circles.
    expect(report.misfits.looks).toBe(5);
  });
});
