import { writeRun, writeRunQuestions } from '../core/judge/results.ts';
import type { JudgedRun } from '../core/judge/results.ts';

/** Milliseconds that the page can do without answering. */
const SLICE = 8;
/** Lines that are joined before they become a part of a Blob. */
const LINES = 1000;

export interface RunFile {
  readonly name: string;
  readonly blob: Blob;
}

/** The run as files that this page and others read: its judgments, and its questions. */
export async function filesOf(name: string, run: JudgedRun): Promise<readonly RunFile[]> {
  const file = name.replace(/[^\p{L}\p{N}.-]+/gu, '-');
  return [
    { name: `${file}.jsonl`, blob: await blobOf(writeRun(run)) },
    { name: `${file}-questions.jsonl`, blob: await blobOf(writeRunQuestions(run)) },
  ];
}

/** Lines as they come, without holding the page. */
async function blobOf(lines: Iterable<string>): Promise<Blob> {
  const parts: Blob[] = [];
  let some: string[] = [];
  let since = performance.now();
  for (const line of lines) {
    some.push(line);
    if (some.length === LINES) {
      parts.push(new Blob(some));
      some = [];
    }
    if (performance.now() - since < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  return new Blob([...parts, ...some], { type: 'application/jsonl' });
}
