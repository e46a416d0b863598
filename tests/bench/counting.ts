import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readFiles } from '../../src/core/formats/intake/read.ts';
import { fitAll } from '../../src/core/fit/fit.ts';
import { defaultModelFor } from '../../src/core/model/settings.ts';
import { identified } from '../../src/core/model/order-effect.ts';
import { defaultSampler } from '../../src/core/sampler/settings.ts';
import { countPairs } from '../../src/core/table/choices/count-pairs.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';
import { count, exportRows, makeBattles } from '../counting/battles.ts';
import type { EngineFigure } from './figure.ts';

/**
 * Judgments counted in DuckDB and read as counts, against the same read row by row.
 * @throws Error where the two do not give the same ranking, to the last bit
 */
export async function benchCounting(rows: number): Promise<EngineFigure[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const folder = mkdtempSync(join(tmpdir(), 'caravan-counting-'));
  try {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await makeBattles(connection, rows, { models: 12, questions: 400, judges: 15 });
    const [whole, counted] = [join(folder, 'rows.csv'), join(folder, 'counts.csv')];
    await exportRows(connection, whole);
    const counting = await timed(() => count(connection, counted));
    connection.closeSync();
    const asCounts = await timed(() => countsIn(counted));
    const asRows = await timed(() => countsIn(whole));
    if (!isDeepStrictEqual(asCounts.result, asRows.result)) throw new Error('The counts differ.');
    const [one, other] = [asCounts, asRows].map(({ result }) => fitOf(result));
    if (!isDeepStrictEqual(one, other)) throw new Error('The rankings differ.');
    const millions = `${(rows / 1e6).toFixed(0)} million judgments`;
    const megabytes = (path: string): string => `${(statSync(path).size / 1e6).toFixed(0)} MB`;
    const speed = (seconds: number): number => rows / seconds / 1e6;
    const unit = 'M rows/s';
    return [
      { what: `${millions} counted by DuckDB`, value: speed(counting.seconds), unit, against: '' },
      {
        what: 'read and counted as rows',
        ...{ value: speed(asRows.seconds), unit, against: megabytes(whole) },
      },
      {
        what: 'their counts read, by the judgments they stand for',
        ...{ value: speed(asCounts.seconds), unit, against: megabytes(counted) },
      },
      {
        what: 'models ranked alike from either, to the last bit',
        ...{ value: asRows.result.models.length, unit: 'of 12', against: '' },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

async function countsIn(path: string): Promise<PairCounts> {
  const chunks = () => createReadStream(path, { highWaterMark: 1 << 18 });
  const source = { file: path, bytes: statSync(path).size, chunks };
  const { table, files } = await readFiles([source], { format: null });
  if (files[0].failure !== null || files[0].rejected > 0) throw new Error(`${path} was not read.`);
  return countPairs(table);
}

/** All that is drawn, and its summary. */
function fitOf(counts: PairCounts) {
  const model = identified(counts, defaultModelFor(counts));
  const intervals = { narrow: 0.68, wide: 0.95 };
  const { draws, summary } = fitAll(counts, model, defaultSampler(counts.models.length), intervals);
  return { draws, summary };
}
