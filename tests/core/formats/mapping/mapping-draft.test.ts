import { describe, expect, it } from 'vitest';
import type {
  MappingDraft,
  UnknownTableFacts,
  ValueMeaning,
} from '../../../../src/core/formats/mapping/mapping-draft.ts';
import {
  draftOf,
  mappingOf,
  outcomeValues,
} from '../../../../src/core/formats/mapping/mapping-draft.ts';
import { previewMapping } from '../../../../src/core/formats/mapping/mapping-preview.ts';
import { rolesOf } from '../../../../src/core/formats/mapping/mapping-roles.ts';
import type { DuelMapping } from '../../../../src/core/formats/file/mapping.ts';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { rowsOf, textSource } from '../sources.ts';

/** A table that no format claims, as the reader reports it. */
async function unknown(text: string): Promise<UnknownTableFacts> {
  const ways = new Map([['t', { format: 'mapped' as const }]]);
  const { files } = await readFiles([textSource(text, 't')], { format: null, ways });
  const { failure } = files[0];
  if (failure?.kind !== 'unknown-format') throw new Error(failure?.kind ?? 'read');
  return failure;
}

const csv = (...lines: string[]) => lines.join('\n');

async function meanings(...outcomes: string[]) {
  const table = await unknown(csv('one,two,said', ...outcomes.map((said) => `x,y,${said}`)));
  const draft: MappingDraft = { ...draftOf(table), left: 'one', right: 'two', outcome: 'said' };
  return Object.fromEntries(
    outcomeValues(draft, table).map(({ value, meaning }) => [value, meaning]),
  );
}

/** What the preview shows, and what the reader makes of the whole file. */
async function read(text: string, change: (draft: MappingDraft) => MappingDraft) {
  const table = await unknown(text);
  const mapping = mappingOf(change(draftOf(table)), table);
  if (mapping === null) throw new Error('no mapping');
  const { files, table: judged } = await readFiles([textSource(text)], { format: null, mapping });
  return { preview: previewMapping(table, mapping), rows: rowsOf(judged), report: files[0] };
}

describe('a draft begins with', () => {
  it('the guess', async () => {
    const table = await unknown(csv('home,away,hg,ag,judge', 'x,y,1,2,J', 'y,x,0,0,J'));
    expect(draftOf(table)).toMatchObject({ left: 'home', right: 'away', judge: 'judge' });
    const scores = { ...table, guess: guessOf({ kind: 'scores', left: 'hg', right: 'ag' }) };
    expect(draftOf(scores)).toMatchObject({
      ...{ kind: 'scores', leftScore: 'hg', rightScore: 'ag', better: 'lower' },
      ...{ question: 'q', category: '', judge: '', turn: '' },
    });
  });

  it('the two columns that share most names, where there is no guess', async () => {
    const table = await unknown(
      csv('city,system,opponent,note', 'rome,x,y,fine', 'oslo,y,z,poor', 'rome,z,x,fine'),
    );
    expect(table.guess).toBeUndefined();
    expect(draftOf(table)).toMatchObject({ left: 'system', right: 'opponent', outcome: '' });
  });

  it('and a column of words that are usual for outcomes', async () => {
    const table = await unknown(
      csv('no,system,opponent,city,said', '1,x,y,oslo,A', '2,y,z,rome,same', '1,z,x,rome,B'),
    );
    expect(draftOf(table)).toMatchObject({ left: 'system', outcome: 'said' });
  });

  it('a column whose header says that it holds verdicts, whatever they are', async () => {
    const said = ['A is better', 'B is better', 'tie', 'A is better'];
    const table = await unknown(csv('model_a,model_b,winner', ...said.map((own) => `x,y,${own}`)));
    expect(table.guess).toBeUndefined();
    const draft = draftOf(table);
    expect(draft).toMatchObject({ left: 'model_a', right: 'model_b', outcome: 'winner' });
    expect(outcomeValues(draft, table).map(({ meaning }) => meaning)).toEqual([
      ...['none', 'none', 'tie'],
    ]);
    // A tie alone ranks nobody.
    expect(mappingOf(draft, table)).toBeNull();
  });

  it('the score of a model, where one column alone is called so', async () => {
    const one = draftOf(await unknown(csv('model,question,score,tokens', 'x,q,1,9', 'y,q,2,8')));
    expect(one).toMatchObject({ row: 'score', model: 'model', scores: ['score'] });
    const two = draftOf(await unknown(csv('model,question,score_a,score_b', 'x,q,1,9', 'y,q,2,8')));
    expect(two).toMatchObject({ row: 'score', model: 'model', scores: [] });
  });

  it('nothing, where nothing tells', async () => {
    const draft = draftOf(await unknown(csv('p,q,r', 'a,b,1', 'c,d,2')));
    expect(draft).toMatchObject({ left: '', right: '', kind: 'outcome', outcome: '' });
  });
});

