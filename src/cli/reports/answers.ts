import type { ByteSource, FilesRead } from '../../core/formats/file/report.ts';
import { measuredAnswers } from '../../core/style/answers.ts';
import type { MeasuredAnswers } from '../../core/style/answers.ts';
import { measureChunk } from '../../core/style/measured.ts';
import type { Measured } from '../../core/style/measured.ts';
import type { DataEdits } from '../../core/table/data-edits.ts';
import { keepTexts } from '../../core/texts/keep-texts.ts';
import type { Arguments } from '../arguments.ts';
import { wayOf } from '../project-output.ts';

/** Files as they were read, and what was edited in them. */
export interface FileInput {
  readonly sources: readonly ByteSource[];
  readonly read: FilesRead;
  readonly edits: DataEdits;
  readonly asked: Arguments;
}

/**
 * What can be counted in the answers of files, which are read once more for them; those of a
 * project are not at hand here. Null where no answers come with them.
 */
export async function answersOf(input: FileInput): Promise<MeasuredAnswers | null> {
  const { sources, read, edits, asked } = input;
  const measured: Measured[] = [];
  const ways = new Map(read.files.map(({ file }) => [file, wayOf(asked)]));
  await keepTexts(sources, { parts: 'answers', ways }, async ({ chunk }) => {
    if (chunk === null) return;
    const { kind, bytes } = chunk;
    const file = read.files.findIndex((report) => report.file === chunk.file);
    measured.push({ ...(await measureChunk(bytes, kind)), file, kind });
  });
  if (measured.length === 0) return null;
  return measuredAnswers(read.table, read.benchmark, read.files, edits, measured);
}
