import { countPairs } from '../../table/choices/count-pairs.ts';
import { outcomeOf } from '../../table/judgments.ts';
import type { JudgmentTable, PairCounts } from '../../table/judgments.ts';
import { ParseAuditor } from './audit.ts';
import type { ParseAudit } from './audit.ts';
import { judgeAt } from '../run-columns.ts';

/** One judge's replies by every rule, and what the whole run would count. */
export interface Reread {
  readonly audit: ParseAudit;
  /** Of all judges, as it is stored. */
  readonly stored: PairCounts;
  /** By rule of the audit: the same, with this judge's replies read by it. */
  readonly recounted: readonly PairCounts[];
}

/**
 * @param table of the whole run, judges labelled by `judgeLabel`
 * @param judge by position
 * @param texts what this judge said, in the order of its rows
 */
export function reread(table: JudgmentTable, judge: number, texts: readonly string[]): Reread {
  const isWanted = table.judges.map((label) => judgeAt(label) === judge);
  const rows = [...table.judge.keys()].filter((row) => isWanted[table.judge[row]]);
  const auditor = new ParseAuditor();
  rows.forEach((row, at) => {
    auditor.add(texts[at], outcomeOf(table.outcome[row]));
  });
  const audit = auditor.audit();
  const recounted = audit.rules.map(({ outcomes }) => {
    const outcome = table.outcome.slice();
    rows.forEach((row, at) => (outcome[row] = outcomes[at]));
    return countPairs({ ...table, outcome });
  });
  return { audit, stored: countPairs(table), recounted };
}
