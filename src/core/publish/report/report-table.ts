import { joinBytes } from '../../formats/containers/join-bytes.ts';
import type { Condition } from '../../overview/conditions.ts';
import { filterTable } from '../../overview/filter-table.ts';
import { TextEncoder } from '../../platform.ts';
import type { Benchmark } from '../../table/benchmark.ts';
import type { DataEdits } from '../../table/data-edits.ts';
import type { JudgmentTable, PairCounts } from '../../table/judgments.ts';
import { tableParts } from '../../table/table-bytes.ts';
import { CATEGORY, tagsOf } from '../../table/tagged/tags.ts';

/**
 * Judgments as a report carries them: as table/table-bytes.ts has them, with the categories of their
 * questions as tags of their own, since nothing else is there to tell them.
 * @param table as the edits leave it
 */
export function judgmentBytes(
  table: JudgmentTable,
  benchmark: Pick<Benchmark, 'questions'>,
): Uint8Array<ArrayBuffer> {
  const made = tagsOf(table, benchmark).slice(table.tags?.length ?? 0);
  const tags = [...(table.tags ?? []), ...made.filter(({ name }) => name === CATEGORY)];
  const encoder = new TextEncoder();
  const parts = tableParts(tags.length === 0 ? table : { ...table, tags }).map((part) =>
    typeof part === 'string' ? encoder.encode(part) : part,
  );
  return joinBytes(parts);
}

/** The same of what was read, as the edits leave it, and of it what meets all conditions. */
export function reportJudgments(
  read: Parameters<typeof filterTable>[0],
  edits: DataEdits,
  conditions: readonly Condition[],
): Uint8Array<ArrayBuffer> {
  return judgmentBytes(filterTable(read, edits, conditions).table, read.benchmark);
}

/** Counts by pair alone, where the judgments themselves tell all else. */
export function pairsAlone(counts: PairCounts): PairCounts {
  const { models, left, right, leftWins, rightWins, ties, sides } = counts;
  return { models, left, right, leftWins, rightWins, ties, ...(sides && { sides }) };
}
