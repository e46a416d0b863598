import { expect, it } from 'vitest';
import { fileMessages } from '../src/cli/file-messages.ts';
import { readFiles } from '../src/core/formats/intake/read.ts';
import { textSource } from './core/formats/sources.ts';
import { parquet } from './workers/battles.ts';

const said = async (...lines: string[]) => {
  const { files } = await readFiles([textSource(`${lines.join('\n')}\n`, 'f.csv')], {
    format: null,
  });
  return fileMessages(files[0]).join('\n');
};
const HEADER = 'model_a,model_b,winner';
const many = (rows: number, of: string) => Array.from({ length: rows }, () => of);

it('more than 1% rejected is said loudly, with the values and how to declare them', async () => {
  const text = await said(
    HEADER,
    ...many(97, 'x,y,tie'),
    ...many(2, 'x,y,A is better'),
    'x,y,maybe',
  );
  expect(text).toContain('WARNING: 3 of 100 rows (3.0%) were rejected');
  expect(text).toContain(
    'Values of “winner” that were not understood: “A is better” × 2, “maybe” × 1',
  );
  expect(text).toContain("--map 'left=COLUMN,right=COLUMN,outcome=winner,left_value=");
});

it('also where no row could be used', async () => {
  expect(await said(HEADER, 'x,y,A is better')).toContain('“A is better” × 1');
});

it('fewer are not', async () => {
  const text = await said(HEADER, ...many(99, 'x,y,tie'), 'x,y,maybe');
  expect(text).toContain('f.csv:101:');
  expect(text).not.toContain('WARNING');
});

it('of Parquet it is said how much was read, where that is a part', async () => {
  const bytes = parquet(600, 3000, 200);
  const slice = (start: number, end: number) => Promise.resolve(bytes.subarray(start, end));
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield await slice(0, 1 << 16);
  };
  const source = { file: 'x.parquet', bytes: bytes.length, chunks, slice };
  const { files } = await readFiles([source], { format: null });
  const text = fileMessages(files[0]).join('\n');
  // The footer is looked for in the last 512 kB; three columns of words and one of numbers are 4 kB.
  expect(text).toBe('x.parquet: Only the columns that are needed were read: 528 kB of 5.27 MB.');
});

it('win rates ask for the number of games', async () => {
  expect(await said(',x,y', 'x,,0.6', 'y,0.4,')).toMatch(/look like win rates.*--games N/);
});

it('where nothing can be suggested, --map is named', async () => {
  expect(await said('one_model,other_model,accepted', 'x,y,0', 'y,x,1')).toMatch(/ --map \(/);
});

it('a suggested mapping is quoted for a shell', async () => {
  const text = await said("team a's,team b's,winner", "x,y,team a's", 'y,x,tie');
  expect(text).toContain("--map 'left=team a'\\''s,right=team b'\\''s,outcome=winner,");
});
