import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../../src/core/table/duplicates.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import type { ReadOptions } from '../../../src/core/formats/intake/read.ts';
import { CollectedTexts } from './collect-texts.ts';
import { bytesSource, outcomesOf, rowsOf, textSource } from './sources.ts';

/* What real files do that careless readers get wrong; one test each. */

const read = (text: string | readonly string[], options: Partial<ReadOptions> = {}) =>
  readFiles(
    (typeof text === 'string' ? [text] : text).map((t, at) => textSource(t, `file ${at}`, 50)),
    { format: null, ...options },
  );
const line = (record: Record<string, unknown>) => JSON.stringify(record) + '\n';
const pair = (change: Record<string, unknown> = {}) =>
  line({
    question_id: 1,
    model1_id: 'a',
    model2_id: 'b',
    winner: 1,
    judge: 'j',
    turn: 1,
    ...change,
  });
const match = { model1_id: 'a', model2_id: 'b', question_id: 'q', score: 1 };

describe('traps', () => {
  it('1: one object under .jsonl, lines under .json, one line that is both', async () => {
    const tournament = JSON.stringify({ model_metadata: {}, matches: [match, match] });
    for (const text of [tournament, JSON.stringify(JSON.parse(tournament), null, 2)]) {
      const { files } = await read(text);
      expect(files[0]).toMatchObject({ format: 'rakuda-v1-tournament', rows: 2, rejected: 0 });
    }
    expect((await read(pair())).files[0]).toMatchObject({ format: 'rakuda-v2-pair', rows: 1 });
    expect((await read(pair() + pair())).files[0]).toMatchObject({ rows: 2 });
  });

  it('2: line separators inside strings, CRLF, byte order mark, no final newline', async () => {
    const judge = 'x\u2028y\u2029z\u0085w';
    const raw = pair({ judge }).replaceAll('\\u', 'U');
    const text = '\uFEFF' + raw.replace('\n', '\r\n') + raw.trimEnd();
    const { table, files } = await read(text);
    expect(files[0]).toMatchObject({ rows: 2, rejected: 0 });
    expect(table.judges).toEqual([judge]);
  });

  it('3: −1, error, null and nothing are counted, never a draw, never lost', async () => {
    const failed = [-1, 'error', null, '', '-1.0'].map((winner) => pair({ winner })).join('');
    const { table, files } = await read(pair() + failed + pair({ winner: 7 }));
    expect(outcomesOf(table)).toEqual([1, 0, 0, 5]);
    expect(files[0]).toMatchObject({ rows: 7, judgments: 1, unparsed: 5, rejected: 1 });
  });

  it('4: both orders of a pair are kept, opposite verdicts too', async () => {
    const { table } = await read(pair() + pair({ model1_id: 'b', model2_id: 'a', winner: 1 }));
    expect(rowsOf(table).map((row) => row.slice(0, 3))).toEqual([
      ['a', 'b', 'left'],
      ['b', 'a', 'left'],
    ]);
    expect(findDuplicates(table).rows).toHaveLength(0);
  });

  it('5: the order of a pair is kept apart from the pair', async () => {
    const { table } = await read([
      pair({ judge: 'x' }),
      pair({ judge: 'y', model1_id: 'b', model2_id: 'a', winner: 2 }),
    ]);
    const keys = rowsOf(table).map(([left, right]) => [String(left), String(right)].sort().join());
    expect(new Set(keys).size).toBe(1);
    expect(rowsOf(table).map(([left]) => left)).toEqual(['a', 'b']);
  });

  it('6: a ranking of some of the models stands beside judgments of all', async () => {
    const ranking = JSON.stringify({ ranking: [{ model_id: 'a', median: 1 }] });
    const { table, benchmark } = await read([pair() + pair({ model2_id: 'c' }), ranking]);
    expect(table.models).toEqual(['a', 'b', 'c']);
    expect(benchmark.rankings[0].entries.map(({ model }) => model)).toEqual(['a']);
  });

  it('7: repeated rows are found, said to agree or not, and kept', async () => {
    const { table, duplicates } = await read(
      pair() + pair() + pair({ winner: 2 }) + pair({ turn: 2 }),
    );
    expect(duplicates).toBe(2);
    expect(table.left).toHaveLength(4);
    expect(findDuplicates(table)).toEqual({
      rows: Uint32Array.of(1, 2),
      first: Uint32Array.of(0, 0),
      agreeing: 1,
      contradicting: 1,
    });
  });

  it('8: ids that are numbers here and strings there; names with any characters', async () => {
    const names = ['gpt-4:20230713', 'org/model (7B) [v2]', '組織／模型　Ａ', 'a \'b\' "c"'];
    const rows = names.map((name, at) => pair({ model1_id: name, question_id: at }));
    const questions = names.map((_, at) => line({ question_id: String(at), text: 'なに?' }));
    const { table, benchmark } = await read([rows.join(''), questions.join('')]);
    expect(table.models.filter((name) => name !== 'b')).toEqual(names);
    expect(benchmark.questions.map(({ id }) => id)).toEqual(table.questions);
  });

  it('9: answers of any length', async () => {
    const long = '長い答え"、\n'.repeat(40_000);
    const { texts, records, sink } = new CollectedTexts();
    const parts = [
      line({ question_id: 1, model_id: 'a', text: long }),
      pair({ judgment: long }),
      `question_id,model_a,model_b,winner,text\n1,a,b,tie,"${long.replaceAll('"', '""')}"\n`,
    ];
    const { files } = await read(parts, { texts: sink });
    expect(files.map(({ failure }) => failure)).toEqual([null, null, null]);
    expect(texts).toEqual([long]);
    expect(records.get('file 1')?.get(0)?.reasoning).toBe(long);
  });

  describe('10: hostile content', () => {
    it('names of the language and of markup are names', async () => {
      const names = ['__proto__', 'constructor', '<script>alert(1)</script>', 'toString'];
      const rows = names.map((name) => pair({ model1_id: name, question_id: name, judge: name }));
      const { table } = await read(rows.join('') + '{"__proto__": {"model1_id": "x"}}\n');
      expect(table.models.filter((name) => name !== 'b')).toEqual(names);
      expect(table.questions).toEqual(names);
      expect(({} as Record<string, unknown>)['model1_id']).toBeUndefined();
    });

    it('numbers beyond all numbers are refused', async () => {
      const scores = '{"question_id":1,"model":"a","judge":"j","score":1e999}\n';
      expect((await read(scores)).files[0].rejections[0].reason.kind).toBe('bad-value');
      const counts = 'model_a,model_b,wins_a,wins_b\na,b,1e999,1\na,b,1,1\n';
      expect((await read(counts)).files[0]).toMatchObject({ rejected: 1, judgments: 2 });
    });

    it('ten thousand models, nesting ten thousand deep', async () => {
      const rows = Array.from({ length: 10_000 }, (_, n) => pair({ model1_id: `m${String(n)}` }));
      expect((await read(rows.join(''))).table.models).toHaveLength(10_001);
      const deep = `${'['.repeat(10_000)}1${']'.repeat(10_000)}`;
      const { files } = await read(pair() + `{"model1_id": ${deep}}\n` + deep + '\n' + pair());
      expect(files[0]).toMatchObject({ rows: 4, judgments: 2, rejected: 2 });
      const item = `{"extra_info":`.repeat(5_000) + '1' + '}'.repeat(5_000);
      const flexeval = `{"model1":"a","model2":"b","winner":"draw","model1_item":${item}}\n`;
      expect((await read(flexeval)).files[0]).toMatchObject({ format: 'flexeval', judgments: 1 });
    });

    it('a file cut anywhere keeps what stands before the cut', async () => {
      const document = JSON.stringify({
        models: [{ name: 'a' }, { name: 'b' }],
        examples: Array.from({ length: 20 }, (_, n) => ({
          input_text: `"q${String(n)}`,
          score: 1,
        })),
      });
      const tournament = JSON.stringify({ matches: Array.from({ length: 20 }, () => match) });
      const lines = pair().repeat(20);
      for (const [text, least] of [
        [document, 80],
        [tournament, 60],
        [lines, 110],
      ] as const) {
        for (let cut = 300; cut < text.length - 1; cut += 17) {
          const { table, files } = await read(text.slice(0, cut));
          const whole = Math.floor((cut - 80) / least);
          expect(table.left.length, `${text.slice(0, 20)} ${String(cut)}`).toBeGreaterThanOrEqual(
            whole - 1,
          );
          const isAtLineEnd = text === lines && (text[cut] === '\n' || text[cut - 1] === '\n');
          const kinds = files[0].rejections.map(({ reason }) => reason.kind);
          if (!isAtLineEnd) expect(kinds).toContain('cut-off');
        }
      }
    });

    it('a wrong encoding is named with the file', async () => {
      const bytes = Uint8Array.from('model_a,model_b,winner\nmod\xe8le,b,tie\n', (c) =>
        c.charCodeAt(0),
      );
      const { files } = await readFiles([bytesSource('x', bytes)], { format: null });
      expect(files[0].failure).toEqual({ kind: 'not-text', looksLike: 'another encoding' });
    });
  });
});