it('begins with what was said the last time, although other things are usual', async () => {
  const table = await unknown(csv('one,two,said', 'x,y,A', 'y,x,B', 'x,y,tie', 'x,y,x'));
  const draft = { ...draftOf(table), left: 'one', right: 'two', outcome: 'said', judge: 'one' };
  const meanings = new Map([
    ['a', 'right' as const],
    ['b', 'left' as const],
    ['tie', 'none' as const],
  ]);
  const known = mappingOf({ ...draft, meanings }, table);
  expect(draftOf(table, known)).toEqual({ ...draft, meanings });
  const scores = { ...draft, kind: 'scores' as const, leftScore: 'one', rightScore: 'two' };
  const again = draftOf(table, mappingOf(scores, table));
  expect(again).toMatchObject({ kind: 'scores', leftScore: 'one', rightScore: 'two' });
});

function guessOf(scores: { kind: 'scores'; left: string; right: string }): DuelMapping {
  return {
    ...{ left: 'home', right: 'away', question: 'q', category: null, judge: null, turn: null },
    verdict: { ...scores, better: 'lower' },
  };
}

describe('values of an outcome', () => {
  it.each([
    [{ model_a: 'left', model_b: 'right', tie: 'tie', 'tie (bothbad)': 'tie' }],
    [{ '1': 'unsaid', '2': 'unsaid', '3': 'unsaid', '-1': 'unsaid' }],
    [{ '0.5': 'unsaid', '1.0': 'unsaid', '０': 'unsaid' }],
    [{ true: 'unsaid', false: 'unsaid' }],
    [{ Yes: 'unsaid', no: 'unsaid' }],
    [{ H: 'left', D: 'tie', A: 'right' }],
    [{ A: 'left', B: 'right', C: 'tie' }],
    [{ Left: 'left', RIGHT: 'right', maybe: 'none' }],
    [{ one: 'left', two: 'right' }],
    [{ 左: 'left', 右: 'right', 引き分け: 'tie' }],
    [{ x: 'winner', y: 'winner', draw: 'tie' }],
  ])('%j', async (wanted) => {
    expect(await meanings(...Object.keys(wanted))).toEqual(wanted);
  });

  it('are told apart whatever their case, most frequent first', async () => {
    const table = await unknown(csv('one,two,said', 'x,y,B', 'x,y,a', 'x,y,A'));
    const draft = { ...draftOf(table), left: 'one', right: 'two', outcome: 'said' };
    expect(outcomeValues(draft, table)).toEqual([
      { value: 'a', times: 2, meaning: 'left' },
      { value: 'B', times: 1, meaning: 'right' },
    ]);
  });

  it('mean what the user says', async () => {
    const text = csv('one,two,said', 'x,y,good', 'y,x,bad', 'x,y,so-so', 'x,y,error', 'x,y,?');
    const { preview, rows, report } = await read(text, (draft) => ({
      ...{ ...draft, left: 'one', right: 'two', outcome: 'said' },
      meanings: new Map([
        ['good', 'left'],
        ['bad', 'right'],
        ['so-so', 'tie'],
      ]),
    }));
    expect(preview).toEqual([
      { kind: 'win', winner: 'x', loser: 'y' },
      { kind: 'win', winner: 'x', loser: 'y' },
      { kind: 'tie', left: 'x', right: 'y' },
      { kind: 'unparsed', left: 'x', right: 'y' },
      { kind: 'rejected', reason: { kind: 'bad-value', field: 'said', value: '?' } },
    ]);
    expect(rows.map((row) => row[2])).toEqual(['left', 'right', 'tie', 'unparsed']);
    expect(report.rejected).toBe(1);
  });

  it('may be names of models that are words for a side elsewhere', async () => {
    const text = csv('home,away,said', 'a,b,a', 'b,a,a', 'b,c,b', 'c,a,draw');
    const { rows } = await read(text, (draft) => draft);
    expect(rows.map((row) => row[2])).toEqual(['left', 'right', 'left', 'tie']);
  });

  it('that the sample lacks are still read', async () => {
    const lines = Array.from({ length: 120 }, (_, at) => `x,y,${at < 110 ? 'left' : 'tie'}`);
    const { rows, report } = await read(csv('one,two,said', ...lines), (draft) => ({
      ...{ ...draft, left: 'one', right: 'two', outcome: 'said' },
    }));
    expect(rows.filter((row) => row[2] === 'tie')).toHaveLength(10);
    expect(report.rejected).toBe(0);
  });

  it('of numbers mean nothing until each is said to', async () => {
    const text = csv('one,two,said', 'x,y,1', 'x,y,0', 'x,y,2');
    const table = await unknown(text);
    const draft = { ...draftOf(table), left: 'one', right: 'two', outcome: 'said' };
    const meanings = new Map<string, ValueMeaning>();
    for (const [value, meaning] of [
      ['0', 'left'],
      ['1', 'right'],
    ] as const) {
      meanings.set(value, meaning);
      expect(mappingOf({ ...draft, meanings }, table)).toBeNull();
    }
    meanings.set('2', 'none');
    const { rows } = await read(text, (given) => ({ ...given, ...draft, meanings }));
    expect(rows.map((row) => row[2])).toEqual(['right', 'left', 'unparsed']);
  });

  it('of JSON may be true and false', async () => {
    const lines = [true, false].map((said) => JSON.stringify({ one: 'x', two: 'y', said }));
    const { rows, preview } = await read(lines.join('\n'), (draft) => ({
      ...{ ...draft, left: 'one', right: 'two', outcome: 'said' },
      meanings: new Map([
        ['true', 'left'],
        ['false', 'right'],
      ]),
    }));
    expect(rows.map((row) => row[2])).toEqual(['left', 'right']);
    expect(preview.map(({ kind }) => kind)).toEqual(['win', 'win']);
  });
});

