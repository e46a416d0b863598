import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteSource } from '../core/formats/report.ts';
import { ArgumentError } from './argument-error.ts';

/**
 * The files that paths name; a folder stands for the files directly in it, by name, without
 * hidden ones.
 * @throws ArgumentError where a path does not exist
 */
export async function filesAt(paths: readonly string[]): Promise<ByteSource[]> {
  const sources: ByteSource[] = [];
  for (const path of paths) {
    const entry = await stat(path).catch(() => null);
    if (entry === null) throw new ArgumentError(`There is no file or folder ${path}.`);
    if (!entry.isDirectory()) {
      sources.push(source(path, entry.size));
      continue;
    }
    const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
    for (const name of names) {
      const inner = await stat(join(path, name));
      if (inner.isFile()) sources.push(source(join(path, name), inner.size));
    }
  }
  return sources;
}

function source(file: string, bytes: number): ByteSource {
  return { file, bytes, chunks: () => createReadStream(file, { highWaterMark: 1 << 18 }) };
}
