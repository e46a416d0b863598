import type { ByteSource, FilesRead } from '../core/formats/file/report.ts';
import { measureChunk } from '../core/style/measured.ts';
import type { Measured } from '../core/style/measured.ts';
import { keepTexts } from '../core/texts/keep-texts.ts';
import type { Arguments } from './arguments.ts';
import type { StoredText } from './project-input.ts';
import { wayOf } from './project-output.ts';

/** Files as they were read, and where their texts are. */
export interface TextInput {
  /** Files that are read once more for their answers. */
  readonly sources: readonly ByteSource[];
  readonly read: FilesRead;
  /** What a project has of the texts of its files. */
  readonly texts: () => AsyncIterable<StoredText>;
  readonly asked: Arguments;
}

/** What can be counted in the answers, wherever they are. */
export async function measuredTexts(input: TextInput): Promise<readonly Measured[]> {
  const { sources, read, texts, asked } = input;
  const measured: Measured[] = [];
  const measure = async (chunk: StoredText, file: number): Promise<void> => {
    if (file < 0) return;
    const { kind, bytes } = chunk;
    measured.push({ ...(await measureChunk(bytes, kind)), file, kind });
  };
  for await (const chunk of texts()) {
    const isOwn = ({ key, file }: StoredText | FilesRead['files'][number]) =>
      key === chunk.key && file === chunk.file;
    await measure(chunk, read.files.findIndex(isOwn));
  }
  const ways = new Map(read.files.map(({ file }) => [file, wayOf(asked)]));
  await keepTexts(sources, { parts: 'answers', ways }, async ({ chunk }) => {
    if (chunk === null) return;
    // Where a file of the project has the same name, what joined it stands behind.
    await measure(
      chunk,
      read.files.findLastIndex(({ file }) => file === chunk.file),
    );
  });
  return measured;
}
