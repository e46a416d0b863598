import { existsSync } from 'node:fs';
import { createDensity } from '../../src/core/model/density.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import { summarise } from '../../src/core/posterior/ranking/summarise.ts';
import { approximate } from '../../src/core/sampler/approximation/laplace.ts';
import { runChain } from '../../src/core/sampler/chain.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';
import { ARENA, arenaCounts } from './checks.ts';
import type { EngineFigure } from './figure.ts';
import { best, syntheticCounts } from './figure.ts';

const INTERVALS = { narrow: 0.68, wide: 0.95 };
/** Effective draws per second of Stan on these counts, on both cores, warm-up included. */
export const STAN = 13;
const RUNS = 7;

/**
 * From counts to summary in one thread, part by part, 4 × 1,000 draws of 130 models. Times are
 * those of the processor, all threads of the engine together, so that what else a machine does
 * leaves them nearly alone.
 */
export function benchArena(): EngineFigure[] {
  const counts = existsSync(ARENA) ? arenaCounts() : syntheticCounts(130, 78);
  const pairs = counts.left.length;
  const name = `130 models, ${String(pairs)} pairs, 4 × 1000 draws`;
  // A fit of its own each time: counts are those of a new file.
  const fits = Array.from({ length: RUNS }, () => fit({ ...counts }));
  const quickest = fits.reduce((a, b) => (b.whole < a.whole ? b : a));
  const parts = ['laplace', 'warmup', 'draws', 'transfer', 'summary', 'whole'] as const;
  const density = createDensity(counts, DEFAULT_MODEL);
  const point = new Float64Array(density.parameters).map((_, k) => Math.sin(k));
  const gradient = new Float64Array(density.parameters);
  const gradients = best(100, () => {
    for (let n = 0; n < 20; n++) density.evaluate(point, gradient);
  });
  return [
    {
      what: `${name}: gradient, per pair`,
      value: (gradients / 20 / pairs) * 1e6,
      unit: 'ns',
      against: '',
    },
    ...parts.map((part) => ({
      what: `${name}: ${part}`,
      value: quickest[part],
      unit: 'ms',
      against: `the first time: ${fits[0][part].toFixed(0)}`,
    })),
    ...[fits[0], quickest].map((of) => ({
      what: `${name}: effective draws, ${of === fits[0] ? 'the first time' : 'warm'}`,
      value: (1000 * of.effective) / of.whole,
      unit: 'per second',
      against: `${((1000 * of.effective) / of.whole / STAN).toFixed(0)} × Stan`,
    })),
  ];
}

function fit(counts: PairCounts) {
  const begin = processorTime();
  const approximation = approximate(counts, DEFAULT_MODEL);
  const laplace = processorTime() - begin;
  const { warmup } = DEFAULT_SAMPLER;
  let settled = 0;
  const chains = Array.from({ length: DEFAULT_SAMPLER.chains }, (_, chain) => {
    const start = processorTime();
    let end = start;
    const result = runChain(
      counts,
      DEFAULT_MODEL,
      DEFAULT_SAMPLER,
      approximation,
      chain,
      (done) => {
        if (done <= warmup) end = processorTime();
      },
    );
    settled += end - start;
    return result;
  });
  const drawn = processorTime();
  const sent = chains.map((chain) => structuredClone(chain, { transfer: [chain.draws.buffer] }));
  const transferred = processorTime();
  const { summary } = summarise(
    sent,
    counts,
    DEFAULT_MODEL,
    DEFAULT_SAMPLER,
    INTERVALS,
    approximation,
  );
  const end = processorTime();
  const { essBulkMin, essTailMin } = summary.diagnostics;
  return {
    laplace,
    warmup: settled,
    draws: drawn - begin - laplace - settled,
    transfer: transferred - drawn,
    summary: end - transferred,
    whole: end - begin,
    effective: Math.min(essBulkMin, essTailMin),
  };
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
