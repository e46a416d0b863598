import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownSource, asRead, lines, expected, testWritten } from './written-rows.ts';

describe('Parquet gives what the same rows give as JSON lines', () => {
  testWritten('UNCOMPRESSED');

  describe('written by DuckDB', () => {
    const folder = mkdtempSync(join(tmpdir(), 'caravan-parquet-'));
    const connecting = DuckDBInstance.create(':memory:').then((instance) => instance.connect());
    beforeAll(() => {
      writeFileSync(join(folder, 'rows.jsonl'), lines);
    });
    afterAll(async () => {
      (await connecting).closeSync();
      rmSync(folder, { recursive: true });
    });
    it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4_raw'])('%s', async (codec) => {
      const path = join(folder, `${codec}.parquet`);
      const connection = await connecting;
      for (const version of ['V1', 'V2']) {
        await connection.run(
          `COPY (FROM read_json('${join(folder, 'rows.jsonl')}')) TO '${path}'
          (FORMAT parquet, CODEC '${codec}', ROW_GROUP_SIZE 8192, PARQUET_VERSION ${version})`,
        );
        const bytes = new Uint8Array(readFileSync(path));
        expect(await asRead(ownSource('x.parquet', bytes, 1000))).toEqual(expected);
      }
    });
  });
});
