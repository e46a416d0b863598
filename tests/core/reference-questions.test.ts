import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { column, positionsOf } from '../../src/core/posterior/draws/draws.ts';
import { describe as estimateOf } from '../../src/core/posterior/ranking/summarise.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { INTERVALS } from './counts-of.ts';
import { mtBenchVerdicts, rakudaVerdicts } from './question-data.ts';
import { countsByQuestion } from './questions-of.ts';

/* Reference posteriors lie beside the project, where the project is developed. */
const STAN = new URL('../../../shared/reference/stan/', import.meta.url).pathname;
const isThere = existsSync(STAN);
if (!isThere) console.warn('skipped: the reference posteriors of ../shared are not here');

interface Reference {
  mean: number;
  sd: number;
  mcse_mean: number;
}

const DATA = { rakuda_v1: rakudaVerdicts, mtbench_human: () => mtBenchVerdicts('human') };

describe.skipIf(!isThere)('departures by question agree with Stan', () => {
  it.each([
    ['rakuda_v1', 'davidson'],
    ['rakuda_v1', 'half'],
    ['mtbench_human', 'davidson'],
    ['mtbench_human', 'half'],
  ] as const)('on %s, ties %s', (data, ties) => {
    const counts = countsByQuestion(DATA[data]());
    const model = { ...DEFAULT_MODEL, ties, questions: { kind: 'random', scale: 1 } } as const;
    const sampler = { ...DEFAULT_SAMPLER, draws: 2000 };
    const { draws, summary } = fitAll(counts, model, sampler, INTERVALS);
    expect(summary.diagnostics.converged).toBe(true);
    const file = JSON.parse(readFileSync(`${STAN}questions-${data}-${ties}.json`, 'utf8')) as {
      parameters: Record<string, Reference>;
    };
    const at = positionsOf(draws);
    const places: Record<string, number | null> = {
      ...Object.fromEntries(counts.models.map((name, m) => [`beta: ${name}`, m])),
      alpha: at.order,
      lognu: at.tie,
      omega: at.omega,
    };
    let compared = 0;
    for (const [name, place] of Object.entries(places)) {
      if (place === null) continue;
      const { mean, sd, mcse_mean } = file.parameters[name];
      const values = column(draws, place);
      const { estimate } = estimateOf(values, draws.chains, sampler, INTERVALS);
      const error = Math.hypot(estimate.mcse, mcse_mean);
      expect(Math.abs(estimate.mean - mean) / error, name).toBeLessThan(4);
      expect(Math.abs(estimate.sd / sd - 1), name).toBeLessThan(0.06);
      compared++;
    }
    expect(compared).toBe(counts.models.length + (ties === 'half' ? 2 : 3));
  });
});
