import { PairDeriver } from '../../table/derive-pairs.ts';
import { mergeBenchmarks } from '../../table/benchmark.ts';
import { splitBenchmark } from '../../table/benchmark-parts.ts';
import { findDuplicates } from '../../table/duplicates.ts';
import { mergeTables, sliceRows } from '../../table/merge-tables.ts';
import { authorsIn, withAuthors } from './answer-join.ts';
import { withRunModels } from './lm-eval-run.ts';
import { place, withDerived } from './place.ts';
import type { FilesRead, FileReading } from '../file/report.ts';

/**
 * Two imports as one: the rows and reports of `more` follow those of `loaded`. Single scores are
 * compared across both, and reviews find their answers in either.
 */
export function addImport(loaded: FilesRead, more: FilesRead): FilesRead {
  return together([...partsOf(loaded), ...partsOf(more)]);
}

/** An import without the files of these names: their rows, reports, and names only they used. */
export function removeFiles(loaded: FilesRead, names: ReadonlySet<string>): FilesRead {
  return together(partsOf(loaded).filter(({ report }) => !names.has(report.file)));
}

/** An import with other judges' lower scores being better, by file. */
export function chooseLower(
  loaded: FilesRead,
  lower: ReadonlyMap<string, readonly string[]>,
): FilesRead {
  return together(partsOf(loaded).map((part) => withLower(part, lower.get(part.report.file))));
}

/** The same with these judges' lower scores being better; as it is where nothing was said. */
export function withLower(reading: FileReading, lower: readonly string[] | undefined): FileReading {
  const { scores } = reading.report;
  if (scores === undefined || lower === undefined) return reading;
  return { ...reading, report: { ...reading.report, scores: { ...scores, lower } } };
}

/** Each file with its rows as a table of their own, names in order of first appearance. */
function partsOf({ table, files, benchmark }: FilesRead): FileReading[] {
  const benchmarks = splitBenchmark(
    benchmark,
    files.map(({ holds }) => holds),
  );
  return files.map((report, at) => ({
    report,
    benchmark: benchmarks[at],
    table: sliceRows(table, report.firstRow, report.tableRows),
  }));
}

/** Readings as one import, with the judgments that come of several of them. */
export function together(parts: readonly FileReading[]): FilesRead {
  const deriver = new PairDeriver();
  const authors = authorsIn(parts);
  const settled = withRunModels(parts).map((part) =>
    withDerived(withAuthors(part, authors), deriver),
  );
  const table = mergeTables(settled.map((part) => part.table));
  return {
    table,
    files: place(settled.map(({ report }) => report)),
    duplicates: findDuplicates(table).rows.length,
    benchmark: mergeBenchmarks(settled.map(({ benchmark }) => benchmark)),
  };
}
