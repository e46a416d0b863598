import { describe, expect, it } from 'vitest';
import { aliasSuggestions } from '../../src/core/names/alias-suggestions.ts';
import { NO_EDITS } from '../../src/core/table/data-edits.ts';
import { PairDeriver } from '../../src/core/table/derive-pairs.ts';
import { dropDuplicates, findDuplicates } from '../../src/core/table/duplicates.ts';
import { removeFiles } from '../../src/core/formats/intake/combine.ts';
import { readFiles } from '../../src/core/formats/intake/read.ts';
import type { FilesRead } from '../../src/core/formats/file/report.ts';
import { importJudgments } from '../../src/core/formats/intake/import-judgments.ts';
import { MAX_MODEL_NAMES, MAX_MODELS } from '../../src/core/limits.ts';
import { graphReport } from '../../src/core/model/graph.ts';
import { orderDisagreements } from '../../src/core/agreement/order-disagreement.ts';
import { ScoreBuilder } from '../../src/core/table/scores.ts';
import { textSource } from './formats/sources.ts';
import { tableOf } from './formats/tables.ts';

/*
 * Whatever an import does takes time in proportion to the names. No time is asserted: what is
 * quadratic takes minutes here and runs into the limit of every test.
 */
const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

const imported = (text: string, base: FilesRead | null = null, size?: number) =>
  importJudgments([textSource(text, 'x.csv', size)], { format: null, base, edits: NO_EDITS });

/** Every name new. */
const strangers = (rows: number): string =>
  `model_a,model_b,winner\n${lines(rows, (n) => `answer ${String(2 * n)},answer ${String(2 * n + 1)},model_a`)}\n`;

describe('a file with very many names', () => {
  it('of questions and judges is read like any other', async () => {
    const rows = 200_000;
    const text = lines(rows, (n) => `q${String(n)},a,b,model_a,judge ${String(n)}`);
    const { read, counts, outline, failure } = await imported(
      `question_id,model_a,model_b,winner,judge\n${text}\n`,
    );
    expect(failure).toBeNull();
    expect(read.table.questions).toHaveLength(rows);
    expect(read.table.judges).toHaveLength(rows);
    expect(counts.leftWins).toEqual(Float64Array.of(rows));
    expect(outline.questions).toBe(rows);
  });

  it('of models is refused as soon as it is plain that they are none', async () => {
    const text = strangers(400_000);
    let pieces = 0;
    const source = textSource(text, 'x.csv', 64 << 10);
    const counted = {
      ...source,
      async *chunks() {
        for await (const piece of source.chunks()) {
          pieces++;
          yield piece;
        }
      },
    };
    const { read, failure } = await importJudgments([counted], {
      format: null,
      base: null,
      edits: NO_EDITS,
    });
    expect(read.files[0].failure).toEqual({ kind: 'too-many-models', most: MAX_MODEL_NAMES });
    expect(failure?.kind).toBe('no-judgments');
    expect(pieces * (64 << 10)).toBeLessThan(text.length / 10);
  });

  it.each([
    [
      'scores',
      (n: number) =>
        `{"question_id":${String(n)},"model":"m${String(n)}","judge":["j","p"],"score":1,"turn":1}`,
    ],
    ['answers', (n: number) => `{"question_id":1,"model_id":"m${String(n)}","text":"x"}`],
    ['a ranking', (n: number) => `{"model":"m${String(n)}","rating":1,"lower":0,"upper":2}`],
  ])('is refused where they are models of %s', async (_, line) => {
    const { read } = await imported(lines(MAX_MODEL_NAMES + 1, line));
    expect(read.files[0].failure).toEqual({ kind: 'too-many-models', most: MAX_MODEL_NAMES });
    const { read: short } = await imported(lines(MAX_MODEL_NAMES, line));
    expect(short.files[0].failure).toBeNull();
  });

  it('is kept, not ranked, where models may be left out', async () => {
    const { read, failure, outline } = await imported(strangers(MAX_MODELS / 2 + 1));
    expect(failure).toEqual({
      kind: 'too-many-models',
      models: MAX_MODELS + 2,
      most: MAX_MODELS,
    });
    expect(read.files[0].failure).toBeNull();
    const excluded = outline.models.slice(0, 2).map(({ name }) => name);
    const edits = { ...NO_EDITS, excluded };
    const again = await importJudgments([], { format: null, base: read, edits });
    expect(again.failure).toBeNull();
    expect(again.counts.models).toHaveLength(MAX_MODELS);
  });

  it('is refused where only the files together name so many', async () => {
    const { read } = await imported(strangers(MAX_MODELS / 2));
    const more = 'model_a,model_b,winner\none more,answer 0,model_a\n';
    expect((await imported(more, read)).failure).toMatchObject({ kind: 'too-many-models' });
  });
});

describe('very many names', () => {
  it('of many files are visited once where one of them is removed', async () => {
    const files = Array.from({ length: 1_000 }, (_, f) =>
      textSource(
        `question_id,model_a,model_b,winner\n${lines(60, (n) => `q${String(f)}-${String(n)},a,b,model_a`)}\n`,
        `f${String(f)}`,
      ),
    );
    const all = await readFiles(files, { format: null });
    expect(removeFiles(all, new Set(['f0'])).table.questions).toHaveLength(59_940);
  });

  it('of one model by as many makers are no suggestion', () => {
    const models = Array.from({ length: 100_000 }, (_, n) => ({
      name: `maker ${String(n)}/model`,
      judgments: 1,
    }));
    expect(aliasSuggestions(models)).toEqual([]);
  });

  it('that never met are as many groups', () => {
    const groups = 200_000;
    const even = Uint32Array.from({ length: groups }, (_, n) => 2 * n);
    const counts = {
      models: Array.from({ length: 2 * groups }, (_, n) => `m${String(n)}`),
      left: even,
      right: even.map((n) => n + 1),
      leftWins: new Float64Array(groups).fill(1),
      rightWins: new Float64Array(groups),
      ties: new Float64Array(groups),
    };
    expect(graphReport(counts, 'half').groups).toHaveLength(groups);
  });

  it('scored again and again are compared once', () => {
    const scores = new ScoreBuilder();
    for (let row = 0; row < 600_000; row++) {
      const model = `m${String(Math.min(row, 4_000))}`;
      scores.add({ model, question: 'q', judge: null, turn: 1, score: row < 4_000 ? 0 : 1 });
    }
    scores.equal = 'nothing';
    expect(new PairDeriver().add(scores.build())?.facts).toMatchObject({
      pairs: 4_000,
      averaged: 596_000,
      repeated: 0,
    });
  });

  it('repeat nothing and disagree with nobody where questions, judges and turns differ', () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => ({
      ...{ left: 'a', right: 'b', outcome: 0 as const, turn: 1 + (n % 127), weight: 1 },
      question: `q${String(n)}`,
      judge: n % 3 === 0 ? null : `j${String(n)}`,
    }));
    const table = tableOf([...rows, rows[1], { ...rows[4], left: 'b', right: 'a' }]);
    expect(findDuplicates(table)).toMatchObject({
      rows: Uint32Array.of(100_000),
      first: Uint32Array.of(1),
    });
    expect(dropDuplicates(table).left).toHaveLength(100_001);
    const disagreeing = orderDisagreements(table);
    expect([disagreeing.reduce((sum, flag) => sum + flag, 0), disagreeing[4]]).toEqual([2, 1]);
  });
});
