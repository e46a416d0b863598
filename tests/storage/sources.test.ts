import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { tableOf } from '../../src/core/table/table-bytes.ts';
import { database } from '../../src/storage/database.ts';
import type { DataRecord, SourceRecord } from '../../src/storage/records.ts';
import { fingerprintOfCounts } from '../../src/storage/fingerprint.ts';
import { deleteEverything } from '../../src/storage/runs.ts';
import { loadSource, saveSource } from '../../src/storage/sources.ts';
import { dropLostTexts, dropUnusedSources } from '../../src/storage/project/unused.ts';
import { textSource } from '../core/formats/sources.ts';
import { NO_EDITS } from '../../src/core/table/data-edits.ts';
import { importJudgments } from '../../src/core/formats/intake/import-judgments.ts';
import { earlierDatabase } from './earlier.ts';

const CSV = 'question_id,model_a,model_b,winner\n1,x,y,model_a\n2,x,y,tie\n';

/** As version 1 stored it, before any test opens the database. */
const earlier = earlierDatabase(1);

async function imported() {
  const options = { format: null, base: null, edits: NO_EDITS };
  return importJudgments([textSource(CSV, 'x.csv')], options);
}

function source(id: string, savedAt: number, file = id): SourceRecord {
  const files = [{ key: 'k', file }];
  return { id, table: new Blob([]), benchmark: new Blob([]), files, savedAt };
}

function dataOf(id: string, counts: DataRecord['counts'], source: DataRecord['source']) {
  return { hash: id, name: id, sample: null, counts, source };
}

afterEach(deleteEverything);

describe('a data record of version 1', () => {
  it('is split into the data and its source', async () => {
    const { read, counts } = await imported();
    const { table, files, duplicates } = read;
    const old = await earlier;
    const kept = { hash: 'h', name: 'x', sample: null, counts, duplicates };
    await old.put('data', { ...kept, table, files });
    await old.put('data', { ...kept, hash: 'sample', table: null, files: [] });
    old.close();

    const db = await database();
    const data = await db.get('data', 'h');
    expect(data).toMatchObject({ hash: 'h', name: 'x', counts });
    expect(data).not.toHaveProperty('table');
    expect(data?.source).toMatchObject({ id: 'h', edits: NO_EDITS, outline: { rows: 2 } });
    expect(data?.source?.files[0]).toMatchObject({ file: 'x.csv', judgments: 2, key: '' });
    const record = await loadSource('h');
    expect(tableOf((await record?.table.arrayBuffer()) ?? new ArrayBuffer())).toEqual(table);
    expect((await db.get('data', 'sample'))?.source).toBeNull();
  });
});

describe('sources', () => {
  it('are dropped with their texts once nothing uses them and a day is over', async () => {
    const db = await database();
    const { counts, removed, outline } = await imported();
    for (const [id, savedAt] of [
      ['used', 1],
      ['old', 1],
      ['new', 10],
    ] as const) {
      await saveSource(source(id, savedAt));
      const chunk = { first: 0, bytes: new Uint8Array(1) };
      await db.put('texts', chunk, ['k', id, 'records', 0]);
      await db.put('texts', chunk, ['k', id, 'records', 1]);
    }
    // Another source of the same file: its texts stay.
    await saveSource(source('older', 1, 'used'));
    const facts = { files: [], duplicates: 0, edits: NO_EDITS, removed, outline };
    const hash = await fingerprintOfCounts(counts);
    await db.put('data', dataOf(hash, counts, { id: 'used', ...facts }));
    await dropUnusedSources(10);
    expect(await db.getAllKeys('sources')).toEqual(['new', 'used']);
    expect((await db.getAllKeys('texts')).map(([, file]) => file)).toEqual([
      'new',
      'new',
      'used',
      'used',
    ]);
  });

  it('that no text is of any more are missed: those of other files stay', async () => {
    const db = await database();
    await db.clear('sources');
    await db.clear('texts');
    await saveSource(source('used', 1));
    const chunk = { first: 0, bytes: new Uint8Array(1) };
    // What is left of a project file whose opening was cut off, and of a file of the same key.
    for (const [key, file] of [
      ['k', 'used'],
      ['k', 'lost'],
      ['lost', 'used'],
    ] as const)
      for (const at of [0, 1]) await db.put('texts', chunk, [key, file, 'records', at]);
    await dropLostTexts();
    expect(await db.getAllKeys('texts')).toEqual([
      ['k', 'used', 'records', 0],
      ['k', 'used', 'records', 1],
    ]);
    // Where a source is damaged, nobody knows whose texts those are.
    await db.put('texts', chunk, ['k', 'lost', 'records', 0]);
    await db.put('sources', { id: 'broken' } as never);
    await dropLostTexts();
    expect(await db.count('texts')).toBe(3);
  });

  it('that are gone are null', async () => {
    expect(await loadSource('nothing')).toBeNull();
  });
});
