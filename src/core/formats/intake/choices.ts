import { choiceFacts } from '../../table/choices/find-picks.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import type { FileReport } from '../file/report.ts';
import type { Choices } from '../file/way.ts';

interface Read {
  readonly table: JudgmentTable;
  readonly report: FileReport;
}

const NONE = { observations: 0, shared: 0 };

/**
 * A file with its choices kept, or each taken for the pairs that it makes; its report says which.
 * Where the best is picked by scores, judgments are derived once all files are known: what was asked
 * for stands in the report until then.
 */
export function withChoicesAs<R extends Read>(as: Choices, read: R): R {
  const { choice, ...pairs } = read.table;
  const isPicked = read.report.scores?.equal === 'nothing';
  const found = choiceFacts(read.table) ?? (isPicked ? NONE : null);
  if (found === null) return read;
  const table = as === 'pairs' && choice !== undefined ? pairs : read.table;
  return { ...read, table, report: { ...read.report, choices: { ...found, as } } };
}
