import { writeFastchatAnswers } from '../../core/ask/write.ts';
import { writeQuestions } from '../../core/judge/results.ts';
import { fileName } from '../../core/names/file-name.ts';
import { loadAsking } from '../../storage/asking/asking.ts';
import { answersInParts, askedInParts } from '../../storage/asking/parts.ts';
import type { AskingRecord } from '../../storage/records.ts';
import { collect } from '../work/collect.ts';
import { blobsOf } from '../work/line-files.ts';

export interface AskingFile {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * A run of asking as a source of its project: its questions and its answers; nothing before the
 * first answer, nor once it is deleted.
 */
export async function sourceFilesOf({ id, name, setup }: AskingRecord): Promise<AskingFile[]> {
  if ((await loadAsking(id)) === null) return [];
  const answers = await collect(answersInParts(id));
  if (answers.length === 0) return [];
  const questions = await collect(askedInParts(id));
  const [asked] = await blobsOf(writeQuestions(questions));
  const [answered] = await blobsOf(writeFastchatAnswers({ setup, questions, answers }));
  return [
    { name: fileName(name, '-questions.jsonl'), blob: asked },
    { name: fileName(name, '-answers.jsonl'), blob: answered },
  ];
}
