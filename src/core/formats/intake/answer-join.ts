import type { Benchmark } from '../../table/benchmark.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import { TableBuilder } from '../../table/table-builder.ts';
import type { FileReport } from '../file/report.ts';

interface Read {
  readonly table: JudgmentTable;
  readonly benchmark: Benchmark;
  readonly report: FileReport;
}

/** Whose answer an id is; null where answers of several models have it. */
type Authors = ReadonlyMap<string, string | null>;

/** The models of the answers that all of these files hold, by the ids of the answers. */
export function authorsIn(files: readonly Read[]): Authors {
  const authors = new Map<string, string | null>();
  if (files.every(({ report }) => report.reviews === undefined)) return authors;
  for (const { id, model } of files.flatMap(({ benchmark }) => benchmark.answers)) {
    if (id !== null) authors.set(id, (authors.get(id) ?? model) === model ? model : null);
  }
  return authors;
}

/**
 * A file of reviews that name answers by their ids, with the judgments on the models whose answers
 * they are; any other file as it is. Until every answer is known it waits for the files that say.
 */
export function withAuthors<R extends Read>(read: R, authors: Authors): R {
  const { reviews } = read.report;
  if (reviews === undefined) return read;
  const table = new TableBuilder();
  const answers = new Set(reviews.flatMap(({ left, right }) => [left, right]));
  const missing = [...answers].filter((id) => (authors.get(id) ?? null) === null);
  let ofOne = 0;
  for (const review of missing.length > 0 ? [] : reviews) {
    const [left, right] = [authors.get(review.left), authors.get(review.right)];
    if (left && left === right) ofOne++;
    else if (left && right) table.add({ ...review, left, right });
  }
  const [example = ''] = missing;
  return {
    ...read,
    table: table.build(),
    report: {
      ...read.report,
      failure:
        missing.length === 0
          ? null
          : { kind: 'needs-answers', missing: missing.length, of: answers.size, example },
      judgments: table.judgments,
      unparsed: table.unparsed,
      ...(read.report.sides && { sides: { ...read.report.sides, unknown: table.unknownSides } }),
      // Every other row gave a review; two answers of one model compare it with itself.
      rejected: read.report.rows - reviews.length + ofOne,
      tableRows: table.rows,
    },
  };
}
