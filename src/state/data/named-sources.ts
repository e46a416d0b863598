import type { FileReport } from '../../core/formats/file/report.ts';
import type { RemoteFile } from '../../core/remote/remote-address.ts';
import type { SourceInput } from '../../remote/source-input.ts';

/** Something to read, as pages hand it over. */
export type NewSource =
  | { readonly name: string; readonly blob: Blob }
  | { readonly name: string; readonly text: string }
  | RemoteFile;

/** The same with a key each and names that no other file has. */
export function named(given: readonly NewSource[], taken: readonly FileReport[]): SourceInput[] {
  const names = new Set(taken.map(({ file }) => file));
  return given.map((source) => {
    let { name } = source;
    for (let n = 2; names.has(name); n++) name = `${source.name} (${n})`;
    names.add(name);
    return { ...source, name, key: crypto.randomUUID() };
  });
}
