import type { RowRejection } from '../../core/formats/file/file-failure.ts';
import type { BatchScope } from '../../core/judge/batch/custom-id.ts';
import { readBatch } from '../../core/judge/batch/read.ts';
import type { BatchAnswer, BatchFailure } from '../../core/judge/batch/read.ts';
import { batchReply } from '../../judges/batches/replies.ts';
import type { CalledModel, ModelReply } from '../../judges/contract.ts';

/** What came of output files. */
export interface BatchReport<T> {
  readonly added: number;
  /** Replies that were there already. */
  readonly known: number;
  /** Replies to tasks that the run does not ask for. */
  readonly notPlanned: number;
  readonly failures: readonly BatchFailure<T>[];
  /** The first of the lines that were left out, and how many there are. */
  readonly rejections: readonly RowRejection[];
  readonly rejected: number;
}

/** A run that takes up what a batch gave. */
export interface BatchTaker<T> {
  readonly scope: BatchScope<T>;
  readonly models: readonly CalledModel[];
  isPlanned(task: T): boolean;
  /** Stores those that are not stored yet, and says how many those were. */
  take(answers: readonly BatchAnswer<T, ModelReply>[]): Promise<number>;
}

/** Characters of an output file that are read at a time, without holding the page. */
const PIECE = 250_000;

/** Reads output files, in any order, and has the run take each reply once. */
export async function takeBatch<T>(
  files: readonly File[],
  run: BatchTaker<T>,
): Promise<BatchReport<T>> {
  const report = { added: 0, known: 0, notPlanned: 0, rejected: 0 };
  const failures: BatchFailure<T>[] = [];
  const rejections: RowRejection[] = [];
  const replyIn = (body: unknown) => batchReply(run.models, body);
  for (const file of files) {
    let before = 0;
    for await (const piece of piecesOf(file)) {
      const read = readBatch(file.name, [piece], run.scope, replyIn);
      const answers = read.answers.filter(({ task }) => run.isPlanned(task));
      const added = await run.take(answers);
      report.added += added;
      report.known += answers.length - added;
      report.notPlanned += read.answers.length - answers.length;
      report.rejected += read.rejected;
      failures.push(...read.failures);
      rejections.push(...read.rejections.map((row) => ({ ...row, line: row.line + before })));
      before += piece.split('\n').length - 1;
    }
  }
  return { ...report, failures, rejections };
}

/** The ends of lines are where pieces end. */
async function* piecesOf(file: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let text = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    text += decoder.decode(next.value, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    if (text.length < PIECE || end === 0) continue;
    yield text.slice(0, end);
    text = text.slice(end);
    await new Promise((resolve) => setTimeout(resolve));
  }
  text += decoder.decode();
  if (text !== '') yield text;
}
