import { describe, expect, it } from 'vitest';
import type { FileFailure } from '../../../src/core/formats/file/file-failure.ts';
import {
  draftOf,
  mappingOf,
  outcomeValues,
} from '../../../src/core/formats/mapping/mapping-draft.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { textSource } from './sources.ts';

type Unknown = FileFailure & { kind: 'unknown-format' };

const NAMES = ['ada', 'bob', 'cyd'];
const pairs = NAMES.flatMap((one) => NAMES.filter((two) => two !== one).map((two) => [one, two]));
const rounds = pairs.map(([p1, p2], at) => ({ p1, p2, best: ['p1', 'p2', 'tie'][at % 3] }));
const log = Array.from({ length: 20 }, (_, at) => ({ at, message: 'ok' }));

async function unknown(text: string): Promise<Unknown> {
  const { files } = await readFiles([textSource(text)], { format: null });
  const { failure } = files[0];
  return failure?.kind === 'unknown-format' ? failure : expect.fail(JSON.stringify(files[0]));
}

describe('a document with several arrays of records', () => {
  it('begins with one whose columns can be made out, and shows the others', async () => {
    const table = await unknown(JSON.stringify({ log, results: { rounds } }));
    expect(table).toMatchObject({ records: 'results.rounds', fields: ['p1', 'p2', 'best'] });
    expect(table.others?.map(({ records, fields }) => [records, fields])).toEqual([
      ['log', ['at', 'message']],
    ]);
  });

  it('is read by the guess as it stands', async () => {
    const text = JSON.stringify({ log, results: { rounds } });
    const { guess } = await unknown(text);
    const { files } = await readFiles([textSource(text)], { format: null, mapping: guess ?? null });
    expect(files[0]).toMatchObject({ failure: null, judgments: rounds.length, rejected: 0 });
  });

  it('begins with the outermost and longest where none can be made out', async () => {
    const table = await unknown(
      JSON.stringify({ few: [{ x: 1 }], log, in: { more: [...log, ...log] } }),
    );
    expect(table.records).toBe('log');
    expect(table.others?.map(({ records }) => records)).toEqual(['few', 'in.more']);
  });

  it('is read by a format that knows one of them, the longest or not', async () => {
    const battles = pairs.map(([model_a, model_b]) => ({ model_a, model_b, winner: 'model_a' }));
    const { files } = await readFiles([textSource(JSON.stringify({ log, battles }))], {
      format: null,
    });
    expect(files[0]).toMatchObject({ format: 'arena', failure: null, judgments: battles.length });
  });

  it('shows only so many, with 100 rows of each', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => ({ at }));
    const arrays = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`a${String(at)}`, rows]),
    );
    const { sample, others } = await unknown(JSON.stringify(arrays));
    expect(sample).toHaveLength(100);
    expect(others).toHaveLength(7);
  });
});

describe('a guess goes by what is nested', () => {
  it('names and verdicts inside objects', async () => {
    const lines = rounds.map(({ p1, p2, best }) => ({
      pair: { first: { name: p1 }, second: { name: p2 } },
      judgement: { winner: best === 'p1' ? 'first' : best === 'p2' ? 'second' : 'tie' },
    }));
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const { guess } = await unknown(text);
    expect(guess).toMatchObject({
      ...{ left: 'pair.first.name', right: 'pair.second.name' },
      verdict: { kind: 'outcome', field: 'judgement.winner' },
    });
    const { files } = await readFiles([textSource(text)], { format: null, mapping: guess ?? null });
    expect(files[0]).toMatchObject({ failure: null, judgments: lines.length, rejected: 0 });
  });

  it('the score of the whole game, not of a half', async () => {
    const matches = pairs.map(([team1, team2], at) => ({
      ...{ team1, team2, score: { ht: [at % 2, 1], ft: [2, at % 4] } },
    }));
    const { guess } = await unknown(JSON.stringify({ matches, name: 'league' }));
    expect(guess?.verdict).toMatchObject({
      ...{ kind: 'scores', left: 'score.ft.0', right: 'score.ft.1' },
    });
  });

  it('no whole object is taken for a verdict', async () => {
    const lines = pairs.map(([one, two], at) => ({
      ...{ system: one, opponent: two, verdict: { said: `text ${String(at)}`, id: at } },
    }));
    const table = await unknown(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(draftOf(table).outcome).not.toBe('verdict');
  });
});

describe('a draft begins with the kind of row that the columns show', () => {
  const csv = (...lines: string[]) => lines.join('\n');

  it('scores of the model of each row', async () => {
    const table = await unknown(csv('model,question,latency', 'x,q1,1.5', 'y,q1,2.5'));
    expect(draftOf(table)).toMatchObject({ row: 'score', model: 'model', question: 'question' });
    // Nobody said that it is a score, nor which is better.
    expect(draftOf(table).scores).toEqual([]);
  });

  it('a column of scores for each model', async () => {
    const table = await unknown(csv('question,gpt,llama', 'q1,5,6', 'q2,7,3'));
    expect(draftOf(table)).toMatchObject({ row: 'wide', models: ['gpt', 'llama'] });
  });

  it('one cell with both scores', async () => {
    const table = await unknown(
      csv('date,home,away,goals', '2020-01-01,x,y,2-4', '2020-01-02,y,z,1-1', '2020-01-03,z,x,3-0'),
    );
    const draft = draftOf(table);
    expect(draft).toMatchObject({ left: 'home', kind: 'score-cell', cell: 'goals' });
    expect(mappingOf(draft, table)).not.toBeNull();
  });

  it('a comparison where nothing shows another', async () => {
    const table = await unknown(csv('id,date,amount,city', '1,2020-01-01,3.5,Rome'));
    expect(draftOf(table)).toMatchObject({ row: 'duel', left: '', kind: 'outcome' });
  });

  it('what Japanese judges write, understood', async () => {
    const said = ['Aの勝ち', 'Bの勝ち', 'モデルAの勝利', '回答Bが勝ち', '引き分け'];
    const lines = said.map((one, at) => `${pairs[at].join(',')},${one}`);
    const table = await unknown(csv('モデルA,モデルB,勝敗', ...lines));
    const meanings = outcomeValues(draftOf(table), table).map((value) => value.meaning);
    expect(meanings).toEqual(['left', 'right', 'left', 'right', 'tie']);
  });
});
