import { countPairs } from '../../src/core/table/choices/count-pairs.ts';
import { fitAll, preview } from '../../src/core/fit/fit.ts';
import type { JudgmentTable } from '../../src/core/table/judgments.ts';
import { createDensity } from '../../src/core/model/density.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import { summarise } from '../../src/core/posterior/ranking/summarise.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../src/core/samples/rakuda-2023-07-14.ts';
import { runChain } from '../../src/core/sampler/chain.ts';
import { approximate } from '../../src/core/sampler/approximation/laplace.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import type { EngineFigure } from './figure.ts';
import { best, syntheticCounts } from './figure.ts';

const INTERVALS = { narrow: 0.68, wide: 0.95 };

function syntheticTable(rows: number, models: number): JudgmentTable {
  const random = createRandom(1);
  const index = () => Math.floor(random.uniform() * models);
  const unknown = new Int32Array(rows).fill(-1);
  return {
    models: Array.from({ length: models }, (_, m) => `m${String(m)}`),
    questions: [],
    judges: [],
    left: Uint32Array.from({ length: rows }, index),
    right: Uint32Array.from({ length: rows }, index),
    outcome: Uint8Array.from({ length: rows }, () => Math.floor(random.uniform() * 4)),
    question: unknown,
    judge: unknown,
    turn: new Int8Array(rows),
    weight: null,
  };
}

export function benchEngine(): EngineFigure[] {
  return [...rakuda(), ...arena(), ...previews(), ...counting()];
}

function rakuda(): EngineFigure[] {
  const { counts } = RAKUDA;
  const whole = best(10, () => fitAll(counts, RAKUDA_MODEL, DEFAULT_SAMPLER, INTERVALS));
  const approximation = approximate(counts, RAKUDA_MODEL);
  const chain = best(10, () => runChain(counts, RAKUDA_MODEL, DEFAULT_SAMPLER, approximation, 0));
  const against = 'the original: about 4 minutes on an M1';
  return [
    { what: 'Rakuda, 4 × 1000 draws, all on one thread', value: whole, unit: 'ms', against },
    { what: 'Rakuda, one chain', value: chain, unit: 'ms', against: '' },
  ];
}

function arena(): EngineFigure[] {
  const counts = syntheticCounts(130, 78);
  const density = createDensity(counts, DEFAULT_MODEL);
  const point = new Float64Array(density.parameters).map((_, k) => Math.sin(k));
  const gradient = new Float64Array(density.parameters);
  const gradients = best(5, () => {
    for (let n = 0; n < 500; n++) density.evaluate(point, gradient);
  });
  const pairs = counts.left.length;
  const fitted = best(5, () => approximate(counts, DEFAULT_MODEL));
  const approximation = approximate(counts, DEFAULT_MODEL);
  const sampler = { ...DEFAULT_SAMPLER, chains: 2, draws: 2000 };
  const start = performance.now();
  const chains = [0, 1].map((c) => runChain(counts, DEFAULT_MODEL, sampler, approximation, c));
  const seconds = (performance.now() - start) / 1000;
  const { summary } = summarise(chains, counts, DEFAULT_MODEL, sampler, INTERVALS);
  const summarised = best(3, () => summarise(chains, counts, DEFAULT_MODEL, sampler, INTERVALS));
  const { essBulkMin, essTailMin } = summary.diagnostics;
  const effective = Math.min(essBulkMin, essTailMin);
  const used = chains.reduce((sum, chain) => sum + chain.gradients, 0);
  const arenaName = `130 models, ${String(pairs)} pairs`;
  return [
    {
      what: `${arenaName}: gradient, per pair`,
      value: (gradients / 500 / pairs) * 1e6,
      unit: 'ns',
      against: 'exp and log1p per pair: 31 ns',
    },
    {
      what: `${arenaName}: effective draws (smaller of bulk and tail, warm-up included)`,
      value: effective / seconds,
      unit: 'per second',
      against: 'Stan, NUTS, diagonal metric, both cores: 13 to 26',
    },
    {
      what: `${arenaName}: gradients per effective draw`,
      value: used / effective,
      unit: '',
      against: 'Stan: above 55',
    },
    { what: `${arenaName}: Laplace`, value: fitted, unit: 'ms', against: '' },
    {
      what: `${arenaName}: summary of 4000 draws`,
      value: summarised,
      unit: 'ms',
      against: 'wanted: 150',
    },
  ];
}

function previews(): EngineFigure[] {
  const counts = syntheticCounts(30, 50);
  const model = (bound: number) =>
    ({ ...RAKUDA_MODEL, strength: { family: 'uniform', bound } }) as const;
  const time = (work: () => void) => (best(5, work), best(20, work));
  return [
    {
      what: 'preview of 30 models, normal prior, warm',
      value: time(() => preview(counts, DEFAULT_MODEL, INTERVALS)),
      unit: 'ms',
      against: 'one frame: 16',
    },
    {
      what: 'preview of 30 models, uniform prior that cuts, warm',
      value: time(() => preview(counts, model(1.5), INTERVALS)),
      unit: 'ms',
      against: 'one frame: 16',
    },
  ];
}

function counting(): EngineFigure[] {
  const sizes: readonly (readonly [rows: number, models: number])[] = [
    [1e6, 130],
    [1e7, 130],
    [1e7, 1000],
  ];
  return sizes.map(([rows, models]) => {
    const table = syntheticTable(rows, models);
    return {
      what: `counting ${String(rows / 1e6)} million judgments of ${String(models)} models`,
      value: best(3, () => countPairs(table)),
      unit: 'ms',
      against: rows === 1e7 ? 'wanted: well under 2000' : '',
    };
  });
}
