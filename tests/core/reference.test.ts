import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { headline } from '../../src/core/posterior/ranking/headline.ts';
import { SEPARATED } from '../../src/core/limits.ts';
import { strongerMatrix } from '../../src/core/posterior/ranking/matrices.ts';
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
  const arena = isThere ? arenaFit() : null;

  it('agrees with Stan in every parameter', () => {
    if (arena === null) return;
    const { counts, summary } = arena;
    const file = JSON.parse(readFileSync(`${STAN}arena130-posterior.json`, 'utf8')) as {
      'normal-1': { parameters: Record<string, Reference> };
    };
    const reference = file['normal-1'].parameters;
    expect(summary.diagnostics.converged).toBe(true);
    const found = new Map(summary.rows.map((row) => [`beta: ${counts.models[row.model]}`, row]));
    let compared = 0;
    for (const [name, { mean, sd, mcse_mean }] of Object.entries(reference)) {
      const ours = name === 'order_effect' ? summary.order : found.get(name);
      if (!ours) continue;
      compared++;
      expect(Math.abs(ours.mean - mean) / Math.hypot(ours.mcse, mcse_mean), name).toBeLessThan(4);
      expect(Math.abs(ours.sd / sd - 1), name).toBeLessThan(0.05);
    }
    expect(compared).toBe(131);
  });

  it('separates all models that share no range of ranks, and all of different tiers', () => {
    if (arena === null) return;
    const { draws, summary } = arena;
    const { rows, indistinct, joint } = summary;
    const level = joint?.separatedAt ?? NaN;
    expect(level).toBeGreaterThan(SEPARATED);
    const stronger = strongerMatrix(draws);
    const total = draws.chains * draws.perChain;
    const isSeparated = (a: number, b: number): boolean => {
      const share = stronger[rows[a].model * rows.length + rows[b].model];
      return Math.round(share * total) / total >= level - 1e-12;
    };
    const within = indistinct.map(({ from, to }) => {
      let separated = 0;
      for (let a = from; a <= to; a++)
        for (let b = a + 1; b <= to; b++) if (isSeparated(a, b)) separated++;
      return separated;
    });
    // Why nothing may be said of the pairs between the ends of a range.
    expect(within.filter((pairs) => pairs > 0).length).toBeGreaterThan(indistinct.length / 3);

    const { tiers } = headline(summary);
    const tierOf = rows.map(({ model }) => tiers.findIndex((tier) => tier.includes(model)));
    expect(tiers.length).toBeGreaterThan(1);
    for (let a = 0; a < rows.length; a++) {
      for (let b = a + 1; b < rows.length; b++) {
        if (isSeparated(a, b)) continue;
        expect(indistinct.some(({ from, to }) => from <= a && b <= to)).toBe(true);
        expect(tierOf[a]).toBe(tierOf[b]);
      }
    }
  });
});

function arenaFit() {
  const [, ...lines] = readFileSync(`${STAN}arena130-counts.csv`, 'utf8').trim().split('\n');
  const rows = lines.map((line): Row => {
    const [left, right, ...outcomes] = line.split(',');
    const [wins, losses, ties] = outcomes.map(Number);
    return [left, right, wins, losses, ties];
  });
  const counts = countsOf(rows);
  const sampler = { ...DEFAULT_SAMPLER, draws: 1500 };
  return { counts, ...fitAll(counts, DEFAULT_MODEL, sampler, INTERVALS) };
}
