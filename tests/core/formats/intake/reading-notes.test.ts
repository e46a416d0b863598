import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import type { ReadOptions } from '../../../../src/core/formats/intake/read.ts';
import { rowsOf, textSource } from '../sources.ts';

/* What a report says of a file that was read in one of several ways, or not as a whole. */

async function read(text: string, options: Partial<ReadOptions> = {}, file?: string) {
  const { table, files } = await readFiles([textSource(text, file)], { format: null, ...options });
  return { table, report: files[0] };
}
const counts = (...rows: readonly string[]) =>
  ['model_a,model_b,wins_a,wins_b,ties', ...rows].join('\n');

describe('rows of counts that repeat others from the other side', () => {
  it('are told where every pair has one', async () => {
    const text = counts('P,Q,3,4,1', 'Q,P,4,3,1', 'P,R,1,0,0', 'R,P,0,1,0');
    expect((await read(text)).report.mirrored).toBe(2);
    expect((await read(text, { sides: 'unknown' })).report.mirrored).toBe(2);
    const mapping = {
      ...{ left: 'x', right: 'y', question: null, category: null, judge: null, turn: null },
      verdict: { kind: 'counts', leftWins: 'won', rightWins: 'lost', ties: null },
    } as const;
    expect((await read('x,y,won,lost\nP,Q,3,4\nQ,P,4,3', { mapping })).report.mirrored).toBe(1);
  });

  it('are none where a pair has other counts, or one row alone', async () => {
    expect((await read(counts('P,Q,3,4,1', 'Q,P,4,2,1'))).report.mirrored).toBeUndefined();
    const one = counts('P,Q,3,4,1', 'Q,P,4,3,1', 'P,R,1,0,0');
    expect((await read(one)).report.mirrored).toBeUndefined();
  });
});

it('tells how many verdicts are probabilities', async () => {
  const verdict = (preference: number | null) =>
    JSON.stringify({
      ...{ instruction: String(preference), output_1: 'x', generator_1: 'a' },
      ...{ output_2: 'y', generator_2: 'b', annotator: 'j', preference },
    });
  const some = [1, 1.3, 1.5, 1.9, 2, null].map(verdict).join('\n');
  const { report, table } = await read(some, {}, 'annotations.jsonl');
  expect(report).toMatchObject({ format: 'alpaca-eval', probabilities: 2, judgments: 5 });
  expect(table.weight?.slice(1, 3)).toEqual(Float64Array.of(2 - 1.3, 1.3 - 1));
  const clear = [1, 1.5, 2].map(verdict).join('\n');
  expect((await read(clear, {}, 'annotations.jsonl')).report).not.toHaveProperty('probabilities');
});

describe('the number of games', () => {
  it('is told where it was needed, and nowhere else', async () => {
    const rates = 'm,x,y,z\nx,,0.6,0.7\ny,0.4,,0.5\nz,0.3,0.5,';
    expect((await read(rates, { games: 20 })).report.games).toBe(20);
    expect((await read(counts('x,y,0.6,0.4,0'), { games: 20 })).report.games).toBe(20);
    expect((await read(counts('x,y,6,4,0'), { games: 20 })).report.games).toBeUndefined();
    const said = 'model_a,model_b,wins_a,wins_b,games\nx,y,0.6,0.4,10';
    expect((await read(said, { games: 20 })).report.games).toBeUndefined();
  });
});

describe('what is not read', () => {
  it('metrics of the other direction are named', async () => {
    const sample = { doc_id: 1, target: 'x', filtered_resps: ['y'], acc: 1, wer: 0.5 };
    const { report } = await read(JSON.stringify(sample), {}, 'M/samples_t.jsonl');
    expect(report.scores?.judges).toEqual(['acc']);
    expect(report.leftOut).toEqual(['wer']);
  });

  it('further arrays of records are named, and judgments go before texts', async () => {
    const battle = (left: string) => ({ model_a: left, model_b: 'z', winner: 'model_a' });
    const two = JSON.stringify({ first: [battle('a'), battle('b')], second: [battle('c')] });
    expect((await read(two)).report.passedOver).toEqual(['second']);
    const questions = [1, 2, 3].map((id) => ({ question_id: id, text: 'What?' }));
    const { table, report } = await read(JSON.stringify({ questions, battles: [battle('a')] }));
    expect(rowsOf(table)).toEqual([['a', 'z', 'left', null, null, null]]);
    expect(report.passedOver).toEqual(['questions']);
  });
});
