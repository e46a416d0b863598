import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readJudgments } from '../../src/core/formats/read.ts';
import { diskSource, plain } from '../core/formats/sources.ts';

/*
 * A file in a folder of tests/golden/formats is a test; FILE.expected.json holds what it must
 * give. WRITE_GOLDEN=1 writes expectations that do not exist yet: look at them before trusting.
 */
const ROOT = new URL('formats/', import.meta.url).pathname;
const EXPECTED = '.expected.json';

const read = async (path: string, file?: string, size?: number) =>
  plain(await readJudgments([diskSource(path, file, size)], { format: null }));

for (const folder of readdirSync(ROOT).sort()) {
  describe(folder, () => {
    const names = readdirSync(ROOT + folder).filter((name) => !name.endsWith(EXPECTED));
    it.each(names.sort())('%s', async (name) => {
      const path = `${ROOT}${folder}/${name}`;
      const result = await read(path);
      if (process.env['WRITE_GOLDEN'] && !existsSync(path + EXPECTED)) {
        writeFileSync(path + EXPECTED, JSON.stringify(result, null, 1) + '\n');
      }
      const expected: unknown = JSON.parse(readFileSync(path + EXPECTED, 'utf8'));
      expect(result).toEqual(expected);
      // What a file is called tells nothing, nor in what pieces it arrives.
      expect(await read(path, 'judgments')).toEqual(expected);
      expect(await read(path, 'x.csv')).toEqual(expected);
      expect(await read(path, 'x.json', 7)).toEqual(expected);
      expect(await read(path, 'x.jsonl', 1)).toEqual(expected);
    });
  });
}
