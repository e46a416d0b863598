import { describe, expect, it } from 'vitest';
import { addImport } from '../../../../../src/core/formats/intake/combine.ts';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import { rowsOf, textSource } from '../../sources.ts';

const auto = { format: null };
const TIMES = ['2024-11-01T10-00-00.123456', '2024-11-02T11-30-00.654321'] as const;
const samples = (right: readonly number[]) =>
  right
    .map((exact, id) =>
      JSON.stringify({ doc_id: id, target: '4', filtered_resps: ['4'], exact_match: exact }),
    )
    .join('\n');
const summary = (model: object) =>
  JSON.stringify({
    results: { sums: { alias: 'sums', 'exact_match,none': 0.5, 'exact_match_stderr,none': 0.1 } },
    configs: { sums: {} },
    ...model,
  });
const SAMPLES = [
  textSource(samples([1, 0]), `samples_sums_${TIMES[0]}.jsonl`),
  textSource(samples([1, 1]), `samples_sums_${TIMES[1]}.jsonl`),
];
const SUMMARIES = [
  textSource(summary({ model_name: 'org/one' }), `results_${TIMES[0]}.json`),
  textSource(
    summary({ config: { model: 'hf', model_args: 'dtype=auto,pretrained=org/two' } }),
    `results_${TIMES[1]}.json`,
  ),
];

describe('summaries of lm-evaluation-harness', () => {
  it('say whose the samples of the same run are, before or after them', async () => {
    for (const sources of [
      [...SAMPLES, ...SUMMARIES],
      [...SUMMARIES, ...SAMPLES],
    ]) {
      const { table, files } = await readFiles(sources, auto);
      expect(rowsOf(table).map((row) => row.slice(0, 3))).toEqual([
        ['org/one', 'org/two', 'tie'],
        ['org/one', 'org/two', 'right'],
      ]);
      expect(files.map(({ failure }) => failure)).toEqual([null, null, null, null]);
    }
  });

  it('say so too when they are opened later', async () => {
    const first = await readFiles(SAMPLES, auto);
    expect(first.table.models).toEqual([`samples_sums_${TIMES[0]}`, `samples_sums_${TIMES[1]}`]);
    const both = addImport(first, await readFiles(SUMMARIES, auto));
    expect(both.table.models).toEqual(['org/one', 'org/two']);
  });

  it('of another run, or where the folder names the model, change nothing', async () => {
    const [one] = SAMPLES;
    const other = textSource(summary({ model_name: 'x' }), `results_${TIMES[1]}.json`);
    expect((await readFiles([one, other], auto)).files[0].scores?.models).toEqual([
      `samples_sums_${TIMES[0]}`,
    ]);
    const inFolder = textSource(samples([1]), `org__own/samples_sums_${TIMES[1]}.jsonl`);
    const beside = textSource(summary({ model_name: 'x' }), `org__own/results_${TIMES[1]}.json`);
    expect((await readFiles([inFolder, beside], auto)).files[0].scores?.models).toEqual([
      'org/own',
    ]);
  });

  it('are rankings of one model, and name none where they name none', async () => {
    const { benchmark } = await readFiles([SUMMARIES[0]], auto);
    expect(benchmark.rankings).toMatchObject([
      { measure: 'score, sums, exact_match', entries: [{ model: 'org/one', value: 0.5 }] },
    ]);
    const { files } = await readFiles([textSource(summary({}), 'x')], auto);
    expect(files[0]).toMatchObject({ rejected: 1, failure: { kind: 'no-usable-rows' } });
  });
});