describe('scores and winners', () => {
  const sides = { left: 'one', right: 'two' };

  it('the better score wins', async () => {
    const text = csv('one,two,s1,s2', 'x,y,1,2', 'x,y,2,2', 'x,y,,3', 'x,y,high,3');
    const scores = { kind: 'scores' as const, leftScore: 's1', rightScore: 's2' };
    const { preview } = await read(text, (draft) => ({ ...draft, ...sides, ...scores }));
    expect(preview.map(({ kind }) => kind)).toEqual(['win', 'tie', 'unparsed', 'rejected']);
    expect(preview[0]).toMatchObject({ winner: 'y' });
    const lower = await read(text, (d) => ({ ...d, ...sides, ...scores, better: 'lower' }));
    expect(lower.preview[0]).toMatchObject({ winner: 'x' });
  });

  it('the left one always wins', async () => {
    const { preview } = await read(csv('one,two,x', 'x,y,1', 'y,x,1', 'x,x,1'), (draft) => ({
      ...{ ...draft, ...sides, kind: 'left-wins' as const },
    }));
    expect(preview.map((row) => (row.kind === 'win' ? row.winner : row.kind))).toEqual([
      'x',
      'y',
      'rejected',
    ]);
  });
});

it('is no mapping while something is missing', async () => {
  const table = await unknown(csv('one,two,said', 'x,y,good', 'y,x,bad'));
  const draft = { ...draftOf(table), left: 'one', right: 'two', outcome: 'said' };
  for (const missing of [
    { left: '' },
    { right: '' },
    { right: 'one' },
    { outcome: '' },
    {},
    { kind: 'scores' as const },
    { kind: 'scores' as const, leftScore: 'said' },
  ]) {
    expect(mappingOf({ ...draft, ...missing }, table)).toBeNull();
  }
  const said = { ...draft, meanings: new Map([['good', 'left' as const]]) };
  expect(mappingOf(said, table)).toMatchObject({ verdict: { kind: 'outcome', field: 'said' } });
});

it('says what each column is taken for, one perhaps twice', async () => {
  const table = await unknown(csv('one,two,said', 'x,y,good', 'y,x,bad'));
  const draft: MappingDraft = {
    ...{ ...draftOf(table), left: 'one', right: 'two', outcome: 'said', question: 'said' },
  };
  expect([...rolesOf(draft)]).toEqual([
    ['one', ['left']],
    ['two', ['right']],
    ['said', ['outcome', 'question']],
  ]);
  expect(rolesOf({ ...draft, kind: 'left-wins' }).get('said')).toEqual(['question']);
});
