import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteSource } from '../core/formats/file/report.ts';
import { ArgumentError } from './argument-error.ts';

/**
 * The files that paths name; a folder stands for the files in it and in its folders, by name,
 * without hidden ones.
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
    sources.push(...(await filesAt(names.map((name) => join(path, name)))));
  }
  return sources;
}

function source(file: string, bytes: number): ByteSource {
  return {
    file,
    bytes,
    chunks: () => createReadStream(file, { highWaterMark: 1 << 18 }),
    slice: async (start, end) => {
      const handle = await open(file);
      try {
        const { buffer } = await handle.read(new Uint8Array(end - start), 0, end - start, start);
        return buffer;
      } finally {
        await handle.close();
      }
    },
  };
}
