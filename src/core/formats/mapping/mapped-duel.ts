import type { FileFailure, RowReason } from '../file/file-failure.ts';
import { Outcome } from '../../table/judgments.ts';
import { addWin } from '../readers/counts/choix.ts';
import type { ColumnMeanings } from './column-meanings.ts';
import type { Row } from '../containers/container.ts';
import type { FileContent } from '../record/content.ts';
import { addCounts, ratesOf, refuseCounts } from '../readers/counts/counts.ts';
import type { Rates } from '../readers/counts/counts.ts';
import { declaredWords, unclearValues, undeclaredMeanings } from './declared-values.ts';
import type { OutcomeColumns } from './declared-values.ts';
import { badValue, nameOfText, readPair, readScore, readTurn } from '../record/fields.ts';
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
  const sides = isUnknown ? ({ sides: 'unknown' } as const) : {};
  const rest = { question, judge, turn, weight: 1, ...sides };
  const outcomeIn = (field: string): Outcome | RowReason => {
    const value = row.get(field);
    if (value === undefined) return { kind: 'missing-field', field };
    const { left, right } = mapping;
    const meaningOf = (text: string) => {
      const values = facts.meanings?.letters ?? [];
      // Letters before it were read as something else.
      if (facts.meanings?.meets(text))
        content.refusal = { kind: 'undeclared-values', field, values };
      return facts.meanings?.meaningOf(text) ?? null;
    };
    const fields = { left, right, words: facts.words, mayNameWinner: true, meaningOf };
    return outcomeOf(value, pair, fields, content.table) ?? badValue(field, value);
  };
  if (verdict.kind === 'left-wins') {
    addWin(content.table, pair.left, pair.right, rest);
  } else if (verdict.kind === 'counts') {
    const reason = addCounts(row, content, pair, verdict, rest, facts.rates);
    if (reason !== null) return reason;
  } else if (verdict.kind === 'outcomes') {
    const outcomes = verdict.fields.map(outcomeIn);
    const reason = outcomes.find((outcome) => typeof outcome === 'object');
    if (reason !== undefined) return reason;
    for (const [at, outcome] of outcomes.entries()) {
      if (typeof outcome === 'object') continue;
      const rater = judgeIn(judge, verdict.fields[at]);
      content.table.add({ ...pair, outcome, ...rest, judge: rater });
    }
  } else {
    const outcome =
      verdict.kind === 'outcome' ? outcomeIn(verdict.field) : outcomeByNumbers(row, verdict);
    if (typeof outcome === 'object') return outcome;
    content.table.add({ ...pair, outcome, ...rest });
  }
  categorise(row, content, mapping, question);
  return null;
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
