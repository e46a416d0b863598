import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../src/core/fit.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import type { Row } from './counts-of.ts';
import { countsOf, INTERVALS } from './counts-of.ts';

/* Reference posteriors lie beside the project, where the project is developed. */
const STAN = new URL('../../../shared/reference/stan/', import.meta.url).pathname;
const isThere = existsSync(STAN);
if (!isThere) console.warn('skipped: the reference posteriors of ../shared are not here');

interface Reference {
  mean: number;
  sd: number;
  mcse_mean: number;
}

describe.skipIf(!isThere)('arena scale: 130 models, 1.3 million battles', () => {
  it('agrees with Stan in every parameter', () => {
    const [, ...lines] = readFileSync(`${STAN}arena130-counts.csv`, 'utf8').trim().split('\n');
    const rows = lines.map((line): Row => {
      const [left, right, ...outcomes] = line.split(',');
      const [wins, losses, ties] = outcomes.map(Number);
      return [left, right, wins, losses, ties];
    });
    const counts = countsOf(rows);
    const file = JSON.parse(readFileSync(`${STAN}arena130-posterior.json`, 'utf8')) as {
      'normal-1': { parameters: Record<string, Reference> };
    };
    const reference = file['normal-1'].parameters;

    const { summary } = fitAll(
      counts,
      DEFAULT_MODEL,
      { ...DEFAULT_SAMPLER, draws: 10_000 },
      INTERVALS,
    );
    expect(summary.diagnostics.converged).toBe(true);
    const found = new Map(summary.rows.map((row) => [`beta: ${counts.models[row.model]}`, row]));
    let compared = 0;
    for (const [name, { mean, sd, mcse_mean }] of Object.entries(reference)) {
      const ours = name === 'order_effect' ? summary.order : found.get(name);
      if (!ours) continue;
      compared++;
      expect(Math.abs(ours.mean - mean) / Math.hypot(ours.mcse, mcse_mean), name).toBeLessThan(4);
      expect(Math.abs(ours.sd / sd - 1), name).toBeLessThan(0.03);
    }
    expect(compared).toBe(131);
  });
});
