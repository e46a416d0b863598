import { expect, it } from 'vitest';
import { isOfData, readDraws } from '../../src/storage/record-checks.ts';
import type { UnfittedRecord } from '../../src/storage/records.ts';
import { fitAll } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../core/counts-of.ts';
import { countsByQuestion } from '../core/questions-of.ts';
import type { Verdict } from '../core/questions-of.ts';
import { fitted } from './fitted.ts';

it('knows a run of fractional judgments whose sum was stored with all its digits', () => {
  const counts = countsOf([['a', 'b', 0.7 + 0.2 + 0.1, 1]]);
  const facts = { summary: null, models: 2 } as UnfittedRecord;
  const stored = (judgments: number) => isOfData({ ...facts, judgments }, { counts });
  expect(stored(1.9999999999999998)).toBe(true);
  expect(stored(2)).toBe(true);
  expect(stored(3)).toBe(false);
});

it('takes draws of a model by question for those of its run, and others not', async () => {
  const verdicts = Array.from({ length: 24 }, (_, n): Verdict => [
    n % 12,
    'a',
    'b',
    n % 5 < 3 ? 'left' : 'right',
  ]);
  const sampler = { ...DEFAULT_SAMPLER, sampler: 'laplace', draws: 50 } as const;
  const model = { ...DEFAULT_MODEL, order: null };
  const fitOf = (scale: number | null) =>
    fitAll(
      countsByQuestion(verdicts),
      scale === null ? model : { ...model, questions: { kind: 'random', scale } },
      sampler,
      INTERVALS,
    );
  const { run } = await fitted(1);
  const { summary, draws } = fitOf(1);
  const agrees = () => Promise.resolve(true);
  const read = (found: typeof draws) => readDraws({ ...run, summary }, found, agrees);
  expect(await read(draws)).toEqual({ draws });
  const flaw = { kind: 'changed', part: 'draws' };
  expect(await read(fitOf(null).draws)).toEqual({ flaw });
});
