import type { Row } from './containers/container.ts';
import { optionalName } from './fields.ts';
import { USUAL_VALUES } from './mapping.ts';
import type { DuelMapping, MappedVerdict } from './mapping.ts';

/** Words in headers that set the two sides apart. */
const SIDES: readonly (readonly [left: string, right: string])[] = [
  ['left', 'right'],
  ['a', 'b'],
  ['1', '2'],
  ['0', '1'],
  ['first', 'second'],
  ['home', 'away'],
  ['h', 'a'],
  ['winner', 'loser'],
  ['x', 'y'],
  ['左', '右'],
  ['先', '後'],
  ['甲', '乙'],
];
/** Every two columns are compared, so there is an end to it. */
const MOST_COLUMNS = 200;
/** Share of the values of an outcome that must be understood. */
const LEAST_KNOWN = 0.75;
const LOWER_IS_BETTER = new Set(['rank', 'place', 'position', 'time', 'loss', '順位', '着順']);
const QUESTION = [
  'question_id',
  'question',
  'prompt_id',
  'prompt',
  'task',
  'item',
  'query',
  '質問',
];
const CATEGORY = ['category', 'topic', 'subject', 'tag', 'カテゴリ', '分野'];
const JUDGE = [
  'judge',
  'annotator',
  'rater',
  'reviewer',
  'evaluator',
  'worker',
  '評価者',
  '審査員',
];

interface Column {
  readonly field: string;
  /** The header in parts, lower case: letters and digits apart. */
  readonly words: readonly string[];
  readonly values: readonly (string | null)[];
  readonly isNumeric: boolean;
}

interface SidePair {
  readonly left: Column;
  readonly right: Column;
}

/**
 * What the columns of a table may mean, going by its header and first rows; null where two
 * contestants or an outcome can't be made out. The sides are columns whose headers differ in
 * one word such as 1 and 2; of these, text is a contestant and numbers are scores.
 */
export function guessMapping(rows: readonly Row[]): DuelMapping | null {
  if (rows.length === 0) return null;
  const fields = [...new Set(rows.flatMap((row) => row.fields().slice(0, MOST_COLUMNS)))];
  const columns = fields.slice(0, MOST_COLUMNS).map((field) => columnOf(field, rows));
  const pairs = columns.flatMap((left) =>
    columns.filter((right) => areSides(left, right)).map((right) => ({ left, right })),
  );
  const contestants = pairs
    .filter(({ left, right }) => isText(left) && isText(right))
    .sort((x, y) => x.left.words.length - y.left.words.length || sharedValues(y) - sharedValues(x));
  const pair = contestants.at(0);
  if (pair === undefined) return null;
  const verdict = verdictOf(pair, pairs, columns);
  if (verdict === null) return null;
  const used = new Set([pair.left.field, pair.right.field, ...fieldsOf(verdict)]);
  const named = (names: readonly string[]): string | null =>
    names.flatMap((name) =>
      columns.filter(({ field }) => field.trim().toLowerCase() === name && !used.has(field)),
    )[0]?.field ?? null;
  return {
    left: pair.left.field,
    right: pair.right.field,
    verdict,
    question: named(QUESTION),
    category: named(CATEGORY),
    judge: named(JUDGE),
    turn: named(['turn']),
  };
}

function columnOf(field: string, rows: readonly Row[]): Column {
  const values = rows.map((row) => optionalName(row.get(field)));
  const known = values.filter((value) => value !== null);
  const words = field
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u)
    .filter((word) => word !== '');
  const isNumeric = known.length > 0 && known.every((value) => Number.isFinite(Number(value)));
  return { field, words, values, isNumeric };
}

function isText({ values, isNumeric }: Column): boolean {
  return !isNumeric && values.some((value) => value !== null);
}

/** Whether two headers differ in one word only, which tells left from right. */
function areSides(left: Column, right: Column): boolean {
  if (left.words.length !== right.words.length) return false;
  const apart = left.words.flatMap((word, at) =>
    word === right.words[at] ? [] : [[word, right.words[at]] as const],
  );
  return apart.length === 1 && SIDES.some(([l, r]) => l === apart[0][0] && r === apart[0][1]);
}

function sharedValues({ left, right }: SidePair): number {
  const other = new Set(right.values);
  return left.values.filter((value) => value !== null && other.has(value)).length;
}

function verdictOf(
  pair: SidePair,
  pairs: readonly SidePair[],
  columns: readonly Column[],
): MappedVerdict | null {
  if (pair.left.words.includes('winner')) return { kind: 'left-wins' };
  const scores = pairs.find(({ left, right }) => left.isNumeric && right.isNumeric);
  if (scores !== undefined) {
    const isLower = scores.left.words.some((word) => LOWER_IS_BETTER.has(word));
    return {
      kind: 'scores',
      left: scores.left.field,
      right: scores.right.field,
      better: isLower ? 'lower' : 'higher',
    };
  }
  const outcome = columns.find((column) => column !== pair.left && saysWho(column, pair));
  if (outcome === undefined) return null;
  return {
    kind: 'outcome',
    field: outcome.field,
    leftValues: [...USUAL_VALUES.left, pair.left.field],
    rightValues: [...USUAL_VALUES.right, pair.right.field],
    tieValues: USUAL_VALUES.tie,
  };
}

/** Whether a column names the winner or a side in most of the rows that it says anything in. */
function saysWho(column: Column, { left, right }: SidePair): boolean {
  if (column === left || column === right) return false;
  const usual = new Set<string>([
    ...USUAL_VALUES.left,
    ...USUAL_VALUES.right,
    ...USUAL_VALUES.tie,
    left.field.toLowerCase(),
    right.field.toLowerCase(),
  ]);
  const given = column.values.flatMap((value, row) =>
    value === null
      ? []
      : [
          value === left.values[row] ||
            value === right.values[row] ||
            usual.has(value.toLowerCase()),
        ],
  );
  const known = given.filter((isKnown) => isKnown).length;
  return given.length > 0 && known >= LEAST_KNOWN * given.length;
}

function fieldsOf(verdict: MappedVerdict): readonly string[] {
  if (verdict.kind === 'outcome') return [verdict.field];
  return verdict.kind === 'scores' ? [verdict.left, verdict.right] : [];
}
