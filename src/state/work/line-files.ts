/** Milliseconds that the page can do without answering. */
const SLICE = 8;
/** Lines that are joined before they become a part of a Blob. */
const LINES = 1000;

/**
 * Lines as files, without holding the page.
 * @param most in one file, or null for all in one
 */
export async function blobsOf(
  lines: Iterable<string>,
  most: { readonly lines: number; readonly bytes: number } | null = null,
): Promise<readonly Blob[]> {
  const files: Blob[] = [];
  let file = new PartedFile();
  let since = performance.now();
  for (const line of lines) {
    if (most !== null && !file.hasRoom(line, most)) {
      files.push(file.blob());
      file = new PartedFile();
    }
    file.add(line);
    if (performance.now() - since < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  return [...files, file.blob()];
}

/** A file that grows line by line, most of it out of the page's memory. */
class PartedFile {
  readonly #parts: Blob[] = [];
  #some: string[] = [];
  #lines = 0;
  #bytes = 0;

  hasRoom(line: string, most: { readonly lines: number; readonly bytes: number }): boolean {
    if (this.#lines === 0) return true;
    return this.#lines < most.lines && this.#bytes + sizeOf(line) <= most.bytes;
  }

  add(line: string): void {
    this.#some.push(line);
    this.#lines++;
    this.#bytes += sizeOf(line);
    if (this.#some.length < LINES) return;
    this.#parts.push(new Blob(this.#some));
    this.#some = [];
  }

  blob(): Blob {
    return new Blob([...this.#parts, ...this.#some], { type: 'application/jsonl' });
  }
}

/** In UTF-8. */
function sizeOf(line: string): number {
  return new TextEncoder().encode(line).length;
}
