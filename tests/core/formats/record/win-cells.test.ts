import { describe, expect, it } from 'vitest';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { textSource } from '../sources.ts';

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const matrix = (...rows: string[]) =>
  csv(',x,y,z', ...rows.map((row, at) => `${'xyz'[at]},${row}`));
const counts = (...rows: string[]) => csv('model_a,model_b,wins_a,wins_b,ties', ...rows);

async function read(text: string, games?: number) {
  const options = { format: null, ...(games === undefined ? {} : { games }) };
  const { table, files } = await readFiles([textSource(text)], options);
  const wins = new Map<string, number>();
  const pairs = countPairs(table);
  const name = (index: number) => pairs.models[index];
  pairs.left.forEach((left, at) => {
    const [one, two] = [name(left), name(pairs.right[at])];
    const add = (key: string, count: number) => wins.set(key, (wins.get(key) ?? 0) + count);
    add(`${one}>${two}`, pairs.leftWins[at]);
    add(`${two}>${one}`, pairs.rightWins[at]);
  });
  const { failure, judgments, rejected } = files[0];
  return { failure, judgments, rejected, wins, table };
}

describe('numbers that are no counts', () => {
  it.each([
    ['rates', matrix(',0.6,0.7', '0.4,,0.55', '0.3,0.45,')],
    ['rates', matrix('0.5,0.6,0.7', '0.4,0.5,0.55', '0.3,0.45,0.5')],
    ['rates', matrix(',0.6,0.7', ',,0.55', ',,')],
    ['rates', matrix(',0.5,1', '0.5,,1', '0,0,')],
    ['percent', matrix(',60,70', '40,,55', '30,45,')],
    ['percent', matrix('50,60.5,70', '39.5,50,55', '30,45,50')],
    ['percent', matrix(',60%,70%', '40%,,55%', '30%,45%,')],
    ['percent', matrix(',63,71', '38,,55', '29,45,')],
    ['odds', matrix(',1.5,4', '0.67,,2', '0.25,0.5,')],
    ['odds', matrix('1,1.5,4', '0.667,1,2', '0.25,0.5,1')],
    ['rates', counts('x,y,0.6,0.4,0', 'y,z,0.5,0.3,0.2')],
    ['rates', counts('x,y,0.6,0.3,', 'y,z,0.5,0.4,')],
    ['percent', counts('x,y,60.5,39.5,0', 'y,z,50,30,20')],
    ['percent', counts('x,y,60%,40%,0%')],
    ['odds', counts('x,y,1.5,0.667,0', 'y,z,4,0.25,')],
  ])('%s are not read without the number of games: %j', async (cells, text) => {
    const { failure, table } = await read(text);
    expect(failure).toEqual({ kind: 'needs-games', cells });
    expect(table.left).toHaveLength(0);
  });

  it.each([
    ['fractions of nothing', matrix(',0.6,0.7', '0.6,,0.55', '0.8,0.45,')],
    ['shares that add up to 1.015', matrix(',0.6,0.7', '0.415,,0.55', '0.3,0.45,')],
    ['rates without the ties', matrix('0,0.45,0.5', '0.35,0,0.5', '0.3,0.3,0')],
    ['a matrix padded with zeros', matrix('0,0.6,0.7', '0,0,0.55', '0,0,0')],
  ])('%s are refused, whatever the number of games', async (_name, text) => {
    expect((await read(text)).failure).toEqual({ kind: 'no-counts' });
    expect((await read(text, 10)).failure).toEqual({ kind: 'no-counts' });
  });
});

