import { countPairs } from '../../table/choices/count-pairs.ts';
import { editTable } from '../../table/edit-table.ts';
import { tableEdits } from '../../table/data-edits.ts';
import type { DataEdits, Removed } from '../../table/data-edits.ts';
import type { Failure } from '../../failure.ts';
import { addImport, chooseLower, removeFiles } from './combine.ts';
import { readFiles } from './read.ts';
import type { ReadOptions } from './read.ts';
import type { ByteSource, FilesRead } from '../file/report.ts';
import { MAX_MODELS } from '../../limits.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { outlineOf } from '../../overview/outline.ts';
import type { DataOutline } from '../../overview/outline.ts';

export interface ImportOptions extends ReadOptions {
  /** An earlier import that the new files are added to, or null. */
  readonly base: FilesRead | null;
  /** Names of files of that import that are left out. */
  readonly drop?: readonly string[];
  /** Judges whose lower scores are better, by file of that import, where that is to change. */
  readonly lowerIn?: ReadonlyMap<string, readonly string[]>;
  readonly edits: DataEdits;
}

/** Files as they were read, and what the model gets of them once they are edited. */
export interface Imported {
  readonly read: FilesRead;
  readonly counts: PairCounts;
  readonly removed: Removed;
  readonly outline: DataOutline;
  /** Why there is nothing to rank, or null. */
  readonly failure: Failure | null;
}

/** From bytes to what the model eats. */
export async function importJudgments(
  sources: readonly ByteSource[],
  { base, drop = [], lowerIn, edits, ...options }: ImportOptions,
): Promise<Imported> {
  const left = base === null || drop.length === 0 ? base : removeFiles(base, new Set(drop));
  const kept = left === null || lowerIn === undefined ? left : chooseLower(left, lowerIn);
  const read =
    kept !== null && sources.length === 0
      ? kept
      : together(kept, await readFiles(sources, options));
  // Before the table lies there twice, edited and as it is.
  const outline = outlineOf(read.table, read.benchmark);
  const { table, removed } = editTable(read.table, tableEdits(edits, read.files));
  const counts = countPairs(table);
  return {
    read,
    counts,
    removed,
    outline,
    failure: failureOf(read, counts, removed, outline),
  };
}

function together(kept: FilesRead | null, more: FilesRead): FilesRead {
  return kept === null ? more : addImport(kept, more);
}

function failureOf(
  { files }: FilesRead,
  counts: PairCounts,
  removed: Removed,
  { questions, answers, prompts, rankings, rows }: DataOutline,
): Failure | null {
  if (counts.models.length > MAX_MODELS) {
    return { kind: 'too-many-models', models: counts.models.length, most: MAX_MODELS };
  }
  if (counts.left.length > 0) return null;
  const edited = removed.excluded + removed.selfPlay + (removed.corrected?.out ?? 0);
  if (edited > 0) return { kind: 'all-excluded', rows: edited };
  const scored = files.flatMap((file) => file.scores ?? []);
  if (scored.length > 0) {
    const scores = scored.reduce((total, { score }) => total + score.length, 0);
    return { kind: 'no-pairs', scores, models: [...new Set(scored.flatMap((s) => s.models))] };
  }
  const away = files.flatMap(({ failure }) => (failure?.kind === 'unreachable' ? [failure] : []));
  if (away.length > 0 && away.length === files.length) return away[0];
  const around = { questions, answers, rankings: rankings.length, prompts: prompts.length };
  const waiting = files.find((file) => file.failure?.kind === 'needs-answers')?.failure;
  if (waiting?.kind === 'needs-answers') return waiting;
  if (rows === 0 && Object.values(around).some((count) => count > 0)) {
    return { kind: 'nothing-judged', ...around };
  }
  const sum = (of: 'unparsed' | 'rejected'): number =>
    files.reduce((total, file) => total + file[of], 0);
  return { kind: 'no-judgments', unparsed: sum('unparsed'), rejected: sum('rejected') };
}
