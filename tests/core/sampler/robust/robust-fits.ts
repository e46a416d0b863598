import { expect } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import type { FitSummary } from '../../../../src/core/posterior/ranking/summary.ts';
import { defaultSampler } from '../../../../src/core/sampler/settings.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import { INTERVALS } from '../../counts-of.ts';

export const ROBUST = { ...DEFAULT_MODEL, questions: { kind: 'robust' } } as const;

export const SAMPLER = { ...defaultSampler(4), draws: 1000 };

export const fit = (counts: PairCounts, model: ModelSettings, sampler = SAMPLER) =>
  fitAll(counts, model, sampler, INTERVALS);

export const sds = ({ rows }: FitSummary): number[] =>
  [...rows].sort((a, b) => a.model - b.model).map(({ sd }) => sd);

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

/** Whether a number is 1 up to a share. */
export function expectOne(ratio: number, upTo: number): void {
  expect(Math.abs(ratio - 1)).toBeLessThan(upTo);
}
