import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filesAt } from '../../src/cli/disk.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-disk-'));
  mkdirSync(join(folder, 'deep/er'), { recursive: true });
  for (const name of ['b.csv', 'a.csv', '.hidden', 'deep/c.csv', 'deep/er/d.csv', 'deep/.e'])
    writeFileSync(join(folder, name), `text of ${name}`);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('finds the files of a folder and of its folders by name, without hidden ones', async () => {
  const files = await filesAt([folder]);
  const names = files.map(({ file }) => relative(folder, file));
  expect(names).toEqual(['a.csv', 'b.csv', 'deep/c.csv', 'deep/er/d.csv']);
});

it('takes files that are named as they are, hidden or not, and in this order', async () => {
  const files = await filesAt([join(folder, '.hidden'), join(folder, 'a.csv')]);
  expect(files.map(({ file, bytes }) => [relative(folder, file), bytes])).toEqual([
    ['.hidden', 15],
    ['a.csv', 13],
  ]);
});

it('reads a file whole, and a part of it', async () => {
  const [file] = await filesAt([join(folder, 'a.csv')]);
  let text = '';
  for await (const chunk of file.chunks()) text += Buffer.from(chunk).toString();
  expect(text).toBe('text of a.csv');
  const part = await file.slice?.(5, 9);
  expect(new TextDecoder().decode(part)).toBe('of a');
});

it('says which path does not exist', async () => {
  const nowhere = join(folder, 'nowhere');
  await expect(filesAt([nowhere])).rejects.toThrow(`There is no file or folder ${nowhere}.`);
});
