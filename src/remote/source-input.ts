import type { RemoteFile } from '../core/remote/remote-address.ts';

/** Something to read: a file, a text, a file at an address. */
export type SourceInput = {
  /** Unlike that of any other; with its folders, where it lay in one. */
  readonly name: string;
  /** What its texts are stored under. */
  readonly key: string;
  /** The run that it was made of, by its id; not there where it is a file. */
  readonly session?: string;
} & ({ readonly blob: Blob } | { readonly text: string } | Omit<RemoteFile, 'name'>);
