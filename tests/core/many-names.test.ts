import { describe, expect, it } from 'vitest';
import { aliasSuggestions } from '../../src/core/names/alias-suggestions.ts';
import { NO_EDITS } from '../../src/core/table/data-edits.ts';
import { importJudgments } from '../../src/core/formats/intake/import-judgments.ts';
import { MAX_MODEL_NAMES, MAX_MODELS } from '../../src/core/limits.ts';
import { graphReport } from '../../src/core/model/graph.ts';
import { textSource } from './formats/sources.ts';
import { lines, imported } from './many-names.ts';

/** Every name new. */
const strangers = (rows: number): string =>
  `model_a,model_b,winner\n${lines(rows, (n) => `answer ${String(2 * n)},answer ${String(2 * n + 1)},model_a`)}\n`;

describe('a file with very many names', () => {
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
});
