import { describe, expect, it } from 'vitest';
import { gunzip } from '../../../src/core/texts/gzip.ts';
import { keepTexts } from '../../../src/core/texts/keep-texts.ts';
import type { KeepProgress, KeptParts, TextChunk } from '../../../src/core/texts/keep-texts.ts';
import { itemsOf } from '../../../src/core/texts/text-chunk.ts';
import { textSource } from '../formats/sources.ts';

const LINE = { question_id: 1, model1_id: 'a', model2_id: 'b', winner: 1 };
const pair = (row: number, judgment: string, prompt = 'p') =>
  JSON.stringify({ ...LINE, question_id: row, prompt, judgment }) + '\n';
const QUESTIONS = '{"question_id": 1, "turns": ["eins?", "zwei?"]}\n';
const ANSWERS = '{"question_id": 1, "model_id": "a", "text": "so"}\n';

type Send = (chunk: TextChunk) => Promise<void>;

/** Passes chunks on, and lets the rest be. */
function sendTo(send: Send) {
  return ({ chunk }: KeepProgress) => (chunk === null ? Promise.resolve() : send(chunk));
}

async function kept(
  texts: readonly string[],
  options: { readonly parts?: KeptParts; readonly send?: Send } = {},
) {
  const chunks: TextChunk[] = [];
  const files = await keepTexts(
    texts.map((text, at) => ({ ...textSource(text, `file ${at}`, 1000), key: `key ${at}` })),
    { parts: options.parts ?? 'all' },
    sendTo(
      options.send ??
        ((chunk) => {
          chunks.push(chunk);
          return Promise.resolve();
        }),
    ),
  );
  return { files, chunks };
}

async function itemsIn(chunks: readonly TextChunk[]) {
  const found = [];
  for (const { key, file, kind, bytes } of chunks) {
    for (const item of itemsOf(await gunzip(bytes))) found.push([key, file, kind, item]);
  }
  return found;
}

describe('texts of files', () => {
  it('are kept by file, kind and number', async () => {
    const { files, chunks } = await kept([pair(1, 'r1') + pair(2, 'r2'), QUESTIONS, ANSWERS]);
    expect(await itemsIn(chunks)).toEqual([
      ['key 0', 'file 0', 'records', { number: 0, parts: [null, null, null, 'p', 'r1'] }],
      ['key 0', 'file 0', 'records', { number: 1, parts: [null, null, null, 'p', 'r2'] }],
      ['key 1', 'file 1', 'texts', { number: 0, parts: ['eins?'] }],
      ['key 1', 'file 1', 'texts', { number: 1, parts: ['zwei?'] }],
      ['key 2', 'file 2', 'texts', { number: 0, parts: ['so'] }],
    ]);
    expect(files).toEqual(
      chunks.map(({ key, file, texts, bytes }) => ({ key, file, texts, bytes: bytes.length })),
    );
    expect(files.map(({ texts }) => texts)).toEqual([4, 2, 1]);
  });

  it('are named even where there are none', async () => {
    const { files, chunks } = await kept(['left,right,winner\na,b,left\n', '%PDF-1.7']);
    expect(chunks).toEqual([]);
    expect(files.map(({ file, texts }) => [file, texts])).toEqual([
      ['file 0', 0],
      ['file 1', 0],
    ]);
  });

  it('may be kept without what the judges said', async () => {
    const { files, chunks } = await kept([pair(1, 'r') + pair(2, 'r')], { parts: 'answers' });
    expect(files[0].texts).toBe(2);
    const [[, , , item]] = await itemsIn(chunks);
    expect(item).toEqual({ number: 0, parts: [null, null, null, 'p', null] });
  });

  it('are found by row though some rows have none and some were rejected', async () => {
    const bare = JSON.stringify(LINE) + '\n';
    const bad = JSON.stringify({ ...LINE, winner: 'nobody', judgment: 'lost' }) + '\n';
    const { chunks } = await kept([bare + bad + pair(1, 'r1') + bare + pair(2, 'r3')]);
    const items = await itemsIn(chunks);
    expect(items.map(([, , , item]) => item)).toMatchObject([
      { number: 1, parts: [null, null, null, 'p', 'r1'] },
      { number: 3, parts: [null, null, null, 'p', 'r3'] },
    ]);
  });

  it('go out in chunks of which each begins above the one before', async () => {
    const long = 'x'.repeat(100_000);
    const rows = Array.from({ length: 40 }, (_, row) => pair(row, `${String(row)}${long}`));
    const { chunks, files } = await kept([rows.join('')]);
    expect(chunks.map(({ first }) => first)).toEqual([0, 6, 12, 18, 24, 30, 36]);
    const items = await itemsIn(chunks);
    expect(items).toHaveLength(40);
    expect(files[0].bytes).toBe(chunks.reduce((sum, { bytes }) => sum + bytes.length, 0));
  });

  it('wait to be stored: meanwhile little is read', async () => {
    const long = 'x'.repeat(600_000);
    let read = 0;
    const source = textSource('', 'f');
    const encoder = new TextEncoder();
    const releases: (() => void)[] = [];
    let sent = 0;
    const keeping = keepTexts(
      [
        {
          ...source,
          key: 'k',
          bytes: 1,
          async *chunks() {
            for (let row = 0; row < 30; row++) {
              read++;
              yield await Promise.resolve(encoder.encode(pair(row, long)));
            }
          },
        },
      ],
      { parts: 'all' },
      sendTo(() => {
        sent++;
        return new Promise((resolve) => releases.push(resolve));
      }),
    );
    for (let done = 0; done < 30; done++) {
      await expect.poll(() => sent, { interval: 1 }).toBe(done + 1);
      // Whatever could be read without room has been by now.
      await new Promise((resolve) => setTimeout(resolve, 5));
      // Ten records stand ready before the format is known.
      expect(read).toBeLessThanOrEqual(Math.max(10, done + 5));
      releases[done]();
    }
    await keeping;
    expect(read).toBe(30);
  });

  it('end with the failure of whoever stores them', async () => {
    const long = 'x'.repeat(600_000);
    const rows = Array.from({ length: 20 }, (_, row) => pair(row, long)).join('');
    const full = new Error('full');
    let sent = 0;
    const send = () => (++sent < 3 ? Promise.resolve() : Promise.reject(full));
    await expect(kept([rows], { send })).rejects.toBe(full);
    expect(sent).toBe(3);
  });
});
