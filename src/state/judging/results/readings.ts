import type { AgreementMeasures } from '../../../core/agreement/agreement-measures.ts';
import { RepeatTally } from '../../../core/judge/findings/repeats.ts';
import type { ParseAudit, RuleReading } from '../../../core/judge/reading/audit.ts';
import type { RunFindings } from '../../../core/judge/findings/findings.ts';
import type { JudgeTask } from '../../../core/judge/setup.ts';
import { Outcome, outcomeOf } from '../../../core/table/judgments.ts';
import type { Estimate } from '../../../core/posterior/ranking/summary.ts';
import { run } from '../../../jobs.ts';
import { rankingOf } from '../run/ranking.ts';
import type { Ranking } from '../run/ranking.ts';
import type { RepliesReader } from './replies-reader.ts';

/** What stands beside a result. */
export interface ShownFindings extends RunFindings {
  /** By judge; null where its verdicts say nothing of an order. */
  readonly orders: readonly (Estimate | null)[];
  /** Replies without a verdict. */
  readonly unparsed: readonly JudgeTask[];
  /** By judge, how far it agrees with itself; null where it was shown nothing twice. */
  readonly repeats: readonly (AgreementMeasures | null)[];
}

/** How one rule reads the replies of a judge. */
export interface RuleTold {
  readonly reading: RuleReading;
  /** Of the whole run; null where it would be none. */
  readonly ranking: Ranking | null;
}

export interface ShownAudit {
  readonly audit: ParseAudit;
  /** By number of the reply. */
  readonly tasks: readonly JudgeTask[];
  /** As the verdicts are stored. */
  readonly stored: Ranking | null;
  readonly outcomes: readonly Outcome[];
  /** Of rules that read any reply. */
  readonly rules: readonly RuleTold[];
}

export async function readFindings(reader: RepliesReader): Promise<ShownFindings> {
  const repeats = new RepeatTally();
  const { columns, tasks } = await reader.read((reply) => {
    if (reader.hasRepeats) repeats.add(reply);
  });
  const unparsed = tasks.filter((_, row) => columns.table.outcome[row] === Outcome.unparsed);
  const findings = await run('judgeFindings', { columns, judges: reader.judges });
  const orders: (Estimate | null)[] = [];
  for (const { counts } of findings.judges)
    orders.push((await rankingOf(counts))?.summary.order ?? null);
  return { ...findings, orders, unparsed, repeats: repeats.measures(reader.judges) };
}

export async function readAudit(reader: RepliesReader, judge: number): Promise<ShownAudit> {
  const { columns, tasks, texts } = await reader.readTexts(judge);
  const { table } = columns;
  const { audit, stored, recounted } = await run('auditReplies', { table, judge, texts });
  const rules: RuleTold[] = [];
  for (const [at, reading] of audit.rules.entries()) {
    if (reading.counts[Outcome.unparsed] === audit.replies) continue;
    rules.push({ reading, ranking: await rankingOf(recounted[at]) });
  }
  const rows = [...tasks.keys()].filter((row) => tasks[row].judge === judge);
  return {
    ...{ audit, rules, stored: await rankingOf(stored) },
    tasks: rows.map((row) => tasks[row]),
    outcomes: rows.map((row) => outcomeOf(table.outcome[row])),
  };
}
