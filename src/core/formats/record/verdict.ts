import type { RowReason } from '../file/file-failure.ts';
import { Outcome } from '../../table/judgments.ts';
import type { NewJudgment, TableBuilder } from '../../table/table-builder.ts';
import type { Row } from '../containers/container.ts';
import type { FileContent } from './content.ts';
import { badValue, nameOfText, optionalName, readCount, readPair, readTurn } from './fields.ts';
import type { ModelPair } from './fields.ts';
import type { FileContext, Format } from './format.ts';
import { addGraded, readGrade } from './graded.ts';
import type { VerdictFields } from './verdict-fields.ts';
import { isCode, meaningOf, meaningOfKey, wordKey } from './vocabulary.ts';
import type { Meaning } from './vocabulary.ts';

/** Adds a record of one verdict to the table; the reason where it can't be used, else null. */
export function addVerdict(
  row: Row,
  content: FileContent,
  { grades }: Pick<FileContext, 'grades'>,
  fields: VerdictFields,
): RowReason | null {
  const pair = readPair(row, fields.left, fields.right);
  if ('kind' in pair) return pair;
  const value = row.get(fields.verdict);
  if (value === undefined) return { kind: 'missing-field', field: fields.verdict };
  const outcome = outcomeOf(value, pair, fields, content.table);
  if (outcome === null) return badValue(fields.verdict, value);
  const weight = readWeight(row);
  if (typeof weight !== 'number') return weight;
  const judgment: NewJudgment = {
    left: pair.left,
    right: pair.right,
    outcome,
    question: fields.questionName ?? questionOf(row, fields),
    judge: judgeOf(row, fields.judge),
    turn: readTurn(row.get('turn')),
    weight,
    sides: fields.sides ?? readSides(row).sides,
  };
  addGraded(content, judgment, readGrade(row, 'grade'), grades);
  return null;
}

function questionOf(row: Row, { question = 'question_id', questionText }: VerdictFields) {
  return questionText === undefined
    ? optionalName(row.get(question))
    : nameOfText(row.get(questionText));
}

/** The reader of a format whose records say no more than one verdict, in fields that go by their names. */
export function verdictReader(
  verdictFields: (row: Row) => VerdictFields,
): Pick<Format, 'read' | 'verdictFields'> {
  return {
    read: (row, content, context) => addVerdict(row, content, context, verdictFields(row)),
    verdictFields,
  };
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
  const sides = optionalName(row.get('sides'));
  return sides?.toLowerCase() === 'unknown' ? { sides: 'unknown' } : {};
}

/** What a reader may know beside a verdict: its words, and what the two columns are called. */
interface VerdictWords
  extends
    Pick<VerdictFields, 'words' | 'mayNameWinner'>,
    Partial<Pick<VerdictFields, 'left' | 'right'>> {
  /** What other words say, where they say it beside each other; else each by itself. */
  readonly meaningOf?: (text: string) => Meaning | null;
}

/**
 * The outcome a verdict states; null where that is not certain. The format's own meaning goes
 * first. Then the name of a model goes before the words that all formats share, since models may
 * be called A or left; where one is called tie or unknown, nobody can tell what such a verdict
 * says. A word that names another model than these two is no verdict on them.
 * @param table whose models such a word may name
 */
export function outcomeOf(
  value: unknown,
  pair: ModelPair,
  fields: VerdictWords,
  table?: Pick<TableBuilder, 'hasModel'>,
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
  if (text === pair.left || text === pair.right) {
    const asWord = meaningOfKey(word);
    const isOne = pair.left !== pair.right;
    const isClear = isOne && fields.mayNameWinner && asWord !== 'tie' && asWord !== 'none';
    return !isClear ? null : text === pair.left ? Outcome.left : Outcome.right;
  }
  const key = wordKey(text);
  const own = fields.words.get(key) ?? sideNamed(key, fields);
  if (own !== undefined) return own;
  const meaning =
    (fields.meaningOf ?? meaningOf)(text) ?? (isThirdLetter(key, fields) ? 'tie' : null);
  if (meaning !== null) return table?.hasModel(text) === true ? null : OUTCOMES[meaning];
  // Spreadsheets write the scores 1, 2, 3 and −1 as 1.0, 2.0, 3.0 and −1.0.
  const whole = /^(-?\d+)\.0+$/.exec(key);
  return whole === null ? null : (fields.words.get(whole[1]) ?? null);
}

/** What a word of the vocabulary stands for in a table of judgments. */
export const OUTCOMES: Readonly<Record<Meaning, Outcome>> = {
  left: Outcome.left,
  right: Outcome.right,
  tie: Outcome.tie,
  none: Outcome.unparsed,
};

/** Where the sides are called A and B, C is neither of them. */
function isThirdLetter(key: string, { left = '', right = '' }: VerdictWords): boolean {
  return key === 'c' && /(^| )a$/.test(wordKey(left)) && /(^| )b$/.test(wordKey(right));
}

/** The side whose column is called so. */
function sideNamed(key: string, { left = '', right = '' }: VerdictWords): Outcome | undefined {
  if (key === '' || isCode(key)) return undefined;
  const [isLeft, isRight] = [key === wordKey(left), key === wordKey(right)];
  return isLeft === isRight ? undefined : isLeft ? Outcome.left : Outcome.right;
}
