import type { RowReason } from '../failure.ts';
import { Outcome } from '../judgments.ts';
import { addWin } from './choix.ts';
import type { Row } from './containers/container.ts';
import type { FileContent } from './content.ts';
import { addCounts } from './counts.ts';
import { badValue, nameOfText, readPair, readScore, readTurn } from './fields.ts';
import type { ModelPair } from './fields.ts';
import { categorise, judgeIn, nameIn } from './mapped-besides.ts';
import type { Better, DuelMapping, MappedVerdict } from './mapping.ts';
import { scoresIn } from './score-cell.ts';
import { outcomeOf } from './verdict.ts';

/** What the values of an outcome say, in lower case. */
export function wordsOf(verdict: MappedVerdict): ReadonlyMap<string, Outcome> {
  const words = new Map<string, Outcome>();
  if (verdict.kind !== 'outcome' && verdict.kind !== 'outcomes') return words;
  const sides: readonly (readonly [readonly string[], Outcome])[] = [
    [verdict.leftValues, Outcome.left],
    [verdict.rightValues, Outcome.right],
    [verdict.tieValues, Outcome.tie],
  ];
  for (const [values, outcome] of sides) {
    for (const value of values) words.set(value.trim().toLowerCase(), outcome);
  }
  return words;
}

/** Adds the judgments of a row that compares two models. */
export function addDuel(
  row: Row,
  content: FileContent,
  mapping: DuelMapping,
  words: ReadonlyMap<string, Outcome>,
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
  if (verdict.kind === 'left-wins') {
    addWin(content.table, pair.left, pair.right, rest);
  } else if (verdict.kind === 'counts') {
    // Several rows of one pair on one question would be taken for repetitions.
    const counted = { ...rest, question: null };
    const reason = addCounts(row, content.table, pair, verdict, counted);
    if (reason !== null) return reason;
  } else if (verdict.kind === 'outcomes') {
    const outcomes = verdict.fields.map((field) => readOutcome(row, pair, field, words));
    const reason = outcomes.find((outcome) => typeof outcome === 'object');
    if (reason !== undefined) return reason;
    for (const [at, outcome] of outcomes.entries()) {
      if (typeof outcome === 'object') continue;
      const rater = judgeIn(judge, verdict.fields[at]);
      content.table.add({ ...pair, outcome, ...rest, judge: rater });
    }
  } else {
    const outcome = mappedOutcome(row, pair, verdict, words);
    if (typeof outcome === 'object') return outcome;
    content.table.add({ ...pair, outcome, ...rest });
  }
  categorise(row, content, mapping, question);
  return null;
}

function mappedOutcome(
  row: Row,
  pair: ModelPair,
  verdict: MappedVerdict & { kind: 'outcome' | 'scores' | 'score-cell' },
  words: ReadonlyMap<string, Outcome>,
): Outcome | RowReason {
  if (verdict.kind === 'outcome') return readOutcome(row, pair, verdict.field, words);
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
  if (left === null || right === null) return Outcome.unparsed;
  return outcomeByScores(left, right, verdict.better);
}

function readOutcome(
  row: Row,
  pair: ModelPair,
  field: string,
  words: ReadonlyMap<string, Outcome>,
): Outcome | RowReason {
  const value = row.get(field);
  if (value === undefined) return { kind: 'missing-field', field };
  return outcomeOf(value, pair, { words, mayNameWinner: true }) ?? badValue(field, value);
}

function outcomeByScores(left: number, right: number, better: Better): Outcome {
  if (left === right) return Outcome.tie;
  return left > right === (better === 'higher') ? Outcome.left : Outcome.right;
}
