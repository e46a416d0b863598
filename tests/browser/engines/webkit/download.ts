import { createReadStream } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** A file that the page has saved, as in Playwright. */
export class WebKitDownload {
  readonly #path: string;

  /** @param path where it lies, all of it */
  constructor(path: string) {
    this.#path = path;
  }

  suggestedFilename = () => basename(this.#path);
  path = () => Promise.resolve(this.#path);
  saveAs = (path: string) => copyFile(this.#path, path);
  createReadStream = () => Promise.resolve(createReadStream(this.#path));
}
