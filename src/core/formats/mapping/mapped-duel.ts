import type { FileFailure, RowReason } from '../file/file-failure.ts';
import { Outcome } from '../../table/judgments.ts';
import { judgmentOf } from '../../table/table-builder.ts';
import type { NewJudgment } from '../../table/table-builder.ts';
import type { ColumnMeanings } from './column-meanings.ts';
import type { Row } from '../containers/container.ts';
import type { FileContent } from '../record/content.ts';
import { addCounts, ratesOf, refuseCounts } from '../readers/counts/counts.ts';
import type { Rates } from '../readers/counts/counts.ts';
import { declaredWords, unclearValues, undeclaredMeanings } from './declared-values.ts';
import type { OutcomeColumns } from './declared-values.ts';
import { badValue, nameOfText, readPair, readScore, readTurn } from '../record/fields.ts';
import type { ModelPair } from '../record/fields.ts';
import type { FileContext, Format } from '../record/format.ts';
import { categorise, judgeIn, nameIn } from './mapped-besides.ts';
import type { DuelMapping, MappedVerdict } from '../file/mapping.ts';
import { scoresIn } from '../record/score-cell.ts';
import { outcomeByScores } from '../record/score-list.ts';
import { outcomeOf } from '../record/verdict.ts';

/** How the cells of a file are to be understood. */
interface DuelFacts {
  /** What the values of its outcomes were said to mean. */
  readonly words: ReadonlyMap<string, Outcome>;
  /** What its other values say; null where there are no outcomes. */
  readonly meanings: ColumnMeanings | null;
  /** What its counts are, where they are none. */
  readonly rates: Rates | null;
}

/**
 * What the mapping and the first records of a file settle.
 * @param context null where no record has been seen yet
 */
export function duelFacts(
  mapping: DuelMapping,
  first: readonly Row[],
  context: FileContext | null,
): DuelFacts {
  const { verdict } = mapping;
  const outcomes = outcomeColumns(verdict);
  const isOfCounts = verdict.kind === 'counts' && context !== null;
  return {
    words: outcomes === null ? new Map() : declaredWords(outcomes),
    meanings: outcomes === null ? null : undeclaredMeanings(first, outcomes, mapping),
    rates: isOfCounts ? ratesOf(first, verdict, context) : null,
  };
}

/** Why a mapping does not say enough to read a file with these first records, else null. */
export function refuseDuel(
  mapping: DuelMapping,
  first: readonly Row[],
  context: FileContext,
): FileFailure | null {
  const { verdict } = mapping;
  if (verdict.kind === 'counts') return refuseCounts(first, verdict, context);
  const outcomes = outcomeColumns(verdict);
  return outcomes === null ? null : unclearValues(first, outcomes, mapping);
}

function outcomeColumns(verdict: MappedVerdict): OutcomeColumns | null {
  if (verdict.kind === 'outcomes') return verdict;
  return verdict.kind === 'outcome' ? { ...verdict, fields: [verdict.field] } : null;
}

/** A reader of rows that compare two models. */
export function duelReader(mapping: DuelMapping, facts: DuelFacts): Format['read'] {
  return (row, content) => addDuel(row, content, mapping, facts);
}

function addDuel(
  row: Row,
  content: FileContent,
  mapping: DuelMapping,
  facts: DuelFacts,
): RowReason | null {
  const pair = readPair(row, mapping.left, mapping.right);
  if ('kind' in pair) return pair;
  const { verdict } = mapping;
  const question = mapping.question === null ? null : nameOfText(row.get(mapping.question));
  const judge = nameIn(row, mapping.judge);
  const turn = readTurn(mapping.turn === null ? undefined : row.get(mapping.turn));
  const isUnknown = mapping.sides === 'unknown' || verdict.kind === 'left-wins';
  const sides = isUnknown ? 'unknown' : undefined;
  const rest = { question, judge, turn, sides } as const;
  if (verdict.kind === 'counts') {
    const reason = addCounts(row, content, pair, verdict, rest, facts.rates);
    if (reason !== null) return reason;
  } else if (verdict.kind === 'outcomes') {
    const judged: NewJudgment[] = [];
    for (const field of verdict.fields) {
      const outcome = outcomeIn(row, field, pair, content, mapping, facts);
      if (typeof outcome === 'object') return outcome;
      const rater = judgeIn(judge, field);
      judged.push(judgmentOf(pair, outcome, { question, judge: rater, turn, sides }));
    }
    for (const judgment of judged) content.table.add(judgment);
  } else {
    const outcome =
      verdict.kind === 'left-wins'
        ? Outcome.left
        : verdict.kind === 'outcome'
          ? outcomeIn(row, verdict.field, pair, content, mapping, facts)
          : outcomeByNumbers(row, verdict);
    if (typeof outcome === 'object') return outcome;
    content.table.add(judgmentOf(pair, outcome, rest));
  }
  categorise(row, content, mapping, question);
  return null;
}

/** What a column of verdicts says in a row. */
function outcomeIn(
  row: Row,
  field: string,
  pair: ModelPair,
  content: FileContent,
  { left, right }: DuelMapping,
  { words, meanings }: DuelFacts,
): Outcome | RowReason {
  const value = row.get(field);
  if (value === undefined) return { kind: 'missing-field', field };
  const meaningOf = (text: string) => {
    // Letters before it were read as something else.
    if (meanings?.meets(text))
      content.refusal = { kind: 'undeclared-values', field, values: meanings.letters };
    return meanings?.meaningOf(text) ?? null;
  };
  const fields = { left, right, words, mayNameWinner: true, meaningOf };
  return outcomeOf(value, pair, fields, content.table) ?? badValue(field, value);
}

function outcomeByNumbers(
  row: Row,
  verdict: MappedVerdict & { kind: 'scores' | 'score-cell' },
): Outcome | RowReason {
  if (verdict.kind === 'score-cell') {
    const { field, better } = verdict;
    const scores = scoresIn(row.get(field));
    if (scores !== null) return outcomeByScores(...scores, better);
    // Where it is no pair of scores it may be a word for none.
    const none = readScore(row, field, null);
    if (none === null) return Outcome.unparsed;
    return typeof none === 'object' ? none : badValue(field, row.get(field));
  }
  const left = readScore(row, verdict.left, null);
  if (typeof left === 'object' && left !== null) return left;
  const right = readScore(row, verdict.right, null);
  if (typeof right === 'object' && right !== null) return right;
  return outcomeByScores(left, right, verdict.better);
}