describe('a matrix that is none of wins', () => {
  it.each([
    ['symmetric', 'distances', matrix('0,3,4', '3,0,5', '4,5,0')],
    ['symmetric', 'distances that are not whole', matrix('0,1.5,2', '1.5,0,2.5', '2,2.5,0')],
    ['half', 'wins above the diagonal alone', matrix(',6,7', ',,5', ',,')],
    ['half', 'wins below the diagonal alone', matrix(',,', '6,,', '7,5,')],
  ])('is refused: %s, %s', async (why, _name, text) => {
    const { failure, table } = await read(text);
    expect(failure).toEqual({ kind: 'no-wins', why });
    expect(table.left).toHaveLength(0);
  });

  it.each([
    ['one pair is level', matrix('0,3,4', '3,0,5', '4,1,0')],
    ['one won on the other side', matrix(',6,', ',,5', '1,,')],
    ['two models are level', csv('m,x,y', 'x,0,3', 'y,3,0')],
    ['zeros below', matrix('0,6,7', '0,0,5', '0,0,0')],
  ])('may be one where %s', async (_name, text) => {
    expect((await read(text)).failure).toBeNull();
  });

  it('shows itself by fractions below the rows that settle how it is read', async () => {
    const size = 12;
    const names = Array.from({ length: size }, (_, at) => `m${String(at)}`);
    const cell = (row: number, column: number) =>
      row === column ? '' : row < 10 || column < 10 ? Number(row < column) : 0.5;
    const rows = names.map((name, row) => [name, ...names.map((_, column) => cell(row, column))]);
    const text = csv(['', ...names].join(), ...rows.map((row) => row.join()));
    expect((await read(text)).failure).toEqual({ kind: 'needs-games', cells: 'rates' });
  });
});

describe('counts are counts', () => {
  it.each([
    ['whole', matrix(',6,7', '4,,5', '3,5,')],
    ['one game per pair', matrix('0,1,1', '0,0,1', '0,0,0')],
    ['ties as half', matrix(',12.5,7', '7.5,,5', '3,5,')],
    ['a hundred games, as the columns say', counts('x,y,60,40,0', 'y,z,50,30,20')],
    ['ties as half', counts('x,y,12.5,7.5,0')],
    ['weights', counts('x,y,0.9,0.8,0.7', 'y,z,3.2,0.1,0')],
    ['weights with their sum', csv('model_a,model_b,wins_a,wins_b,games', 'x,y,0.25,0.75,1')],
  ])('%s: %j', async (_name, text) => {
    const { failure, rejected, judgments } = await read(text);
    expect({ failure, rejected }).toEqual({ failure: null, rejected: 0 });
    expect(judgments).toBeGreaterThan(0);
  });
});

describe('below rows of 1 and 0', () => {
  const sweeps = Array.from({ length: 12 }, (_, at) => `m${at},n${at},1,0,`);

  it('fractions show that all are win rates', async () => {
    const text = counts(...sweeps, 'm1,m2,0.8,0.2,', 'm2,m3,0.6,0.4,');
    const { failure, table } = await read(text);
    expect(failure).toEqual({ kind: 'needs-games', cells: 'rates' });
    expect(table.left).toHaveLength(0);
    expect((await read(text, 10)).judgments).toBe(140);
  });

  it('fractions are weights where a pair played more', async () => {
    const text = counts(...sweeps, 'm1,m2,8,2,1', 'm2,m3,0.6,0.4,');
    expect(await read(text)).toMatchObject({ failure: null, judgments: 24 });
  });

  it('a percentage is no count', async () => {
    const names = Array.from('abcdefghijkl');
    const rows = names.map((own, at) =>
      [own, ...names.map((_, other) => (at === 11 && other < 11 ? '60%' : '0'))].join(),
    );
    const text = csv(
      ['', ...names].join(),
      ...rows.with(0, ['a', '0', ...Array<string>(11).fill('1')].join()),
    );
    expect(await read(text)).toMatchObject({ failure: null, rejected: 1, judgments: 11 });
  });
});

it('sums of a matrix are no models', async () => {
  const text = csv(',x,y,z,Total', 'x,0,3,4,7', 'y,2,0,5,7', 'z,1,6,0,7', 'Total,3,9,9,0');
  const { judgments, table, rejected } = await read(text);
  expect({ judgments, models: table.models, rejected }).toEqual({
    ...{ judgments: 21, models: ['x', 'y', 'z'], rejected: 0 },
  });
  const rates = csv(',x,y,z,average', 'x,,0.6,0.7,0.65', 'y,0.4,,0.55,0.48', 'z,0.3,0.45,,0.38');
  expect((await read(rates, 20)).judgments).toBeCloseTo(60, 6);
});

