import { countPairs } from '../../src/core/table/choices/count-pairs.ts';
import { readFiles } from '../../src/core/formats/intake/read.ts';
import type { ByteSource } from '../../src/core/formats/file/report.ts';
import type { JudgmentTable } from '../../src/core/table/judgments.ts';
import { NameIndex } from '../../src/core/table/name-index.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { best } from './figure.ts';
import type { EngineFigure } from './figure.ts';

const MODELS = Array.from({ length: 30 }, (_, m) => `lab-${String(m % 7)}/model-${String(m)}-chat`);
const MODEL_WORDS = ['model_a', 'model_b', 'tie'];

/** Files that are never whole anywhere: how long they take, and how much memory at most. */
export async function benchBig(): Promise<EngineFigure[]> {
  return [...(await readShortRows(10_000_000)), ...(await readTexts(1_000_000)), ...nameFigures()];
}

/** Judgments without texts: what remains of them is the table. */
async function readShortRows(rows: number): Promise<EngineFigure[]> {
  const random = createRandom(10);
  const line = (row: number): string => {
    const [a, b] = twoModels(random.uniform());
    const winner = MODEL_WORDS[row % 3];
    const question = String(row % 1000);
    return `{"question_id":${question},"model_a":"${a}","model_b":"${b}","winner":"${winner}","judge":"gpt-4","turn":1}\n`;
  };
  const what = `JSON Lines of ${(rows / 1e6).toFixed(0)} million judgments without texts`;
  const { table, figures } = await watch(what, linesSource(what, rows, line));
  if (table.left.length !== rows) throw new Error('rows are missing');
  const count = best(3, () => countPairs(table)) / 1000;
  return [
    ...figures,
    { what: 'its table', value: bytesOf(table) / rows, unit: 'bytes/row', against: '≤ 25' },
    { what: 'its table counted', value: count, unit: 's', against: '< 2' },
  ];
}

/** Judgments with texts, about 1 kB each. */
async function readTexts(rows: number): Promise<EngineFigure[]> {
  const random = createRandom(11);
  const text = 'Plants turn light into "chemical" energy, 糖として蓄える。 '.repeat(20);
  const line = (row: number): string => {
    const [a, b] = twoModels(random.uniform());
    const judgment = text.slice(row % 100, 750 + (row % 200));
    return (
      JSON.stringify({
        question_id: row % 4000,
        model1_id: a,
        model2_id: b,
        winner: 1 + (row % 3),
        judge: ['gpt-4', 'pair-v2'],
        judgment,
        turn: 1,
        tstamp: 1_700_000_000 + row,
      }) + '\n'
    );
  };
  const what = `JSON Lines of ${(rows / 1e6).toFixed(0)} million judgments with texts`;
  const { table, figures } = await watch(what, linesSource(what, rows, line));
  if (table.left.length !== rows) throw new Error('rows are missing');
  return figures;
}

/** Names that are all different. */
function nameFigures(): EngineFigure[] {
  const names = 1_000_000;
  const before = inMemory(true);
  let index = new NameIndex();
  const seconds =
    best(3, () => {
      index = new NameIndex();
      for (let n = 0; n < names; n++) index.of(`question ${String(n)}`);
    }) / 1000;
  const kept = inMemory(true) - before;
  if (index.of('question 7') !== 7) throw new Error('a name is lost');
  const what = 'a million different names indexed';
  return [
    { what, value: seconds, unit: 's', against: '' },
    ...(globalThis.gc === undefined ? [] : [{ what, value: kept, unit: 'MB', against: '' }]),
  ];
}

function twoModels(uniform: number): [string, string] {
  const pair = Math.floor(uniform * MODELS.length * (MODELS.length - 1));
  const a = pair % MODELS.length;
  return [MODELS[a], MODELS[(a + 1 + Math.floor(pair / MODELS.length)) % MODELS.length]];
}

/** A file whose lines are made when they are asked for, about 64 kB at a time. */
function linesSource(file: string, rows: number, line: (row: number) => string): ByteSource {
  const encoder = new TextEncoder();
  return {
    file,
    bytes: rows * line(0).length,
    async *chunks() {
      let text = '';
      for (let row = 0; row < rows; row++) {
        text += line(row);
        if (text.length < 1 << 16 && row < rows - 1) continue;
        yield await Promise.resolve(encoder.encode(text));
        text = '';
      }
    },
  };
}

/** Reads a source, looking at the memory at each piece. */
async function watch(
  what: string,
  source: ByteSource,
): Promise<{ table: JudgmentTable; figures: EngineFigure[] }> {
  const before = inMemory(true);
  let peak = before;
  let bytes = 0;
  const watched: ByteSource = {
    ...source,
    async *chunks() {
      for await (const chunk of source.chunks()) {
        bytes += chunk.length;
        peak = Math.max(peak, inMemory(false));
        yield chunk;
      }
    },
  };
  const start = performance.now();
  const { table } = await readFiles([watched], { format: null });
  const seconds = (performance.now() - start) / 1000;
  peak = Math.max(peak, inMemory(false));
  const megabytes = bytes / 1e6;
  const sized = `${what}, ${megabytes.toFixed(0)} MB`;
  return {
    table,
    figures: [
      { what: sized, value: megabytes / seconds, unit: 'MB/s', against: 'made and read' },
      { what: sized, value: peak, unit: 'MB at most', against: '< 500, heap and buffers' },
    ],
  };
}

/** Heap and buffers in megabytes; garbage counts, unless it is collected first. */
function inMemory(isCollected: boolean): number {
  if (isCollected) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function bytesOf(table: JudgmentTable): number {
  const { left, right, outcome, question, judge, turn, weight } = table;
  const columns = [
    left,
    right,
    outcome,
    question,
    judge,
    turn,
    ...(weight === null ? [] : [weight]),
  ];
  return columns.reduce((sum, column) => sum + column.byteLength, 0);
}
