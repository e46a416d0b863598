import type { RowReason } from '../failure.ts';
import { Outcome } from '../judgments.ts';
import type { NewJudgment } from '../table-builder.ts';
import { addWin } from './choix.ts';
import type { Row } from './containers/container.ts';
import type { FileContent } from './content.ts';
import { declaredWords, undeclaredCodes, wordsBeside } from './declared-values.ts';
import { badValue, nameOfText, optionalName, readPair, readScore, readTurn } from './fields.ts';
import type { Format } from './format.ts';
import { usualTexts } from './record-texts.ts';
import { outcomeOf } from './verdict.ts';

/** Which columns of an unknown table say what. Plain data: it can be stored and shown. */
export interface Mapping {
  /** The two contestants; left was shown first. */
  readonly left: string;
  readonly right: string;
  readonly verdict: MappedVerdict;
  readonly question: string | null;
  readonly category: string | null;
  readonly judge: string | null;
  readonly turn: string | null;
}

export type MappedVerdict =
  /**
   * A column whose values mean left, right, tie or that there is no verdict, or name the winner.
   * Words that all formats share need not be listed; numbers mean nothing that is not listed.
   */
  | {
      readonly kind: 'outcome';
      readonly field: string;
      readonly leftValues: readonly string[];
      readonly rightValues: readonly string[];
      readonly tieValues: readonly string[];
      readonly noneValues?: readonly string[];
    }
  /** Two columns of numbers: the better one wins, equal ones tie. */
  | {
      readonly kind: 'scores';
      readonly left: string;
      readonly right: string;
      readonly better: 'higher' | 'lower';
    }
  /** The left one always won, as in tables of winner and loser; nothing was shown first. */
  | { readonly kind: 'left-wins' };

/** A reader of tables that the mapping explains. */
export function mappedFormat(mapping: Mapping): Format {
  const { verdict } = mapping;
  if (verdict.kind !== 'outcome') return readerOf(mapping, NO_WORDS);
  const words = declaredWords(verdict);
  return {
    ...readerOf(mapping, words),
    refuse: (first) => undeclaredCodes(first, verdict, mapping),
    prepare: (first) => readerOf(mapping, wordsBeside(words, first, verdict, mapping)),
  };
}

const NO_WORDS: ReadonlyMap<string, Outcome> = new Map<string, Outcome>();

function readerOf(mapping: Mapping, words: ReadonlyMap<string, Outcome>): Format {
  return {
    id: 'mapped',
    claims: (has) => has(mapping.left) && has(mapping.right),
    read: (row, content) => addMapped(row, content, mapping, words),
    texts: usualTexts,
  };
}

function addMapped(
  row: Row,
  content: FileContent,
  mapping: Mapping,
  words: ReadonlyMap<string, Outcome>,
): RowReason | null {
  const pair = readPair(row, mapping.left, mapping.right);
  if ('kind' in pair) return pair;
  const question = mapping.question === null ? null : nameOfText(row.get(mapping.question));
  const rest = {
    question,
    judge: nameIn(row, mapping.judge),
    turn: readTurn(mapping.turn === null ? undefined : row.get(mapping.turn)),
    weight: 1,
  };
  const category = nameIn(row, mapping.category);
  if (mapping.verdict.kind === 'left-wins') {
    addWin(content.table, pair.left, pair.right, rest);
  } else {
    const outcome = mappedOutcome(row, mapping.verdict, (value) =>
      outcomeOf(value, pair, { ...mapping, words, mayNameWinner: true }, content.table),
    );
    if (typeof outcome === 'object') return outcome;
    const { left, right } = pair;
    const { judge, turn, weight } = rest;
    content.table.add({ left, right, outcome, question, judge, turn, weight });
  }
  if (question !== null && category !== null) content.categorise(question, category);
  return null;
}

function nameIn(row: Row, field: string | null): string | null {
  return field === null ? null : optionalName(row.get(field));
}

function mappedOutcome(
  row: Row,
  verdict: Exclude<MappedVerdict, { kind: 'left-wins' }>,
  saidBy: (value: unknown) => Outcome | null,
): NewJudgment['outcome'] | RowReason {
  if (verdict.kind === 'outcome') {
    const value = row.get(verdict.field);
    if (value === undefined) return { kind: 'missing-field', field: verdict.field };
    return saidBy(value) ?? badValue(verdict.field, value);
  }
  const left = readScore(row, verdict.left, null);
  if (typeof left === 'object' && left !== null) return left;
  const right = readScore(row, verdict.right, null);
  if (typeof right === 'object' && right !== null) return right;
  if (left === null || right === null) return Outcome.unparsed;
  if (left === right) return Outcome.tie;
  return left > right === (verdict.better === 'higher') ? Outcome.left : Outcome.right;
}
