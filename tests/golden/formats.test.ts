import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../src/core/formats/intake/read.ts';
import type { ReadOptions } from '../../src/core/formats/intake/read.ts';
import type { ByteSource } from '../../src/core/formats/file/report.ts';
import { CollectedTexts } from '../core/formats/collect-texts.ts';
import { diskSource, plain } from '../core/formats/sources.ts';

/*
 * A file in a folder of tests/golden/formats is a test; FILE.expected.json holds what it must
 * give. A folder in such a folder is a test of several files read together, with their paths from
 * that folder on. FILE.options.json may hold options of reading. WRITE_GOLDEN=1 writes
 * expectations that do not exist yet: look at them before trusting.
 */
const ROOT = new URL('formats/', import.meta.url).pathname;
const EXPECTED = '.expected.json';
const OPTIONS = '.options.json';

function optionsOf(path: string): ReadOptions {
  const given = existsSync(path + OPTIONS)
    ? (JSON.parse(readFileSync(path + OPTIONS, 'utf8')) as Partial<ReadOptions>)
    : {};
  return { format: null, ...given };
}

const readSources = async (sources: readonly ByteSource[], path: string) => {
  const { texts, sink } = new CollectedTexts();
  const read = await readFiles(sources, { ...optionsOf(path), texts: sink });
  expect(read.benchmark.texts).toBe(texts.length);
  return plain(read, texts);
};

const read = (path: string, file?: string, size?: number) =>
  readSources([diskSource(path, file, size)], path);

function readFolder(path: string) {
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(`${path}/${name}`).isFile())
    .sort();
  const sources = files.map((name) => diskSource(`${path}/${name}`, `folder/${name}`));
  return readSources(sources, path);
}

function expectedOf(path: string, result: unknown): unknown {
  if (process.env['WRITE_GOLDEN'] && !existsSync(path + EXPECTED)) {
    writeFileSync(path + EXPECTED, JSON.stringify(result, null, 1) + '\n');
  }
  return JSON.parse(readFileSync(path + EXPECTED, 'utf8'));
}

for (const folder of readdirSync(ROOT).sort()) {
  describe(folder, () => {
    const names = readdirSync(ROOT + folder)
      .filter((name) => !name.endsWith(EXPECTED) && !name.endsWith(OPTIONS))
      .sort();
    const isFolder = (name: string) => statSync(`${ROOT}${folder}/${name}`).isDirectory();
    const [folders, files] = [names.filter(isFolder), names.filter((name) => !isFolder(name))];
    it.each(files)('%s', async (name) => {
      const path = `${ROOT}${folder}/${name}`;
      const result = await read(path);
      const expected = expectedOf(path, result);
      expect(result).toEqual(expected);
      // What a file is called tells nothing, nor in what pieces it arrives.
      expect(await read(path, 'judgments')).toEqual(expected);
      expect(await read(path, 'x.csv')).toEqual(expected);
      expect(await read(path, 'x.json', 7)).toEqual(expected);
      expect(await read(path, 'x.jsonl', 1)).toEqual(expected);
    });
    it.each(folders)('%s/', async (name) => {
      const path = `${ROOT}${folder}/${name}`;
      const result = await readFolder(path);
      expect(result).toEqual(expectedOf(path, result));
    });
  });
}
