import type { PairDeriver } from '../../table/derive-pairs.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import { MAX_DERIVED } from '../../limits.ts';
import { withChoicesAs } from './choices.ts';
import type { FileReport } from '../file/report.ts';

interface Read {
  readonly table: JudgmentTable;
  readonly report: FileReport;
}

/** Reports with the place of each file's rows in a table of them all. */
export function place(reports: readonly FileReport[]): FileReport[] {
  let firstRow = 0;
  return reports.map((report) => {
    const placed = { ...report, firstRow };
    firstRow += report.tableRows;
    return placed;
  });
}

/** A file of scores with the judgments that come of comparing them; any other as it is. */
export function withDerived<R extends Read>(read: R, deriver: PairDeriver): R {
  const { scores } = read.report;
  if (scores === undefined) return read;
  const derived = deriver.add(scores);
  if (derived === null) {
    return {
      ...read,
      report: { ...read.report, failure: { kind: 'too-many-pairs', most: MAX_DERIVED } },
    };
  }
  const { table, facts } = derived;
  const made = {
    ...read,
    table,
    report: {
      ...read.report,
      failure: null,
      judgments: table.outcome.length,
      unparsed: facts.withoutScore,
      tableRows: table.outcome.length,
      sides: { unknown: table.outcome.length, isDeclared: false },
      derived: facts,
    },
  };
  return withChoicesAs(read.report.choices?.as ?? 'plackett-luce', made);
}
