import { describe, expect, it } from 'vitest';
import { mappingOf } from '../../../src/cli/mapping/mapping.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { rowsOf, textSource } from './sources.ts';

const lines = (...records: object[]) => records.map((record) => JSON.stringify(record)).join('\n');

/** Who won on each question, by judge. */
async function winners(files: Readonly<Record<string, string>>, map?: string) {
  const sources = Object.entries(files).map(([file, text]) => textSource(text, file));
  const mapping = map === undefined ? null : mappingOf(map);
  const { table } = await readFiles(sources, { format: null, mapping });
  return rowsOf(table).map(([left, right, outcome, , judge]) => [
    judge,
    outcome === 'left' ? left : outcome === 'right' ? right : outcome,
  ]);
}

describe('metrics of which less is better by their name', () => {
  const trace = (model: string, ...scores: (readonly [string, number])[]) => ({
    ...{ id: model, input: 'a', observations: [{ model }] },
    scores: scores.map(([name, value]) => ({ name, value })),
  });

  it('are not compared as if more were better: Langfuse', async () => {
    const own = lines(trace('slow', ['Latency', 5]), trace('fast', ['Latency', 1]));
    expect(await winners({ 'x.jsonl': own })).toEqual([['Latency', 'fast']]);
    const both = lines(
      trace('slow', ['latency', 5], ['helpfulness', 2]),
      trace('fast', ['latency', 1], ['helpfulness', 1]),
    );
    expect(await winners({ 'x.jsonl': both })).toEqual([['helpfulness', 'slow']]);
  });

  it('LangSmith, lm-evaluation-harness', async () => {
    const experiment = (cost: number) =>
      `example_id,execution_time,feedback.total_cost\n1,2,${String(cost)}\n`;
    expect(await winners({ 'dear.csv': experiment(5), 'cheap.csv': experiment(1) })).toEqual([
      ['total_cost', 'cheap'],
    ]);
    const sample = (rate: number) =>
      lines({ doc_id: 0, target: 'x', filtered_resps: [], word_error_rate: rate });
    const files = { 'bad/samples_t.jsonl': sample(0.5), 'good/samples_t.jsonl': sample(0.2) };
    expect(await winners(files)).toEqual([['word_error_rate', 'good']]);
  });
});

it('columns that number the rows are no models', async () => {
  const text = 'id,question,row_no,X,Y\n9,a,8,3,4\n9,b,7,5,4\n';
  const read = await winners({ 'x.csv': text }, 'models=*,question=question');
  expect(read.map(([, winner]) => winner)).toEqual(['Y', 'X']);
});

it('a winner by a short name that both models have is not known', async () => {
  const battle = { model_a: 'x', model_b: 'x', model_a_id: 'p/x', model_b_id: 'q/x' };
  const text = lines(
    { ...battle, winner: 'x', judge_votes: [] },
    { ...battle, winner: 'tie', judge_votes: [] },
  );
  const { files } = await readFiles([textSource(text, 'x.jsonl')], { format: null });
  expect(files[0]).toMatchObject({ judgments: 1, rejected: 1 });
});

it.each(['unknown', 'Unknown', ' UNKNOWN '])('sides that are %j are not known', async (sides) => {
  const text = lines({ model_a: 'x', model_b: 'y', winner: 'x', sides });
  const { files } = await readFiles([textSource(text)], { format: null });
  expect(files[0].sides).toEqual({ unknown: 1, isDeclared: false });
});
