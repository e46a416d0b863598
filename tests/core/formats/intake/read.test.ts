import { describe, expect, it } from 'vitest';
import { addImport, removeFiles } from '../../../../src/core/formats/intake/combine.ts';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import type { ByteSource } from '../../../../src/core/formats/file/report.ts';
import { rowsOf, textSource } from '../sources.ts';

const CSV = 'question_id,model_a,model_b,winner\n1,a,b,model_a\n2,b,a,tie\n';
const LINES =
  '{"question_id": 1, "model1_id": "c", "model2_id": "a", "winner": 2}\n' +
  '{"question_id": "1", "model1_id": "a", "model2_id": "b", "winner": 1}\n';
const COUNTS = 'model_a,model_b,wins_a,wins_b,ties\na,d,3,0,1.5\n';

const auto = { format: null };

describe('several files', () => {
  it('make one table, names in order of first appearance', async () => {
    const { table, files, duplicates } = await readFiles(
      [textSource(CSV, 'x.csv'), textSource(LINES, 'y.jsonl'), textSource(COUNTS, 'z.csv')],
      auto,
    );
    expect(table.models).toEqual(['a', 'b', 'c', 'd']);
    expect(table.questions).toEqual(['1', '2']);
    expect(rowsOf(table)).toEqual([
      ['a', 'b', 'left', '1', null, null, 1],
      ['b', 'a', 'tie', '2', null, null, 1],
      ['c', 'a', 'right', '1', null, null, 1],
      ['a', 'b', 'left', '1', null, null, 1],
      ['a', 'd', 'left', null, null, null, 3],
      ['a', 'd', 'tie', null, null, null, 1.5],
    ]);
    expect(
      files.map(({ file, format, firstRow, tableRows, judgments }) => [
        file,
        format,
        firstRow,
        tableRows,
        judgments,
      ]),
    ).toEqual([
      ['x.csv', 'arena', 0, 2, 2],
      ['y.jsonl', 'rakuda-v2-pair', 2, 2, 2],
      ['z.csv', 'counts', 4, 2, 4.5],
    ]);
    // A question's id is a number in one file and a string in its partner.
    expect(duplicates).toBe(1);
  });

  it('can be added and taken away one by one', async () => {
    const questions = '{"question_id": 1, "turns": ["a?"], "category": "x"}\n';
    const sources = [
      textSource(CSV, 'x'),
      textSource(questions, 'p'),
      textSource(COUNTS, 'y'),
      textSource(questions.replace('a?', 'b?'), 'q'),
      textSource(LINES, 'z'),
    ];
    const read = (names: string) =>
      readFiles(
        sources.filter(({ file }) => names.includes(file)),
        auto,
      );
    const all = await read('xpyqz');
    expect(all.benchmark.questions).toHaveLength(2);
    expect(addImport(addImport(await read('xp'), await read('yq')), await read('z'))).toEqual(all);
    for (const gone of ['x', 'p', 'y', 'q', 'z', 'pz', 'xyz']) {
      const rest = 'xpyqz'.replaceAll(new RegExp(`[${gone}]`, 'g'), '');
      expect(removeFiles(all, new Set(gone))).toEqual(await read(rest));
    }
  });

  it('keep the good ones when one is bad', async () => {
    const { table, files } = await readFiles(
      [textSource('%PDF-1.7', 'a.csv'), textSource(CSV), textSource('', 'empty')],
      auto,
    );
    expect(table.left).toHaveLength(2);
    expect(files.map((file) => file.failure?.kind ?? null)).toEqual([
      'not-text',
      null,
      'empty-file',
    ]);
  });

  it('none at all give an empty table', async () => {
    const { table, files } = await readFiles([], auto);
    expect(table.left).toHaveLength(0);
    expect(files).toEqual([]);
  });
});

