import { fileName } from '../../../core/names/file-name.ts';
import { loadRun } from '../../../storage/judging.ts';
import { countJudgments } from '../../../storage/judging-counts.ts';
import { writeRun, writeQuestions } from '../../../core/judge/results.ts';
import { questionsInParts, repliesInParts } from '../../../storage/judging-parts.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { openProject } from '../../project/open-project.svelte.ts';
import { blobsOf } from '../../work/line-files.ts';
import { collect } from '../../work/collect.ts';

export interface RunFile {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * A run as it is stored, as files that this page and others read: its judgments, and its questions
 * with their categories.
 */
export async function filesOf({
  id,
  name,
  setup,
  rules,
}: JudgingRecord): Promise<readonly RunFile[]> {
  const [questions, replies] = await Promise.all([
    collect(questionsInParts(id)),
    collect(repliesInParts(id)),
  ]);
  const run = { setup, rules, questions, replies };
  const [judgments] = await blobsOf(writeRun(run));
  const [questionLines] = await blobsOf(writeQuestions(run.questions));
  return [
    { name: fileName(name, '.jsonl'), blob: judgments },
    { name: fileName(name, '-questions.jsonl'), blob: questionLines },
  ];
}

/**
 * A run as a source of its project: nothing before its first verdict, nor once it is deleted, and
 * its questions only where the project has none of its own.
 */
export async function sourceFilesOf(run: JudgingRecord): Promise<readonly RunFile[]> {
  const isThere = (await loadRun(run.id)) !== null && (await countJudgments(run.id)) > 0;
  if (!isThere) return [];
  const [judgments, questions] = await filesOf(run);
  const others = openProject.source?.files.filter(({ session }) => session !== run.id) ?? [];
  return others.some(({ holds }) => holds.questions > 0) ? [judgments] : [judgments, questions];
}
