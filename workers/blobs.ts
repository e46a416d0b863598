import type { Benchmark } from '../src/core/table/benchmark.ts';
import { benchmarkOf } from '../src/core/table/benchmark-json.ts';
import { editTable } from '../src/core/table/edit-table.ts';
import type { TableEdits } from '../src/core/table/data-edits.ts';
import type { FilesRead } from '../src/core/formats/file/report.ts';
import { formulaNames } from '../src/core/formats/write/formula-names.ts';
import { WRITERS } from '../src/core/formats/write/writers.ts';
import type { WriterName } from '../src/core/formats/write/writers.ts';
import type { JudgmentTable } from '../src/core/table/judgments.ts';
import { tableOf, tableParts } from '../src/core/table/table-bytes.ts';
import { bytesOf, textOf } from '../src/remote/blob-bytes.ts';
import { slicedBlob } from '../src/storage/large/sliced-blob.ts';
import type { ReadBefore } from './held.ts';
import type { ImporterJobs } from './importer/jobs.ts';

/**
 * What was read, with its large parts in Blobs. The table goes there slice by slice: at once, millions
 * of rows would lie in this process twice until the browser has taken the copy.
 */
export async function packed({ table, benchmark, ...rest }: FilesRead): Promise<ReadBefore> {
  const parts = tableParts(table).map((part) =>
    typeof part === 'string' ? new Blob([part]) : part,
  );
  return {
    ...rest,
    table: await slicedBlob(parts),
    benchmark: new Blob([JSON.stringify(benchmark)]),
  };
}

export async function unpacked({ table, benchmark, ...rest }: ReadBefore): Promise<FilesRead> {
  return { ...rest, table: await tableIn(table), benchmark: await benchmarkIn(benchmark) };
}

export async function tableIn(blob: Blob): Promise<JudgmentTable> {
  return tableOf(await bytesOf(blob));
}

export async function benchmarkIn(blob: Blob): Promise<Benchmark> {
  return benchmarkOf(await textOf(blob));
}

/** Texts that the page wrote as JSON, one a line. */
export async function linesIn(blob: Blob): Promise<readonly string[]> {
  const lines = (await textOf(blob)).split('\n');
  // Behind the last line break stands nothing.
  return lines.slice(0, -1).map((line) => JSON.parse(line) as string);
}

/** Lines that are joined before they become a part of a Blob. */
const LINES = 10_000;

/** The edited judgments as a file of another tool. */
export function converted(
  table: JudgmentTable,
  edits: TableEdits,
  to: WriterName,
): ImporterJobs['convert']['output'] {
  const edited = editTable(table, edits).table;
  const parts: Blob[] = [];
  let lines: string[] = [];
  for (const line of WRITERS[to](edited)) {
    if (lines.push(line) < LINES) continue;
    parts.push(new Blob(lines));
    lines = [];
  }
  const file = new Blob([...parts, ...lines], { type: 'text/plain' });
  return { file, formulas: formulaNames(to, edited) };
}
