import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import type {
  HyperPrior,
  ModelSettings,
  StrengthPrior,
  TieModel,
} from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { FitSummary } from '../../../src/core/posterior/ranking/summary.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import type { SamplerName } from '../../../src/core/sampler/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { INTERVALS } from '../counts-of.ts';

/* Reference posteriors lie beside the project, where the project is developed. */
const FILE = new URL('../../../../shared/reference/stan/rakuda-2023-07-14.json', import.meta.url)
  .pathname;
export const isThere = existsSync(FILE);
if (!isThere) console.warn('skipped: the reference posteriors of ../shared are not here');

interface Setting {
  model: {
    ties: TieModel;
    order_effect: boolean;
    prior: 'normal' | 'uniform' | 'student_t' | 'laplace' | 'hierarchical';
    scale: number;
    df?: number;
    hyperprior?: HyperPrior;
    order_prior: 'normal' | 'uniform';
    order_scale: number;
  };
  parameters: Record<string, { mean: number; sd: number; mcse_mean: number }>;
}

function strengthOf({ prior, scale, df = NaN, hyperprior }: Setting['model']): StrengthPrior {
  if (prior === 'uniform') return { family: 'uniform', bound: scale };
  if (prior === 'student_t') return { family: 'student-t', df, scale };
  if (prior !== 'hierarchical') return { family: prior, scale };
  return { family: 'hierarchical', hyper: hyperprior ?? 'half-normal', scale };
}

function modelOf(model: Setting['model']): ModelSettings {
  const order =
    model.order_prior === 'uniform'
      ? ({ family: 'uniform', bound: model.order_scale } as const)
      : ({ family: 'normal', scale: model.order_scale } as const);
  return {
    ...DEFAULT_MODEL,
    ties: model.ties,
    strength: strengthOf(model),
    order: model.order_effect ? order : null,
  };
}

function estimateOf(summary: FitSummary, name: string) {
  if (name === 'order_effect') return summary.order;
  if (name === 'tau') return summary.tau;
  if (name === 'log_nu' || name === 'log_kappa') return summary.tie;
  const model = RAKUDA.counts.models.indexOf(name.replace('beta: ', ''));
  return summary.rows.find((row) => row.model === model) ?? null;
}

export const settings: [string, Setting][] = isThere
  ? Object.entries(JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Setting>)
  : [];

export function compare(sampler: SamplerName, draws: number, { model, parameters }: Setting): void {
  const run = { ...DEFAULT_SAMPLER, sampler, draws, warmup: 300, seed: 71 };
  const { summary } = fitAll(RAKUDA.counts, modelOf(model), run, INTERVALS);
  expect(summary.diagnostics).toMatchObject({ sampler, converged: true, divergences: 0 });
  for (const [name, { mean, sd, mcse_mean }] of Object.entries(parameters)) {
    const ours = estimateOf(summary, name);
    const gap = ((ours?.mean ?? NaN) - mean) / Math.hypot(ours?.mcse ?? NaN, mcse_mean);
    expect(Math.abs(gap), name).toBeLessThan(4);
    expect(Math.abs((ours?.sd ?? NaN) / sd - 1), name).toBeLessThan(0.04);
  }
}

/** Of a family, of a tie model and of a scale that is found, one each. */
export const isQuick = ([name]: readonly [name: string, Setting]): boolean =>
  ['laplace-1', 'rao-kupper-normal-1', 'hierarchical-half-cauchy-1'].includes(name);
