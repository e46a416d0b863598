import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { keepTexts } from '../../src/core/texts/keep-texts.ts';
import { gunzip } from '../../src/core/texts/gzip.ts';
import type { KeptParts } from '../../src/core/texts/keep-texts.ts';
import { itemsOf } from '../../src/core/texts/text-chunk.ts';
import { database } from '../../src/storage/database.ts';
import { deleteEverything } from '../../src/storage/runs.ts';
import {
  deleteTexts,
  deleteTextsOfKey,
  finishTexts,
  keptTexts,
  loadRecord,
  loadText,
  packedChunks,
  saveChunk,
} from '../../src/storage/texts.ts';
import { textSource } from '../core/formats/sources.ts';

const LONG = 'x'.repeat(100_000);
const pairs = Array.from(
  { length: 20 },
  (_, row) =>
    JSON.stringify({
      ...{ question_id: row, model1_id: 'a', model2_id: 'b', winner: 1 },
      // Every third row says nothing.
      ...(row % 3 === 0 ? {} : { judgment: `${String(row)} ${LONG}` }),
    }) + '\n',
).join('');
const questions = ['a?', 'b?'].map((q) => `{"question_id": "${q}", "turns": ["${q}"]}\n`).join('');

const A = { key: 'k', file: 'pairs' };
const B = { key: 'l', file: 'questions' };

async function keep(parts: KeptParts = 'all') {
  const sources = [
    { ...textSource(pairs, A.file), key: A.key },
    { ...textSource(questions, B.file), key: B.key },
  ];
  return keepTexts(sources, { parts }, async ({ chunk }) => {
    if (chunk !== null) await saveChunk(chunk, parts);
  });
}

afterEach(deleteEverything);

describe('texts', () => {
  it('can be had chunk by chunk, of one file and kind', async () => {
    await keep();
    const found: number[] = [];
    for await (const bytes of packedChunks(A, 'records')) {
      for (const { number } of itemsOf(await gunzip(bytes))) found.push(number);
    }
    // Every third row says nothing.
    expect(found).toEqual(Array.from({ length: 20 }, (_, row) => row).filter((row) => row % 3));
    expect((await packedChunks(A, 'texts').next()).done).toBe(true);
  });

  it('are found by file and number, whatever chunk they lie in', async () => {
    await keep();
    expect(await (await database()).count('texts')).toBeGreaterThan(5);
    for (let row = 0; row < 20; row++) {
      const record = await loadRecord(A, row);
      if (row % 3 === 0) expect(record).toBeNull();
      else expect(record?.reasoning).toBe(`${String(row)} ${LONG}`);
    }
    expect(await loadText(B, 0)).toBe('a?');
    expect(await loadText(B, 1)).toBe('b?');
    expect(await loadText(B, 2)).toBeNull();
    expect(await loadText(A, 0)).toBeNull();
    expect(await loadRecord({ key: 'k', file: 'other' }, 1)).toBeNull();
  });

  it('are counted while they come, and whole once the files have ended', async () => {
    const files = await keep();
    const [a, b, none] = await keptTexts([A, B, { key: 'k', file: 'other' }]);
    expect(a).toEqual({ texts: 13, size: files[0].bytes, parts: 'all', isWhole: false });
    expect(b).toMatchObject({ texts: 2, isWhole: false });
    expect(none).toBeNull();
    await finishTexts(files, 'all');
    expect(await keptTexts([A, B])).toEqual([
      { ...a, isWhole: true },
      { ...b, isWhole: true },
    ]);
  });

  it('say that a file was read though it holds none', async () => {
    await finishTexts([{ ...A, texts: 0, bytes: 0 }], 'answers');
    expect(await keptTexts([A])).toEqual([{ texts: 0, size: 0, parts: 'answers', isWhole: true }]);
  });

  it('are deleted with their file or with all that came of a source, and no others', async () => {
    await keep();
    expect(await loadRecord(A, 1)).not.toBeNull();
    await deleteTexts([A]);
    expect(await loadRecord(A, 1)).toBeNull();
    expect(await keptTexts([A])).toEqual([null]);
    expect(await loadText(B, 0)).toBe('a?');
    await deleteTextsOfKey(B.key);
    expect(await (await database()).count('texts')).toBe(0);
  });
});
