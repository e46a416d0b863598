import { existsSync, readFileSync } from 'node:fs';
import { calibrate } from '../../src/core/checks/calibration.ts';
import { chainReport } from '../../src/core/checks/chain-report.ts';
import { fragilityReport } from '../../src/core/checks/fragility.ts';
import { looReport } from '../../src/core/checks/loo-report.ts';
import { predictiveReport } from '../../src/core/checks/predictive-report.ts';
import { sensitivityCheck } from '../../src/core/checks/sensitivity-check.ts';
import { separationReport } from '../../src/core/checks/separation.ts';
import { compareTieModels } from '../../src/core/checks/tie-models.ts';
import { fitAll } from '../../src/core/fit/fit.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import type { TieModel } from '../../src/core/model/settings.ts';
import { scoreMatrix, strongerMatrix } from '../../src/core/posterior/ranking/matrices.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import type { EngineFigure } from './figure.ts';
import { best, syntheticCounts } from './figure.ts';

const INTERVALS = { narrow: 0.68, wide: 0.95 };
export const ARENA = new URL('../../../shared/reference/stan/arena130-counts.csv', import.meta.url);

/** What the Checks page asks of a set as large as an arena, on one thread. */
export function benchChecks(): EngineFigure[] {
  const [name, counts] = existsSync(ARENA)
    ? (['arena130', arenaCounts()] as const)
    : (['130 models', syntheticCounts(130, 78)] as const);
  return [
    ...quick(name, counts, 'half'),
    ...quick(name, counts, 'davidson'),
    ...slow(name, counts),
  ];
}

function quick(name: string, counts: PairCounts, ties: TieModel): EngineFigure[] {
  const model = { ...DEFAULT_MODEL, ties };
  const { draws, summary } = fitAll(counts, model, DEFAULT_SAMPLER, INTERVALS);
  const ranking = summary.rows.map((row) => row.model);
  const figure = (what: string, against: string, work: () => void): EngineFigure => ({
    what: `${name}, ${ties}: ${what}`,
    value: best(3, work),
    unit: 'ms',
    against,
  });
  return [
    figure('PSIS-LOO', 'wanted: 1500', () => looReport(draws, counts, DEFAULT_MODEL, 1)),
    figure('predictive checks, 200 replicates, with misfits', 'wanted: 1500', () =>
      predictiveReport(draws, counts, ties, 1),
    ),
    figure('power-scaling sensitivity', 'wanted: 1500', () =>
      sensitivityCheck(draws, counts, model, ranking, 1),
    ),
    figure('matrix of P(stronger)', '', () => strongerMatrix(draws)),
    figure('matrix of expected scores', '', () => scoreMatrix(draws, ties)),
    figure('plots of one parameter', '', () => chainReport(draws, 0)),
  ];
}

/** What the page makes only when it is asked to. */
function slow(name: string, counts: PairCounts): EngineFigure[] {
  const { draws, summary } = fitAll(counts, DEFAULT_MODEL, DEFAULT_SAMPLER, INTERVALS);
  const pair = [summary.rows[0].model, summary.rows[1].model] as const;
  const seconds = (what: string, work: () => void): EngineFigure => ({
    what: `${name}: ${what}`,
    value: best(1, work) / 1000,
    unit: 's',
    against: '',
  });
  return [
    seconds('fragility of the first and of the first three', () =>
      fragilityReport(counts, DEFAULT_MODEL, null, 3),
    ),
    seconds('all tie models fitted and compared', () => compareTieModels(counts, DEFAULT_MODEL, 1)),
    seconds('separation of the first two, judged alone', () =>
      separationReport(draws, counts, DEFAULT_MODEL, pair, 'pair', 1),
    ),
    seconds('separation of the first two, judgments over all pairs', () =>
      separationReport(draws, counts, DEFAULT_MODEL, pair, 'all', 1),
    ),
    {
      ...seconds('', () => calibrate(DEFAULT_MODEL, 'split-hmc', 1, 60)),
      what: 'calibration, 60 replications',
    },
  ];
}

/** 130 models of reference, where the file lies beside the project. */
export function arenaCounts(): PairCounts {
  const [, ...lines] = readFileSync(ARENA, 'utf8').trim().split('\n');
  const rows = lines.map((line) => line.split(','));
  const models = [...new Set(rows.flatMap(([left, right]) => [left, right]))].sort();
  const place = new Map(models.map((model, m) => [model, m]));
  const column = (at: number) => Float64Array.from(rows, (row) => Number(row[at]));
  const side = (at: number) => Uint32Array.from(rows, (row) => place.get(row[at]) ?? 0);
  return {
    models,
    left: side(0),
    right: side(1),
    leftWins: column(2),
    rightWins: column(3),
    ties: column(4),
  };
}
