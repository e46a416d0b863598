import { describe, expect, it } from 'vitest';
import { addImport, removeFiles } from '../../../../src/core/formats/intake/combine.ts';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import type { ReadOptions } from '../../../../src/core/formats/intake/read.ts';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { choicesIn } from '../../choices-of.ts';
import { diskSource, textSource } from '../sources.ts';

const SELECT_BEST = new URL('../../../golden/formats/promptfoo/', import.meta.url).pathname;

const line = (question: string, ranks: readonly (number | null)[]) =>
  JSON.stringify({
    question_id: question,
    models: ['a', 'b', 'c', 'd'].slice(0, ranks.length),
    ranks,
  });

function read(lines: readonly string[], options: Partial<ReadOptions> = {}, file = 'x.jsonl') {
  return readFiles([textSource(lines.join('\n'), file)], { format: null, ...options });
}

/** Outputs of one test by provider, one of which a judge picked. */
function picked(tests: readonly (readonly boolean[])[]): string {
  const results = tests.flatMap((passes, testIdx) =>
    passes.map((pass, at) => ({
      ...{ promptIdx: 0, testIdx, provider: { id: 'abcd'[at] }, vars: { n: testIdx } },
      gradingResult: {
        componentResults: [{ pass, assertion: { type: 'select-best', value: 'v' } }],
      },
    })),
  );
  return JSON.stringify({ results: { version: 3, prompts: [], results } });
}

describe('rankings of a file', () => {
  const LINES = [line('q', [1, 2, 3, 4]), line('r', [2, 1, 3, 3]), line('s', [1, 1, 2, 3])];

  it('are one observation each, unless pairs are asked for', async () => {
    const kept = await read(LINES);
    expect(kept.files[0].choices).toEqual({
      ...{ observations: 3, tied: 1, shared: 0, as: 'plackett-luce' },
    });
    expect(choicesIn(countPairs(kept.table))).toEqual([
      ...['a:1 c:0 d:0', 'b:1 c:0 d:0', 'a:1 b:1 c:0 d:0 a+b:1'],
    ]);
    const pairs = await read(LINES, { choices: 'pairs' });
    expect(pairs.files[0].choices).toEqual({
      ...{ observations: 3, tied: 1, shared: 0, as: 'pairs' },
    });
    const { choice: _, ...table } = kept.table;
    expect(pairs.table).toEqual(table);
    expect(pairs.files[0].judgments).toBe(kept.files[0].judgments);
  });

  it('may be so in one file and otherwise in another', async () => {
    const ways = new Map([['y.jsonl', { choices: 'pairs' as const }]]);
    const [x, y] = ['x.jsonl', 'y.jsonl'].map((file) => textSource(LINES.join('\n'), file));
    const both = await readFiles([x, y], { format: null, ways });
    expect(both.files.map(({ choices }) => choices?.as)).toEqual(['plackett-luce', 'pairs']);
    const alone = removeFiles(both, new Set(['y.jsonl']));
    expect(countPairs(alone.table)).toEqual(countPairs((await read(LINES)).table));
  });

  it('of two, or of which one alone has a place, are none', async () => {
    const { files, table } = await read([
      line('q', [1, 2]),
      line('r', [1, null, 2]),
      line('s', [1, null, null]),
    ]);
    expect(files[0].choices).toBeUndefined();
    expect(countPairs(table).choices).toBeUndefined();
  });
});

describe('the best that a judge picks', () => {
  it('is a choice of all that it was picked of', async () => {
    const text = picked([
      [true, false, false, false],
      [false, true, false, false],
      [false, true, false],
    ]);
    const first = await read([text], {}, 'p.json');
    expect(first.files[0].format).toBe('promptfoo');
    expect(first.files[0].choices).toEqual({ observations: 3, shared: 0, as: 'plackett-luce' });
    expect(choicesIn(countPairs(first.table))).toEqual(['a:0 b:1 c:0', 'a:1 b:1 c:0 d:0']);
    const added = addImport(first, await read([line('q', [3, 2, 1])]));
    expect(choicesIn(countPairs(added.table))).toEqual(['a:0 b:1 c:1', 'a:1 b:1 c:0 d:0']);
  });

  it('is none where two are picked', async () => {
    const { files, table } = await read([picked([[true, true, false]])], {}, 'p.json');
    expect(files[0].choices).toEqual({ observations: 0, shared: 1, as: 'plackett-luce' });
    expect(countPairs(table).choices).toBeUndefined();
  });

  it('stays pairs where that was asked for, whatever is added', async () => {
    const text = picked([[true, false, false]]);
    const pairs = await read([text], { choices: 'pairs' }, 'p.json');
    expect(pairs.table.choice).toBeUndefined();
    const added = addImport(pairs, await read([line('q', [3, 2, 1])]));
    expect(added.files.map(({ choices }) => choices?.as)).toEqual(['pairs', 'plackett-luce']);
    expect(choicesIn(countPairs(added.table))).toEqual(['a:0 b:0 c:1']);
  });

  it('is what a file of promptfoo has, its failed calls left aside', async () => {
    const source = diskSource(`${SELECT_BEST}select-best.json`);
    const { files, table } = await readFiles([source], { format: null });
    expect(files[0].choices).toEqual({ observations: 2, shared: 0, as: 'plackett-luce' });
    expect(choicesIn(countPairs(table))).toEqual(['GPT-4:1 local:calm:0 local:phi:1']);
  });
});

it('a thumb up among several answers is a choice, a thumb down is not', async () => {
  const feedback = (rating: number, model: string, ...siblings: string[]) => ({
    ...{ type: 'rating', meta: { chat_id: 'x', message_index: 1 } },
    data: { rating, model_id: model, sibling_model_ids: siblings },
  });
  const all = [feedback(1, 'b', 'a', 'c'), feedback(-1, 'a', 'b', 'c'), feedback(1, 'c', 'a')];
  const { files, table } = await read([JSON.stringify(all)], {}, 'f.json');
  expect(files[0].format).toBe('open-webui');
  expect(files[0].choices).toEqual({ observations: 1, shared: 0, as: 'plackett-luce' });
  expect(choicesIn(countPairs(table))).toEqual(['a:0 b:1 c:0']);
});
