import type { Forecast, ForecastRun } from '../../../../src/core/judge/plan/forecast.ts';
import type { Plan } from '../../../../src/core/judge/setup.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { countsOf } from '../../counts-of.ts';
import type { Row } from '../../counts-of.ts';
import { allAnswered } from './any-answered.ts';

export const RANDOM: Plan = { kind: 'random', judgments: 5000, seed: 1 };
export const ADAPTIVE: Plan = {
  ...{ kind: 'adaptive', goal: { kind: 'best' }, confidence: 0.9 },
  ...{ randomShare: 0.1, most: 5000, seed: 1 },
};

export const NO_ORDER: ModelSettings = { ...DEFAULT_MODEL, order: null };

export function runOf(
  models: number,
  parts: Partial<ForecastRun> = {},
  rows: readonly Row[] = [],
): ForecastRun {
  const names = ['a', 'b', 'c', 'd', 'e'].slice(0, models);
  return {
    ...{ plan: RANDOM, models: names, answered: allAnswered(models, 300), judges: 1 },
    ...{ model: DEFAULT_MODEL, counts: countsOf(rows, names), asked: [] },
    ...{ goal: { kind: 'best' }, confidence: 0.9, ...parts },
  };
}

export const widths = ({ steps }: Forecast) => steps.map(({ width }) => width.value);
