import { fileName } from '../../../core/names/file-name.ts';
import { writeRun, writeRunQuestions } from '../../../core/judge/results.ts';
import { countReplies, loadRun } from '../../../storage/judging.ts';
import { questionsInParts, repliesInParts } from '../../../storage/judging-parts.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { openProject } from '../../project/open-project.svelte.ts';
import { collect } from '../../work/collect.ts';

/** Milliseconds that the page can do without answering. */
const SLICE = 8;
/** Lines that are joined before they become a part of a Blob. */
const LINES = 1000;

export interface RunFile {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * A run as it is stored, as files that this page and others read: its judgments, and its questions
 * with their categories.
 */
export async function filesOf({ id, name, setup }: JudgingRecord): Promise<readonly RunFile[]> {
  const [questions, replies] = await Promise.all([
    collect(questionsInParts(id)),
    collect(repliesInParts(id)),
  ]);
  const run = { setup, questions, replies };
  const [judgments] = await blobsOf(writeRun(run));
  const [asked] = await blobsOf(writeRunQuestions(run));
  return [
    { name: fileName(name, '.jsonl'), blob: judgments },
    { name: fileName(name, '-questions.jsonl'), blob: asked },
  ];
}

/**
 * A run as a source of its project: nothing before its first verdict, nor once it is deleted, and
 * its questions only where the project has none of its own.
 */
export async function sourceFilesOf(run: JudgingRecord): Promise<readonly RunFile[]> {
  const isThere = (await loadRun(run.id)) !== null && (await countReplies(run.id)) > 0;
  if (!isThere) return [];
  const [judgments, questions] = await filesOf(run);
  const others = openProject.source?.files.filter(({ session }) => session !== run.id) ?? [];
  return others.some(({ holds }) => holds.questions > 0) ? [judgments] : [judgments, questions];
}

/**
 * Lines as files, without holding the page.
 * @param most in one file, or null for all in one
 */
export async function blobsOf(
  lines: Iterable<string>,
  most: { readonly lines: number; readonly bytes: number } | null = null,
): Promise<readonly Blob[]> {
  const files: Blob[] = [];
  let file = new PartedFile();
  let since = performance.now();
  for (const line of lines) {
    if (most !== null && !file.hasRoom(line, most)) {
      files.push(file.blob());
      file = new PartedFile();
    }
    file.add(line);
    if (performance.now() - since < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  return [...files, file.blob()];
}

/** A file that grows line by line, most of it out of the page's memory. */
class PartedFile {
  readonly #parts: Blob[] = [];
  #some: string[] = [];
  #lines = 0;
  #bytes = 0;

  hasRoom(line: string, most: { readonly lines: number; readonly bytes: number }): boolean {
    if (this.#lines === 0) return true;
    return this.#lines < most.lines && this.#bytes + sizeOf(line) <= most.bytes;
  }

  add(line: string): void {
    this.#some.push(line);
    this.#lines++;
    this.#bytes += sizeOf(line);
    if (this.#some.length < LINES) return;
    this.#parts.push(new Blob(this.#some));
    this.#some = [];
  }

  blob(): Blob {
    return new Blob([...this.#parts, ...this.#some], { type: 'application/jsonl' });
  }
}

/** In UTF-8. */
function sizeOf(line: string): number {
  return new TextEncoder().encode(line).length;
}
