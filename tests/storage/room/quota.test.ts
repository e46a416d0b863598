import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillsUp, WRITES } from './fills-up.ts';

fillsUp(['of a request']);

describe('what is written', () => {
  const folder = new URL('../../../src/storage/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'database.ts')
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);

  it('is written in one transaction each time, which only one function begins', () => {
    for (const [name, text] of files) {
      expect(text, name).not.toMatch(/transaction\([^;]*'readwrite'/);
      expect(text, name).not.toMatch(/base\(\)\)\.(put|add|delete|clear)\(/);
    }
  });

  it('has been tried above, all of it', () => {
    const writers = files.flatMap(([name, text]) =>
      text.split(/^(?:export )?(?:async )?function /m).flatMap((body) => {
        const [called] = /^\w+/.exec(body) ?? [''];
        return body.includes(' inOne(') ? [`${name} ${called}`] : [];
      }),
    );
    const archives = ['restoreProjectFile', 'addTexts', 'gather', 'addRecords'];
    const tried = writers.filter((one) => !archives.includes(one.split(' ')[1]));
    expect(tried.sort()).toEqual(Object.keys(WRITES).sort());
  });
});
