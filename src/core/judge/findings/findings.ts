import { judgeAgreements } from '../../agreement/agreement.ts';
import type { AgreementMeasures } from '../../agreement/agreement-measures.ts';
import { countPairs } from '../../table/choices/count-pairs.ts';
import { Outcome } from '../../table/judgments.ts';
import type { JudgmentTable, PairCounts } from '../../table/judgments.ts';
import { biasOf } from './bias.ts';
import type { JudgeBias } from './bias.ts';
import { judgeAt } from '../run-columns.ts';
import type { RunColumns } from '../run-columns.ts';

/** What the verdicts of one judge show. */
export interface JudgeFinding {
  /** Null where the judge said nothing yet. */
  readonly bias: JudgeBias | null;
  /** Its verdicts alone, for an order effect of its own. */
  readonly counts: PairCounts;
}

/** Two judges of the run, by position, on what both judged. */
export interface RunAgreement extends AgreementMeasures {
  readonly first: number;
  readonly second: number;
}

export interface RunFindings {
  /** By position. */
  readonly judges: readonly JudgeFinding[];
  /** Most in common first; of the judges with most verdicts. */
  readonly agreement: readonly RunAgreement[];
}

/** @param judges how many the run has */
export function findingsOf({ table, lengths }: RunColumns, judges: number): RunFindings {
  const biases = biasOf(table, {
    lengths: (row) => {
      const [left, right] = [lengths[2 * row], lengths[2 * row + 1]];
      return left < 0 || right < 0 ? null : [left, right];
    },
  });
  return {
    judges: Array.from({ length: judges }, (_, judge) => ({
      bias: biases.find((bias) => bias.judge !== null && judgeAt(bias.judge) === judge) ?? null,
      counts: countPairs(onlyOf(table, judge)),
    })),
    agreement: judgeAgreements(table).map((agreement) => ({
      ...agreement,
      first: judgeAt(agreement.first),
      second: judgeAt(agreement.second),
    })),
  };
}

/** The table as if the others had said nothing. */
function onlyOf(table: JudgmentTable, judge: number): JudgmentTable {
  const isWanted = table.judges.map((label) => judgeAt(label) === judge);
  return {
    ...table,
    outcome: table.outcome.map((outcome, row) =>
      isWanted[table.judge[row]] ? outcome : Outcome.unparsed,
    ),
  };
}
