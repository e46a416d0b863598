import { writeFastchatAnswers, writeRakudaAnswers } from '../../core/ask/write.ts';
import type { AnsweredRun } from '../../core/ask/write.ts';
import type { AnswerTurn, AskedQuestion } from '../../core/ask/setup.ts';
import { writeQuestions } from '../../core/judge/results.ts';
import { fileName } from '../../core/names/file-name.ts';
import { blobsOf } from '../work/line-files.ts';
import type { OpenAsking } from './open-asking.svelte.ts';
import type { AskingFile } from './source-files.ts';

/** What answers are written as; both are read by this page, and by the programs they are named after. */
export const ANSWER_WRITERS = {
  fastchat: writeFastchatAnswers,
  rakuda: writeRakudaAnswers,
} as const satisfies Readonly<Record<string, (run: AnsweredRun) => Generator<string>>>;

export type AnswerFormat = keyof typeof ANSWER_WRITERS;

/**
 * The answers of a run, a file for each model that has any: FastChat and Rakuda take the name of
 * the file for the model's.
 */
export async function answerFiles(
  run: OpenAsking,
  format: AnswerFormat,
): Promise<readonly AskingFile[]> {
  const { models, prices } = run.record.setup;
  const answers: AnswerTurn[][] = models.map(() => []);
  for await (const part of run.answered())
    for (const answer of part) answers[answer.model].push(answer);
  const questions = await questionsOf(run);
  const files: AskingFile[] = [];
  for (const [at, own] of answers.entries()) {
    if (own.length === 0) continue;
    const lines = ANSWER_WRITERS[format]({ setup: { models, prices }, questions, answers: own });
    const [blob] = await blobsOf(lines);
    files.push({ name: fileName(models[at].name, '.jsonl'), blob });
  }
  return files;
}

/** The questions of a run as a file. */
export async function questionFile(run: OpenAsking): Promise<AskingFile> {
  const [blob] = await blobsOf(writeQuestions(await questionsOf(run)));
  return { name: fileName(run.record.name, '-questions.jsonl'), blob };
}

async function questionsOf(run: OpenAsking): Promise<readonly AskedQuestion[]> {
  const questions: AskedQuestion[] = [];
  for (let at = 0; at < run.record.setup.questions; at++) {
    const question = await run.question(at);
    if (question !== null) questions.push(question);
  }
  return questions;
}