describe('one file', () => {
  it('is read as the format that is asked for', async () => {
    const rows =
      '{"model_a": "a", "model_b": "b", "winner": "model_a", "wins_a": 2, "wins_b": 1}\n';
    const chosen = await readFiles([textSource(rows)], auto);
    expect(chosen.files[0].format).toBe('arena');
    const asked = await readFiles([textSource(rows)], { format: 'counts' });
    expect(asked.files[0]).toMatchObject({ format: 'counts', judgments: 3 });
    const wrong = await readFiles([textSource(rows)], { format: 'evalica' });
    expect(wrong.files[0].failure).toEqual({ kind: 'no-usable-rows', rejected: 1 });
    expect(wrong.files[0].rejections[0].reason).toEqual({ kind: 'missing-field', field: 'left' });
  });

  it('tells its format by most of its first records, not by the first alone', async () => {
    const { files, table } = await readFiles(
      [textSource('{"note": "exported by hand"}\n' + LINES)],
      auto,
    );
    expect(files[0]).toMatchObject({ format: 'rakuda-v2-pair', rows: 3, rejected: 1 });
    expect(table.left).toHaveLength(2);
  });

  it('lists the first thousand rejections and counts them all', async () => {
    const bad = Array.from({ length: 1500 }, (_, row) => `${row},a,a,tie\n`).join('');
    const { files, table } = await readFiles([textSource(CSV + bad)], auto);
    expect(files[0].rejected).toBe(1500);
    expect(files[0].rejections).toHaveLength(1000);
    expect(files[0].rejections[0]).toEqual({
      file: 'text',
      line: 4,
      reason: { kind: 'same-model', model: 'a' },
      excerpt: '0,a,a,tie',
    });
    expect(table.left).toHaveLength(2);
  });

  it('whose bytes stop coming is reported, and nothing of it is kept', async () => {
    const source: ByteSource = {
      file: 'gone.csv',
      bytes: 1000,
      async *chunks() {
        yield await Promise.resolve(new TextEncoder().encode(CSV.repeat(200)));
        throw new Error('the disk was pulled out');
      },
    };
    const { files, table } = await readFiles([source], auto);
    expect(files[0].failure).toEqual({ kind: 'unreadable', message: 'the disk was pulled out' });
    expect(table.left).toHaveLength(0);
  });

  it('tells how far it is, to the last byte', async () => {
    const source = textSource(LINES.repeat(200), 'long', 1000);
    const told: number[] = [];
    await readFiles([source, textSource(CSV)], {
      format: null,
      onProgress: (done, total) => {
        expect(total).toBe(source.bytes + CSV.length);
        told.push(done);
      },
    });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBeGreaterThan(10);
    expect(told.at(-1)).toBe(source.bytes + CSV.length);
  });

  it('may hold cells and lines far longer than a piece of the file', async () => {
    const long = '長い"文章"\n'.repeat(40_000);
    const cell = '"' + long.replaceAll('"', '""') + '"';
    const csv = `model_a,model_b,winner,prompt\na,b,model_a,${cell}\nb,a,tie,${cell}\na,a,tie,${cell}\n`;
    const fromCsv = await readFiles([textSource(csv, 'csv', 50_000)], auto);
    expect(rowsOf(fromCsv.table).map((row) => row[2])).toEqual(['left', 'tie']);
    expect(fromCsv.files[0].rejections[0]).toMatchObject({ line: 2 + 2 * 40_001 });
    expect(fromCsv.files[0].rejections[0].excerpt).toHaveLength(200);
    const record = { model_a: 'a', model_b: 'b', winner: 'tie', prompt: long };
    const json = JSON.stringify([record, record]);
    const fromJson = await readFiles([textSource(json, 'json', 50_000)], auto);
    expect(fromJson.table.left).toHaveLength(2);
    const lines = `${JSON.stringify(record)}\n`.repeat(2);
    const fromLines = await readFiles([textSource(lines, 'lines', 50_000)], auto);
    expect(fromLines.table).toEqual(fromJson.table);
  });

  it('is excerpted without cutting a character in two', async () => {
    const winner = 'x'.repeat(195) + '🍚';
    const { files } = await readFiles(
      [textSource(`model_a,model_b,winner\na,b,${winner}\na,b,tie\n`)],
      auto,
    );
    const [{ excerpt, reason }] = files[0].rejections;
    expect(excerpt).toBe(`a,b,${'x'.repeat(195)}`);
    expect(reason).toEqual({ kind: 'bad-value', field: 'winner', value: 'x'.repeat(100) });
  });

  it('may begin with blank lines', async () => {
    const text = '\n \r\n\n' + 'model_a;model_b;winner\r\na,1;b;tie\r\n';
    const { table } = await readFiles([textSource(text, 'x', 3)], auto);
    expect(rowsOf(table)).toEqual([['a,1', 'b', 'tie', null, null, null]]);
  });

  it('with an unclosed quote at the top still gives its other rows', async () => {
    const csv = 'model_a,model_b,winner\n"a,b,tie\n' + 'a,b,model_a\n'.repeat(5000);
    const { files, table } = await readFiles([textSource(csv, 'x', 1000)], auto);
    expect(files[0].rejections.map(({ line, reason }) => [line, reason.kind])).toEqual([
      [2, 'unclosed-quote'],
    ]);
    expect(table.left).toHaveLength(5000);
  });

  it('full of unclosed quotes still gives every row without one', async () => {
    const csv = 'model_a,model_b,winner\n' + 'a,"b,tie\na,b,tie\n"a",b,tie\n'.repeat(50);
    const { files, table } = await readFiles([textSource(csv, 'x', 100)], auto);
    expect(table.models).toEqual(['a', 'b']);
    const { rows, rejected, rejections } = files[0];
    expect(rows).toBe(150);
    expect(table.left).toHaveLength(rows - rejected);
    expect(table.left.length).toBeGreaterThanOrEqual(50);
    expect(new Set(rejections.map(({ reason }) => reason.kind))).toEqual(
      new Set(['unclosed-quote']),
    );
    expect(rejections.map(({ line }) => line)).toContain(2);
  });
});
