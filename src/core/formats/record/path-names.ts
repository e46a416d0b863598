/** The last part of a path without its ending. */
export function stemOf(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return name.replace(/(\.(json|jsonl|ndjson|csv|tsv|txt|gz|parquet))+$/i, '') || name;
}

/** The model that a file is named after; `org__model`, which file systems need, is org/model. */
export function modelInPath(path: string): string {
  return stemOf(path).trim().replace('__', '/') || path;
}

/** The folder that a file lies in; null where its path has none. */
export function folderInPath(path: string): string | null {
  const folder = path.split(/[\\/]/).at(-2)?.trim().replace('__', '/') ?? '';
  return folder === '' || folder === '.' || folder === '..' ? null : folder;
}

/** The judge that a folder of the path is named after, as in judge_gpt-4/…; else null. */
export function judgeInPath(path: string): string | null {
  return folderAfter(path, 'judge_');
}

/** What follows a mark in the last folder of the path that has it, as in eval=gpt-4/…; else null. */
export function folderAfter(path: string, mark: string): string | null {
  const folder = foldersOf(path).findLast(
    (name) => name.startsWith(mark) && name.length > mark.length,
  );
  return folder === undefined ? null : folder.slice(mark.length);
}

export function foldersOf(path: string): readonly string[] {
  return path.split(/[\\/]/).slice(0, -1);
}
