import { describe, expect, it } from 'vitest';
import type { FileFailure } from '../../../../src/core/formats/file/file-failure.ts';
import { headerKey, withMapping } from '../../../../src/core/formats/mapping/known-mapping.ts';
import type { Mapping } from '../../../../src/core/formats/file/mapping.ts';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import type { KnownMapping } from '../../../../src/core/formats/file/way.ts';
import { Sides } from '../../../../src/core/table/judgments.ts';
import { rowsOf, textSource } from '../sources.ts';

type Unknown = FileFailure & { kind: 'unknown-format' };

async function refusal(text: string, size?: number): Promise<Unknown> {
  const { files } = await readFiles([textSource(text, 'x', size)], { format: null });
  const { failure } = files[0];
  return failure?.kind === 'unknown-format' ? failure : expect.fail(JSON.stringify(failure));
}

describe('an unknown table shows itself', () => {
  it('by column, as text', async () => {
    const lines = [
      { who: 'a', points: 1.5, more: { deep: [1] }, yes: true },
      { points: null, who: 'b', late: 'ここ' },
    ];
    const { fields, paths, sample } = await refusal(
      lines.map((line) => JSON.stringify(line)).join('\n'),
    );
    expect(fields).toEqual(['who', 'points', 'more', 'yes', 'late']);
    expect(paths).toEqual(['more.deep.0']);
    expect(sample).toEqual([
      ['a', '1.5', '{"deep":[1]}', 'true', '', '1'],
      ['b', '', '', '', 'ここ', ''],
    ]);
  });

  it('with 100 rows, 50 columns and 200 characters at most', async () => {
    const header = Array.from({ length: 60 }, (_, c) => `column ${String(c)}`);
    const row = (r: number) => header.map((_, c) => `${String(r)}/${String(c)}${'𠮷'.repeat(150)}`);
    const csv = [header, ...Array.from({ length: 130 }, (_, r) => row(r))]
      .map((cells) => cells.join(','))
      .join('\n');
    const { fields, sample } = await refusal(csv);
    expect(fields).toHaveLength(60);
    expect(sample).toHaveLength(100);
    expect(new Set(sample.map((cells) => cells.length))).toEqual(new Set([50]));
    expect(sample[99][0].startsWith('99/0𠮷')).toBe(true);
    expect(Math.max(...sample.flat().map((cell) => cell.length))).toBeLessThanOrEqual(200);
    expect(sample.flat().every((cell) => cell.isWellFormed())).toBe(true);
  });

  it('the same whatever the pieces it comes in', async () => {
    for (const rows of [3, 12, 120]) {
      const line = (at: number) => `{"n":${String(at)},"text":"${'x'.repeat(at)}"}\n`;
      const text = Array.from({ length: rows }, (_, at) => line(at)).join('');
      const whole = await refusal(text);
      expect(whole.sample).toHaveLength(Math.min(rows, 100));
      expect(await refusal(text, 1)).toEqual(whole);
      expect(await refusal(text, 7)).toEqual(whole);
    }
  });

  it('whatever stands in it', async () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    const text = `{"__proto__":"p","constructor":1e999,"deep":${deep},"html":"<b>x</b>"}\n`;
    const { fields, sample } = await refusal(text.repeat(2));
    expect(fields).toEqual(['__proto__', 'constructor', 'deep', 'html']);
    expect(sample[1][0]).toBe('p');
    expect(sample[1][3]).toBe('<b>x</b>');
    expect(sample[1].every((cell) => cell.length <= 200)).toBe(true);
  });
});

describe('a remembered mapping', () => {
  const mapping = (left: string, right: string): Mapping => ({
    ...{ left, right, verdict: { kind: 'left-wins' } },
    ...{ question: null, category: null, judge: null, turn: null },
  });
  const csv = 'who,whom,when\nx,y,1\ny,z,2\n';
  const read = async (mappings: readonly KnownMapping[], text = csv) =>
    readFiles([textSource(text)], { format: null, mappings });

  it('reads the next table with the same columns, in whatever order', async () => {
    const known = [{ fields: ['when', 'whom', 'who'], mapping: mapping('who', 'whom') }];
    const { table, files } = await read(known);
    expect(files[0]).toMatchObject({ format: 'mapped', failure: null, judgments: 2 });
    expect(rowsOf(table).map((cells) => cells.slice(0, 2))).toEqual([
      ['x', 'y'],
      ['y', 'z'],
    ]);
    // Where one side always wins, nobody was shown first.
    expect(table.sides).toEqual(Uint8Array.of(Sides.unknown, Sides.unknown));
  });

  it('is not used for other columns', async () => {
    for (const fields of [
      ['who', 'whom'],
      ['who', 'whom', 'when', 'more'],
      ['Who', 'whom', 'when'],
    ]) {
      const { files } = await read([{ fields, mapping: mapping('who', 'whom') }]);
      expect(files[0].failure?.kind).toBe('unknown-format');
    }
  });

  it('gives way to a format that claims the table', async () => {
    const arena = 'model_a,model_b,winner\nx,y,model_b\n';
    const fields = ['model_a', 'model_b', 'winner'];
    const { files } = await read([{ fields, mapping: mapping('model_a', 'model_b') }], arena);
    expect(files[0].format).toBe('arena');
  });

  it('is the last one for its columns', () => {
    const first = { fields: ['a', 'b'], mapping: mapping('a', 'b') };
    const other = { fields: ['c'], mapping: mapping('c', 'c') };
    const later = { fields: ['b', 'a', 'b'], mapping: mapping('b', 'a') };
    expect(withMapping([first, other], later)).toEqual([other, later]);
  });

  it('goes by names that no separator can confuse', () => {
    expect(headerKey(['a,b', 'c'])).not.toBe(headerKey(['a', 'b,c']));
    expect(headerKey(['a","b'])).not.toBe(headerKey(['a', 'b']));
  });
});
