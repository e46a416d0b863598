import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root, tool } from './run.mjs';

/**
 * The types of core as a library: those that `src/library.ts` speaks of, and no others.
 * @returns text by path, from the folder in which `library.d.ts` will lie
 */
export async function typesOfLibrary() {
  const made = mkdtempSync(join(tmpdir(), 'caravan-types-'));
  try {
    const settings = join(root, '.setup/library-types.json');
    const { code } = await tool('@typescript/native/bin/tsc', ['-p', settings, '--outDir', made]);
    if (code !== 0) throw new Error('The types of the library could not be made.');
    const files = [...reachable(join(made, 'library.d.ts'))];
    return new Map(files.map(([file, text]) => [relative(made, file), text]));
  } finally {
    rmSync(made, { recursive: true });
  }
}

/** Writes them below a folder. */
export function writeTypes(types, folder) {
  for (const [file, text] of types) {
    const path = join(root, folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** A file of types and all that it imports; they name each other as the compilers of others expect it. */
function reachable(first) {
  const found = new Map();
  const add = (file) => {
    if (found.has(file)) return;
    const text = readFileSync(file, 'utf8');
    found.set(file, text.replaceAll(SPECIFIER, '$1$2.js$3'));
    for (const [, , path] of text.matchAll(SPECIFIER)) add(join(dirname(file), `${path}.d.ts`));
  };
  add(first);
  return found;
}

const SPECIFIER = /((?:\bfrom |\bimport\()['"])(\.[^'"]*)\.ts(['"])/g;
