/** A file with the folders that it lay in as part of its name. */
export interface NamedFile {
  readonly name: string;
  readonly blob: File;
}

/** Files of an <input>, from a folder too. */
export function filesOf(list: FileList | null): NamedFile[] {
  return [...(list ?? [])]
    .map((file) => ({ name: file.webkitRelativePath || file.name, blob: file }))
    .filter(({ name }) => !isHidden(name));
}

/**
 * Files that were dropped, those in dropped folders among them. What the system left in folders
 * (hidden files) is passed over. To be called while the drop is being handled: afterwards the
 * browser has forgotten what was dropped.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  // A file that has no path, as other programs give it, WebKit can't read by its entry.
  const dropped = [...transfer.items].map((item) => ({
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
  }));
  const found = await Promise.all(
    dropped.map(async ({ entry, file }) => {
      if (entry?.isDirectory) return filesIn(entry);
      return file === null ? [] : [{ name: file.name, blob: file }];
    }),
  );
  return found.flat().filter(({ name }) => !isHidden(name));
}

async function filesIn(entry: FileSystemEntry): Promise<NamedFile[]> {
  const name = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ name, blob: file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: NamedFile[] = [];
  for (;;) {
    // A folder is given in parts, until a part is empty.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) return found;
    for (const inner of part) found.push(...(await filesIn(inner)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
