import { describe, expect, it } from 'vitest';
import type { Container, RowSink } from '../../../../src/core/formats/containers/container.ts';
import { Csv } from '../../../../src/core/formats/containers/csv.ts';
import { MAX_JSON_DEPTH } from '../../../../src/core/limits.ts';
import { JsonDocument } from '../../../../src/core/formats/containers/json/json-document.ts';
import { JsonLines } from '../../../../src/core/formats/containers/json/json-lines.ts';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { CollectedTexts } from '../collect-texts.ts';
import { textSource } from '../sources.ts';

/* Records that are too long or too deep cost themselves, and nothing before or after them. */

function found(make: (sink: RowSink) => Container, text: string, size: number): unknown[] {
  const lines: unknown[] = [];
  const container = make({
    row: (row, line) => lines.push([line, row.get('a')]),
    reject: (reason, line, excerpt) => {
      expect(excerpt.length).toBeLessThanOrEqual(2 * (LIMIT + size));
      lines.push([line, reason]);
    },
  });
  for (let at = 0; at < text.length; at += size) container.push(text.slice(at, at + size));
  container.end();
  return lines;
}

const LIMIT = 100;
const tooLong = { kind: 'too-long', most: LIMIT };
const object = (a: number, more = '') => JSON.stringify({ a, more });
const long = 'x'.repeat(1000);

describe('a record that is too long', () => {
  it.each([1, 7, 64, 10_000])('is rejected alone, in pieces of %i', (size) => {
    const rows = [object(1), object(2, long), object(3), object(4, long.slice(0, 120)), object(5)];
    const expected = [
      [1, 1],
      [2, tooLong],
      [3, 3],
      [4, tooLong],
      [5, 5],
    ];
    const lines = (sink: RowSink) => new JsonLines(sink, LIMIT);
    expect(found(lines, rows.join('\n'), size)).toEqual(expected);
    const document = (sink: RowSink) => new JsonDocument(sink, new Set(['list']), LIMIT);
    expect(found(document, `[${rows.join(', ')}]`, size)).toEqual(expected);
    const named = `{"before": "${long}", "list": [${rows.join()}]}`;
    expect(found(document, named, size)).toEqual(expected);
    const last = found(lines, rows.slice(0, 2).join('\n'), size);
    expect(last).toEqual(expected.slice(0, 2));
  });

  it.each([1, 7, 64])('of a CSV is rejected alone, in pieces of %i', (size) => {
    const csv = (sink: RowSink) => new Csv(sink, LIMIT);
    expect(found(csv, `a,b\n1,x\n2,${long}\n3,x\n"4","${long}"\n5,x\n`, size)).toMatchObject([
      [2, '1'],
      [3, tooLong],
      [4, '3'],
      [5, { kind: expect.stringMatching(/too-long|unclosed-quote/) as unknown }],
      [6, '5'],
    ]);
  });
});

describe('a record that is too deep', () => {
  const deep = (open: string, close: string, depth: number) =>
    open.repeat(depth) + '1' + close.repeat(depth);
  const battle = (more: string) => `{"model_a":"a","model_b":"b","winner":"tie",${more}}`;

  it('is rejected with its line and reason; others are read with their texts', async () => {
    for (const depth of [MAX_JSON_DEPTH + 1, 100_000]) {
      for (const value of [deep('[', ']', depth), deep('{"content":', '}', depth)]) {
        const rows = [battle('"x":1'), battle(`"response_a":${value}`), battle('"x":2')];
        for (const text of [rows.join('\n'), `[${rows.join()}]`]) {
          const { sink } = new CollectedTexts();
          const { files, table } = await readFiles([textSource(text)], {
            ...{ format: null, texts: sink },
          });
          expect(files[0].rejections).toMatchObject([
            { line: 2, reason: { kind: 'too-deep', most: MAX_JSON_DEPTH } },
          ]);
          expect(table.left).toHaveLength(2);
        }
      }
    }
  });

  it('never overflows the stack, in whatever format or cell', async () => {
    for (const depth of [MAX_JSON_DEPTH - 10, 100_000]) {
      const list = deep('[', ']', depth);
      const answers = deep('{"content":{"answer":', '}}', Math.floor(depth / 2));
      const texts = [
        `{"n_items":3,"data":[[0,1],${list},[1,2]]}`,
        `{"n_items":3,"data":[[0,1],${'['.repeat(depth)}`,
        `{"models":[{"name":"a"},{"name":"b"}],"examples":[{"input_text":${list}},{"score":1}]}`,
        `{"results":{"results":[{"vars":{},"response":{"output":${answers}},"testIdx":0}]}}`,
        `{"flow":{},"cache":{"n.json":${list}}}`,
        `{"foo":${list}}`,
        `{"question_id":1,"model_id":"a","choices":[{"turns":[${answers}]}]}`,
        `model_a,model_b,winner,conversation_a,response_a\na,b,tie,${list},"${answers.replaceAll('"', '""')}"\n`,
      ];
      for (const text of texts) {
        const { sink } = new CollectedTexts();
        const { files } = await readFiles([textSource(text)], { format: null, texts: sink });
        expect(files[0].failure?.kind).not.toBe('unreadable');
      }
    }
  });
});

it('a byte order mark before a line in the middle is no part of it', async () => {
  const row = '{"model_a":"a","model_b":"b","winner":"tie"}\n';
  const { table } = await readFiles([textSource(`\uFEFF${row}\uFEFF${row}`)], { format: null });
  expect(table.left).toHaveLength(2);
});
