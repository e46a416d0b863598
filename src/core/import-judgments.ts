import { countPairs } from './counts.ts';
import type { Failure } from './failure.ts';
import { addImport } from './formats/combine.ts';
import { readJudgments } from './formats/read.ts';
import type { ReadOptions } from './formats/read.ts';
import type { ByteSource, ImportResult } from './formats/report.ts';
import type { PairCounts } from './judgments.ts';

/** Files as they were read, counted, with the reason where they can't be ranked. */
export interface ImportedJudgments {
  readonly result: ImportResult;
  readonly counts: PairCounts;
  readonly failure: Failure | null;
}

/**
 * From bytes to what the model eats.
 * @param options.base an earlier import that the new files are added to, or null
 */
export async function importJudgments(
  sources: readonly ByteSource[],
  { base, ...options }: ReadOptions & { readonly base: ImportResult | null },
): Promise<ImportedJudgments> {
  const read = await readJudgments(sources, options);
  const result = base === null ? read : addImport(base, read);
  const counts = countPairs(result.table);
  return { result, counts, failure: failureOf(result, counts) };
}

function failureOf({ files }: ImportResult, counts: PairCounts): Failure | null {
  if (counts.left.length > 0) return null;
  const scored = files.flatMap((file) => file.scores ?? []);
  if (scored.length > 0) {
    const scores = scored.reduce((total, { score }) => total + score.length, 0);
    return { kind: 'no-pairs', scores, models: [...new Set(scored.flatMap((s) => s.models))] };
  }
  const sum = (of: 'unparsed' | 'rejected'): number =>
    files.reduce((total, file) => total + file[of], 0);
  return { kind: 'no-judgments', unparsed: sum('unparsed'), rejected: sum('rejected') };
}
