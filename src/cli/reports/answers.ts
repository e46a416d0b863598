import { measuredAnswers } from '../../core/style/answers.ts';
import type { MeasuredAnswers } from '../../core/style/answers.ts';
import type { DataEdits } from '../../core/table/data-edits.ts';
import { measuredTexts } from '../measured-texts.ts';
import type { TextInput } from '../measured-texts.ts';

/** Files as they were read, and what was edited in them. */
export interface FileInput extends TextInput {
  readonly edits: DataEdits;
}

/** What can be counted in the answers behind the judgments; null where none come with the files. */
export async function answersOf(input: FileInput): Promise<MeasuredAnswers | null> {
  const { read, edits } = input;
  const measured = await measuredTexts(input);
  if (measured.length === 0) return null;
  return measuredAnswers(read.table, read.benchmark, read.files, edits, measured);
}