describe('with the number of games', () => {
  it.each([
    matrix(',0.6,0.7', '0.4,,0.55', '0.3,0.45,'),
    matrix(',0.6,0.7', ',,0.55', ',,'),
    matrix(',60,70', '40,,55', '30,45,'),
    matrix(',60%,70%', '40%,,55%', '30%,45%,'),
    matrix('1,1.5,2.3333333333', '0.6666666667,1,1.2222222222', '0.4285714286,0.8181818182,1'),
  ])('each pair has so many: %j', async (text) => {
    const { wins, judgments, failure } = await read(text, 20);
    expect(failure).toBeNull();
    expect(judgments).toBeCloseTo(60, 6);
    const wanted = { 'x>y': 12, 'y>x': 8, 'x>z': 14, 'z>x': 6, 'y>z': 11, 'z>y': 9 };
    for (const [key, count] of Object.entries(wanted)) {
      expect(wins.get(key)).toBeCloseTo(count, 6);
    }
  });

  it('of rows of their own, ties among them', async () => {
    const { table, judgments } = await read(counts('x,y,0.6,0.4,0', 'y,z,0.5,0.3,0.2'), 10);
    expect(judgments).toBeCloseTo(20);
    const ties = table.weight?.filter((_, row) => table.outcome[row] === Outcome.tie);
    expect(ties).toEqual(Float64Array.of(2));
  });

  it('that stands in a column', async () => {
    const text = csv('model_a,model_b,wins_a,wins_b,games', 'x,y,0.6,0.4,10', 'y,z,0.5,0.5,40');
    const { judgments, wins, failure } = await read(text);
    expect(failure).toBeNull();
    expect(judgments).toBe(50);
    expect(wins.get('x>y')).toBe(6);
  });

  it('counts stay as they are', async () => {
    expect((await read(matrix(',6,7', '4,,5', '3,5,'), 1000)).judgments).toBe(30);
  });

  it.each([
    ['win rates', 'wins_a,wins_b', 'x,y,0.6,0.3'],
    ['a share of ties', 'wins_a,wins_b,ties', 'x,y,0.6,0.3,0.05'],
    ['counts', 'wins_a,wins_b,games', 'x,y,3,4,10'],
    ['counts with ties', 'wins_a,wins_b,ties,games', 'x,y,3,4,2,10'],
    ['more wins than games', 'wins_a,wins_b,games', 'x,y,8,4,10'],
  ])('%s that do not add up to it are rejected', async (_name, header, row) => {
    const whole = header.includes('games') ? '10' : '1';
    const zeros = header.includes('ties') ? '0,0' : '0';
    const sound = `y,z,${whole},${zeros}${header.includes('games') ? ',10' : ''}`;
    const text = csv(`model_a,model_b,${header}`, row, sound);
    const { rejected, judgments } = await read(text, 10);
    expect({ rejected, judgments }).toEqual({ rejected: 1, judgments: 10 });
  });

  it('shares that are all 1 or 0 are shares', async () => {
    expect((await read(counts('x,y,1,0,0', 'y,z,0,1,0'), 20)).judgments).toBe(40);
    expect((await read(matrix(',1,1', '0,,1', '0,0,'), 20)).judgments).toBe(60);
    expect((await read(counts('x,y,62,38,0', 'y,z,50,30,20'), 500)).judgments).toBe(1000);
    expect((await read(counts('x,y,1,1,0', 'y,z,3,1,0'), 20)).judgments).toBe(6);
  });

  it('a cell beyond the scale is rejected', async () => {
    const many = Array.from('abcdefghijkl');
    const rows = many.map((own, i) =>
      [own, ...many.map((_, j) => (i === j ? '' : i === 11 ? '7' : '0.5'))].join(),
    );
    const { rejected, failure } = await read(csv(['', ...many].join(), ...rows), 10);
    expect({ rejected, failure }).toEqual({ rejected: 1, failure: null });
  });
});
