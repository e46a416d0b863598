import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import wabt from 'wabt';

/**
 * A text of WebAssembly and its bytes, `<name>.wat` and `<name>-bytes.ts` of a folder of src/core,
 * are the same. After a change of the text `UPDATE_GOLDEN=1` writes the bytes anew.
 * @param test the file of tests that asks
 */
export async function expectAssembled(folder: string, name: string, test: string): Promise<void> {
  const at = (file: string): string =>
    fileURLToPath(new URL(`../../src/core/${folder}/${file}`, import.meta.url));
  const toolkit = await wabt();
  const parsed = toolkit.parseWat(`${name}.wat`, readFileSync(at(`${name}.wat`), 'utf8'), {
    simd: true,
  });
  parsed.validate();
  const bytes = Buffer.from(parsed.toBinary({}).buffer).toString('base64');
  const text =
    `/** ${name}.wat, assembled by \`UPDATE_GOLDEN=1\` of ${test}. */\n` +
    `export const ${name.toUpperCase()} =\n  '${bytes}';\n`;
  const file = at(`${name}-bytes.ts`);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
}
