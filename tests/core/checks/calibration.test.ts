import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/core/checks/calibration.ts';
import type { CalibrationReport } from '../../../src/core/checks/calibration.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';

describe('calibration in the page', () => {
  it('finds the sampler uniform, and tells the report so far after every replication', () => {
    const reports: CalibrationReport[] = [];
    const model = { ...DEFAULT_MODEL, ties: 'davidson' as const };
    const report = calibrate(model, 'split-hmc', 3, 20, (soFar) => reports.push(soFar));
    expect(report.isUniform).toBe(true);
    expect(report.quantities.map(({ quantity }) => quantity.kind)).toEqual([
      ...['strength', 'strength', 'strength', 'strength', 'strength'],
      ...['order', 'tie', 'log-likelihood'],
    ]);
    for (const { histogram } of report.quantities) {
      expect(histogram).toHaveLength(10);
      expect(histogram.reduce((a, b) => a + b)).toBe(20);
    }
    expect(report.threshold).toBeCloseTo(0.01 / 8, 12);
    expect(report.leastP).toBe(Math.min(...report.quantities.map(({ p }) => p)));
    expect(reports.map(({ replications }) => replications)).toEqual(
      Array.from({ length: 20 }, (_, r) => r + 1),
    );
    expect(reports[19]).toEqual(report);
    expect(calibrate(model, 'split-hmc', 3, 20)).toEqual(report);
    expect(calibrate(model, 'split-hmc', 4, 20).quantities).not.toEqual(report.quantities);
  });

  it('finds out a sampler that is wrong', () => {
    // Of heavy tails Laplace's approximation has none.
    const strength = { family: 'student-t', df: 1, scale: 0.05 } as const;
    const model = { ...DEFAULT_MODEL, strength };
    const report = calibrate(model, 'laplace', 1, 60);
    expect(report.isUniform).toBe(false);
  });

  it('ranks the spread between questions, where models differ by question', () => {
    const model = { ...DEFAULT_MODEL, questions: { kind: 'random', scale: 1 } } as const;
    const report = calibrate(model, 'split-hmc', 1, 4);
    expect(report.quantities.map(({ quantity }) => quantity.kind)).toEqual([
      ...['strength', 'strength', 'strength', 'strength', 'strength'],
      ...['order', 'omega', 'log-likelihood'],
    ]);
    expect(report.isUniform).toBe(true);
    const truth = report.quantities.find(({ quantity }) => quantity.kind === 'omega');
    expect(truth?.histogram.filter((count) => count > 0).length).toBeGreaterThan(1);
  });

  it('leaves out what is believed of single models, of whom there are none', () => {
    const informative = [{ model: 'a', mean: 5, scale: 0.1 }];
    const report = calibrate({ ...DEFAULT_MODEL, informative }, 'nuts', 1, 4);
    expect(report.model.informative).toEqual([]);
    expect(report.sampler).toBe('nuts');
  });
});
