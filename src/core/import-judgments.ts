import { countPairs, judgmentTotal } from './counts.ts';
import { countDuplicates } from './duplicates.ts';
import type { Failure } from './failure.ts';
import { readJudgments } from './formats/read.ts';
import type { ReadOptions } from './formats/read.ts';
import type { ByteSource, FileReport, ImportResult } from './formats/report.ts';
import { Outcome } from './judgments.ts';
import type { JudgmentTable, PairCounts } from './judgments.ts';
import { mergeTables } from './merge-tables.ts';

/** Judgments already there, which new files are added to. */
export interface ImportBase {
  readonly table: JudgmentTable;
  readonly files: readonly FileReport[];
}

export interface Imported {
  readonly result: ImportResult;
  readonly counts: PairCounts;
  /** Why what was read can't be ranked; null where it can. */
  readonly failure: Failure | null;
}

/** Reads files, after what is already there, and counts what they say. */
export async function importJudgments(
  sources: readonly ByteSource[],
  options: ReadOptions & { readonly base: ImportBase | null },
): Promise<Imported> {
  const read = await readJudgments(sources, options);
  const result = options.base === null ? read : added(options.base, read);
  const counts = countPairs(result.table);
  return { result, counts, failure: unrankable(result, counts) };
}

function added(base: ImportBase, read: ImportResult): ImportResult {
  const table = mergeTables([base.table, read.table]);
  const rows = base.table.left.length;
  const moved = read.files.map((file) => ({ ...file, firstRow: file.firstRow + rows }));
  return { table, files: [...base.files, ...moved], duplicates: countDuplicates(table) };
}

function unrankable({ table, files }: ImportResult, counts: PairCounts): Failure | null {
  if (judgmentTotal(counts) === 0) {
    const unparsed = table.outcome.filter((outcome) => outcome === Outcome.unparsed).length;
    const rejected = files.reduce((sum, file) => sum + file.rejected, 0);
    return { kind: 'no-judgments', unparsed, rejected };
  }
  if (counts.models.length < 2) return { kind: 'too-few-models', models: counts.models.length };
  return null;
}
