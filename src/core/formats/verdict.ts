import type { RowReason } from '../failure.ts';
import { Outcome } from '../judgments.ts';
import type { NewJudgment, TableBuilder } from '../table-builder.ts';
import type { Row } from './containers/container.ts';
import { badValue, optionalName, readCount, readPair, readTurn } from './fields.ts';
import type { ModelPair } from './fields.ts';

/** Where a record of one verdict on two models keeps its parts. */
export interface VerdictFields {
  readonly left: string;
  readonly right: string;
  readonly verdict: string;
  /** Several fields make one name together. */
  readonly judge: string | readonly string[] | null;
  /** The field that names the question: question_id where not said. */
  readonly question?: string;
  /** The question, where it stands deeper than in a field. */
  readonly questionName?: string | null;
  /** What the verdict may say, in lower case; numbers as they print. */
  readonly words: ReadonlyMap<string, Outcome>;
  /** Whether the verdict may also be the name of the model that won. */
  readonly mayNameWinner: boolean;
  /** Given where nothing says which of the two was shown first. */
  readonly sides?: 'unknown';
}

/** Verdicts that could not be had or read: kept and counted, never taken for a tie. */
const NO_VERDICT: ReadonlySet<string> = new Set(['', '-1', 'error', 'null', 'none', 'nan']);

/** Adds a record of one verdict to the table; the reason where it can't be used, else null. */
export function addVerdict(row: Row, table: TableBuilder, fields: VerdictFields): RowReason | null {
  const pair = readPair(row, fields.left, fields.right);
  if ('kind' in pair) return pair;
  const value = row.get(fields.verdict);
  if (value === undefined) return { kind: 'missing-field', field: fields.verdict };
  const outcome = outcomeOf(value, pair, fields);
  if (outcome === null) return badValue(fields.verdict, value);
  const weight = readWeight(row);
  if (typeof weight !== 'number') return weight;
  table.add({
    left: pair.left,
    right: pair.right,
    outcome,
    question: fields.questionName ?? optionalName(row.get(fields.question ?? 'question_id')),
    judge: judgeOf(row, fields.judge),
    turn: readTurn(row.get('turn')),
    weight,
    ...(fields.sides === undefined ? readSides(row) : { sides: fields.sides }),
  });
  return null;
}

/** The name of the judge; several fields make one name together. */
export function judgeOf(row: Row, fields: string | readonly string[] | null): string | null {
  if (fields === null) return null;
  if (typeof fields === 'string') return optionalName(row.get(fields));
  return optionalName(fields.map((field) => row.get(field)));
}

/** How many judgments a row stands for, where it says so in `weight`. */
export function readWeight(row: Row): number | RowReason {
  const weight = readCount(row, 'weight') ?? 1;
  return weight === 0 ? badValue('weight', weight) : weight;
}

/** Whether a record says, as our own files do, that nobody knows who was shown first. */
export function readSides(row: Row): Pick<NewJudgment, 'sides'> {
  return row.get('sides') === 'unknown' ? { sides: 'unknown' } : {};
}

/** The outcome a verdict states; null where it is none of the words. */
export function outcomeOf(
  value: unknown,
  pair: ModelPair,
  fields: Pick<VerdictFields, 'words' | 'mayNameWinner'>,
): Outcome | null {
  if (value === null) return Outcome.unparsed;
  const isPlain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (!isPlain) return null;
  // Mostly it is one of the words as it stands.
  const exact = typeof value === 'string' ? fields.words.get(value) : undefined;
  if (exact !== undefined) return exact;
  const text = String(value).trim();
  const word = text.toLowerCase();
  const said = fields.words.get(word);
  if (said !== undefined) return said;
  if (fields.mayNameWinner && text === pair.left) return Outcome.left;
  if (fields.mayNameWinner && text === pair.right) return Outcome.right;
  if (NO_VERDICT.has(word)) return Outcome.unparsed;
  // Spreadsheets write the scores 1, 2, 3 and −1 as 1.0, 2.0, 3.0 and −1.0.
  const whole = /^(-?\d+)\.0+$/.exec(word);
  return whole === null ? null : outcomeOf(whole[1], pair, fields);
}
