import { existsSync, readFileSync } from 'node:fs';
import { fitAll } from '../../src/core/fit/fit.ts';
import type { TieModel } from '../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { column, positionsOf } from '../../src/core/posterior/draws/draws.ts';
import { describe as estimateOf } from '../../src/core/posterior/ranking/describe.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { INTERVALS } from './counts-of.ts';
import { mtBenchVerdicts, rakudaVerdicts } from './question-data.ts';
import { countsByQuestion } from './questions-of.ts';

/* Reference posteriors lie beside the project, where the project is developed. */
const STAN = new URL('../../../shared/reference/stan/', import.meta.url).pathname;
export const areReferencesHere = existsSync(STAN);

const DATA = { rakuda_v1: rakudaVerdicts, mtbench_human: () => mtBenchVerdicts('human') };

export type ReferenceData = keyof typeof DATA;

interface Reference {
  mean: number;
  sd: number;
  mcse_mean: number;
}

/** How far from Stan's one parameter is. */
export interface Departure {
  readonly name: string;
  /** Between the means, in their standard errors together. */
  readonly gap: number;
  /** Between the standard deviations, as a share of Stan's. */
  readonly width: number;
}

export interface ComparedWithStan {
  readonly converged: boolean;
  readonly models: number;
  readonly departures: readonly Departure[];
}

/**
 * Fits data by question as the page does, and compares every parameter with Stan's.
 * @param draws of each of four chains
 */
export function compareWithStan(
  data: ReferenceData,
  ties: TieModel,
  draws: number,
): ComparedWithStan {
  const counts = countsByQuestion(DATA[data]());
  const model = { ...DEFAULT_MODEL, ties, questions: { kind: 'random', scale: 1 } } as const;
  const sampler = { ...DEFAULT_SAMPLER, draws };
  const fit = fitAll(counts, model, sampler, INTERVALS);
  const file = JSON.parse(readFileSync(`${STAN}questions-${data}-${ties}.json`, 'utf8')) as {
    parameters: Record<string, Reference>;
  };
  const at = positionsOf(fit.draws);
  const places: Record<string, number | null> = {
    ...Object.fromEntries(counts.models.map((name, m) => [`beta: ${name}`, m])),
    alpha: at.order,
    lognu: at.tie,
    omega: at.omega,
  };
  const departures = Object.entries(places).flatMap(([name, place]): Departure[] => {
    if (place === null) return [];
    const { mean, sd, mcse_mean } = file.parameters[name];
    const values = column(fit.draws, place);
    const { estimate } = estimateOf(values, fit.draws.chains, sampler, INTERVALS);
    const error = Math.hypot(estimate.mcse, mcse_mean);
    return [{ name, gap: Math.abs(estimate.mean - mean) / error, width: estimate.sd / sd - 1 }];
  });
  const { converged } = fit.summary.diagnostics;
  return { converged, models: counts.models.length, departures };
}
