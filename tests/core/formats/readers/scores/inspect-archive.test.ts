import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import { bytesSource, scoreRows } from '../../sources.ts';
import { zip } from '../../zip-writer.ts';

/* A log of Inspect is a ZIP with a file for each sample; other archives hold files of their own. */

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value, null, 2));
const header = (model: string) => ({
  name: 'header.json',
  data: json({ version: 2, eval: { task: 'quiz', model }, results: { scores: [] } }),
});
const sample = (id: number, value: unknown) => ({
  name: `samples/${String(id)}_epoch_1.json`,
  data: json({ id, epoch: 1, input: 'Q', scores: { match: { value } } }),
});
const log = (model: string, first: unknown, second: unknown) => [
  sample(1, first),
  sample(2, second),
  header(model),
];

async function read(...archives: readonly Uint8Array[]) {
  const sources = archives.map((bytes, n) => bytesSource(`${String(n)}.eval`, bytes));
  const { table, files } = await readFiles(sources, { format: null });
  return {
    table,
    files,
    found: files.map(({ file, format, failure, rows }) => [file, failure?.kind ?? format, rows]),
  };
}

describe('an archive', () => {
  it('with a header and samples is one log, whatever comes first in it', async () => {
    const { found, files, table } = await read(zip(log('a', 'C', 'I')), zip(log('b', 'I', 'I')));
    expect(found).toEqual([
      ['0.eval', 'inspect', 2],
      ['1.eval', 'inspect', 2],
    ]);
    expect(files[0].scores && scoreRows(files[0].scores)).toEqual([
      ['a', 'quiz/1', 'match', null, 1],
      ['a', 'quiz/2', 'match', null, 0],
    ]);
    expect(table.left).toHaveLength(2);
  });

  it('inside another is one too', async () => {
    const [a, b] = ['a', 'b'].map((model, n) => {
      return { name: `logs/${model}.eval`, data: zip(log(model, n, 1)), method: 0 as const };
    });
    const { found, table } = await read(zip([a, b]));
    expect(found).toEqual([
      ['0.eval/logs/a.eval', 'inspect', 2],
      ['0.eval/logs/b.eval', 'inspect', 2],
    ]);
    expect(table.left).toHaveLength(2);
  });

  it('that only looks like one holds files of their own', async () => {
    const other = { name: 'samples/part_1.json', data: sample(1, 'C').data };
    const row = { model_a: 'a', model_b: 'b', winner: 'tie' };
    const pairs = { name: 'samples/1_epoch_1.json', data: json([row]) };
    const names = async (files: Parameters<typeof zip>[0]) =>
      (await read(zip(files))).found.map(([file, what]) => [file, what]);
    expect(await names([header('a'), other])).toEqual([
      ['0.eval/header.json', 'no-comparisons'],
      ['0.eval/samples/part_1.json', 'unknown-format'],
    ]);
    expect(await names([pairs])).toEqual([['0.eval/samples/1_epoch_1.json', 'arena']]);
  });

  it('with a damaged header or sample gives nothing', async () => {
    for (const at of [0, 2]) {
      const files = log('a', 'C', 'I').map((file, n) => (n === at ? { ...file, crc: 1 } : file));
      const { found, table } = await read(zip(files), zip(log('b', 'C', 'I')));
      expect(found[0].slice(0, 2)).toEqual(['0.eval', 'wrong-checksum']);
      expect(table.left).toHaveLength(0);
    }
  });

  it('cut in the middle gives the samples before the cut, and says so', async () => {
    const whole = zip([
      { ...header('a'), name: '_journal/start.json' },
      ...[1, 2, 3].map((id) => sample(id, id)),
    ]);
    // Its directory begins where the last sample ends.
    const end = Buffer.from(whole).indexOf(Uint8Array.of(0x50, 0x4b, 0x01, 0x02)) - 10;
    const { found, files } = await read(whole.subarray(0, end));
    expect(found).toEqual([['0.eval', 'inspect', 3]]);
    expect(files[0].rejections.map(({ reason }) => reason.kind)).toEqual(['cut-off']);
    expect(files[0].scores?.score).toEqual(Float64Array.of(1, 2));
  });

  it('whose header is no log rejects every sample', async () => {
    const files = [{ ...header('a'), data: json({ eval: [] }) }, sample(1, 'C')];
    const {
      files: [report],
    } = await read(zip(files));
    expect(report.failure).toEqual({ kind: 'no-usable-rows', rejected: 1 });
    expect(report.rejections[0].reason).toEqual({ kind: 'missing-field', field: 'model' });
  });
});
