import { describe, expect, it } from 'vitest';
import { ColumnMeanings } from '../../../../src/core/formats/mapping/column-meanings.ts';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import type { Meaning } from '../../../../src/core/formats/record/vocabulary.ts';
import { mappingOf } from '../../../../src/cli/mapping/mapping.ts';
import { rowsOf, textSource } from '../sources.ts';

const INITIALS = { left: 'l', right: 'r', tie: 't', none: 'n' };

/** What the values say beside each other, as initials; ? where that is not certain. */
function together(headers: string, values: string, declared: Record<string, Meaning> = {}): string {
  const [left, right] = headers.split(' ');
  const meanings = new ColumnMeanings({ left, right }, new Map(Object.entries(declared)));
  const met = values.split(',');
  for (const value of met) meanings.meets(value);
  return met
    .map((value) => meanings.meaningOf(value))
    .map((meaning) => (meaning === null ? '?' : INITIALS[meaning]))
    .join('');
}

describe('what a column of verdicts says under two headers', () => {
  it.each([
    ['home away', 'home,away,H,A,D', 'lrlrt'],
    ['model_a model_b', 'A,B,C,model a,left,second,a>b,tie', 'lrtllrlt'],
    // Those called otherwise than the words have it.
    ['away_team home_team', 'home,away,Home,draw', 'rlrt'],
    ['away_team home_team', 'H,A,D', '??t'],
    ['away home', 'first,left,A wins,1-0,win,loss,both bad', '????lrt'],
    ['model_b model_a', 'A,B,tie,Model A,response b,b>a', 'rltrl?'],
    ['model_b model_a', 'left,first,assistant 1', '???'],
    ['team_2 team_1', 'team1,Team 2,player 1', 'rlr'],
    ['right_player left_player', 'L,R,left,right', '??rl'],
    ['visitor home', 'home,away', 'r?'],
    // Letters of sides that are called so, and of others.
    ['R_fighter B_fighter', 'R,B', 'lr'],
    ['B_fighter R_fighter', 'R,B', 'rl'],
    ['black white', 'W,B,white', '??r'],
    ['one two', 'W,B', '??'],
    ['one two', 'A,D', '??'],
    ['model_a model_b', 'H,A,D', 'l?t'],
  ])('%s: %s', (headers, values, wanted) => {
    expect(together(headers, values)).toBe(wanted);
  });

  it('takes no usual word for a side where such a word was declared to mean the other', () => {
    expect(together('one two', 'A,first,win,tie', { B: 'left' })).toBe('???t');
    expect(together('one two', 'A,D', { H: 'left' })).toBe('rt');
    expect(together('one two', 'A,first', { B: 'right' })).toBe('ll');
  });
});

describe('letters further down a file', () => {
  const read = async (letters: readonly string[], map = 'left=home,right=away,outcome=FTR') => {
    const rows = letters.map((letter, at) => `m${at % 3},m${(at + 1) % 3},${letter}`);
    const text = `home,away,FTR\n${rows.join('\n')}\n`;
    const mapping = mappingOf(map);
    const { table, files } = await readFiles([textSource(text)], { format: null, mapping });
    return { failure: files[0].failure, said: rowsOf(table).map((row) => row[2]) };
  };
  const times = (letter: string, count: number) => Array.from({ length: count }, () => letter);

  it('refuse the file where those above were read as something else', async () => {
    const { failure, said } = await read([...times('A', 30), ...times('H', 30)]);
    expect(failure).toEqual({ kind: 'undeclared-values', field: 'FTR', values: ['A', 'H'] });
    expect(said).toEqual([]);
  });

  it('are read where they change nothing', async () => {
    const { failure, said } = await read([...times('A', 30), ...times('B', 2), 'C']);
    expect(failure).toBeNull();
    expect(said.slice(29)).toEqual(['left', 'right', 'right', 'tie']);
  });

  it('are read once they are declared', async () => {
    const map = 'left=home,right=away,outcome=FTR,left_value=H';
    const { failure, said } = await read([...times('A', 30), 'D', 'H'], map);
    expect(failure).toBeNull();
    expect(said.slice(29)).toEqual(['right', 'tie', 'left']);
  });
});
