import type { FileFailure } from '../failure.ts';
import { USUAL_VALUES } from './mapping.ts';
import type { MappedVerdict, Mapping } from './mapping.ts';

/** A table that no format claims, as it shows itself. */
export type UnknownTableFacts = FileFailure & { kind: 'unknown-format' };

/** What a value of the outcome says; `winner`: it is the name of the model that won. */
export type ValueMeaning = 'left' | 'right' | 'tie' | 'none' | 'winner';

/** A mapping in the making. Columns not chosen yet are ''. */
export interface MappingDraft {
  readonly left: string;
  readonly right: string;
  readonly kind: MappedVerdict['kind'];
  readonly outcome: string;
  /** What the user said of values, by value in lower case; of the others the guess holds. */
  readonly meanings: ReadonlyMap<string, ValueMeaning>;
  readonly leftScore: string;
  readonly rightScore: string;
  readonly better: 'higher' | 'lower';
  readonly question: string;
  readonly category: string;
  readonly judge: string;
  readonly turn: string;
}

/** A value of the outcome's column, as first written, and how often it stands in the sample. */
export interface OutcomeValue {
  readonly value: string;
  readonly times: number;
  readonly meaning: ValueMeaning;
}

const EMPTY: MappingDraft = {
  ...{ left: '', right: '', kind: 'outcome', outcome: '', meanings: new Map() },
  ...{ leftScore: '', rightScore: '', better: 'higher' },
  ...{ question: '', category: '', judge: '', turn: '' },
};

/** Values that stand for outcomes in a way of their own, where a column has no others. */
const CODES: readonly (readonly [values: readonly string[], left: string, tie: string])[] = [
  [['0', '1'], '1', ''],
  [['0', '0.5', '1'], '1', '0.5'],
  [['-1', '0', '1'], '1', '0'],
  [['-1', '1'], '1', ''],
  [['false', 'true'], 'true', ''],
  [['no', 'yes'], 'yes', ''],
];

/**
 * Where the user begins: the mapping last used for such a table, else the guess, else the two
 * columns that share most names.
 */
export function draftOf(table: UnknownTableFacts, known: Mapping | null = null): MappingDraft {
  if (known !== null) return withMeanings(draftBy(known), known.verdict, table);
  if (table.guess !== undefined) return draftBy(table.guess);
  const sides = { ...EMPTY, ...likelySides(table.fields, table.sample) };
  return { ...sides, outcome: likelyOutcome(sides, table) };
}

function draftBy(mapping: Mapping): MappingDraft {
  const { left, right, verdict, question, category, judge, turn } = mapping;
  return {
    ...EMPTY,
    ...{ left, right, kind: verdict.kind },
    ...(verdict.kind === 'outcome' ? { outcome: verdict.field } : {}),
    ...(verdict.kind === 'scores'
      ? { leftScore: verdict.left, rightScore: verdict.right, better: verdict.better }
      : {}),
    ...{ question: question ?? '', category: category ?? '' },
    ...{ judge: judge ?? '', turn: turn ?? '' },
  };
}

/** With what the verdict says of each value, which may be other than what is usual. */
function withMeanings(
  draft: MappingDraft,
  verdict: MappedVerdict,
  table: UnknownTableFacts,
): MappingDraft {
  if (verdict.kind !== 'outcome') return draft;
  const said = new Map<string, ValueMeaning>();
  const lists = [
    ['left', verdict.leftValues],
    ['right', verdict.rightValues],
    ['tie', verdict.tieValues],
  ] as const;
  for (const [meaning, values] of lists) {
    for (const value of values) said.set(value.trim().toLowerCase(), meaning);
  }
  const meanings = outcomeValues(draft, table)
    .map(({ value, meaning }) => [value.toLowerCase(), meaning] as const)
    .filter(([, meaning]) => meaning !== 'winner')
    .map(([key]) => [key, said.get(key) ?? 'none'] as const);
  return { ...draft, meanings: new Map(meanings) };
}

/** The values of the outcome's column in the sample, most frequent first. */
export function outcomeValues(
  draft: MappingDraft,
  table: Pick<UnknownTableFacts, 'fields' | 'sample'>,
): OutcomeValue[] {
  const column = columnIn(table, draft.outcome);
  const left = columnIn(table, draft.left);
  const right = columnIn(table, draft.right);
  const found = new Map<string, { value: string; times: number; isWinner: boolean }>();
  column.forEach((value, row) => {
    if (value === '') return;
    const known = found.get(value.toLowerCase()) ?? { value, times: 0, isWinner: true };
    const isWinner = known.isWinner && (value === left[row] || value === right[row]);
    found.set(value.toLowerCase(), { ...known, times: known.times + 1, isWinner });
  });
  const keys = [...found].filter(([, { isWinner }]) => !isWinner).map(([key]) => key);
  return [...found]
    .map(([key, { value, times, isWinner }]): OutcomeValue => {
      const guess = isWinner ? 'winner' : usualMeaning(key, keys, draft);
      return { value, times, meaning: draft.meanings.get(key) ?? guess };
    })
    .sort((a, b) => b.times - a.times);
}

/** The draft as a mapping; null while something that it needs is not chosen. */
export function mappingOf(draft: MappingDraft, table: UnknownTableFacts): Mapping | null {
  const { left, right, question, category, judge, turn } = draft;
  const verdict = verdictOf(draft, table);
  if (left === '' || right === '' || left === right || verdict === null) return null;
  const chosen = (field: string) => (field === '' ? null : field);
  return {
    ...{ left, right, verdict, question: chosen(question), category: chosen(category) },
    ...{ judge: chosen(judge), turn: chosen(turn) },
  };
}

/** What a column is taken for. */
export type ColumnRole =
  | 'left'
  | 'right'
  | 'outcome'
  | 'leftScore'
  | 'rightScore'
  | 'question'
  | 'category'
  | 'judge'
  | 'turn';

const ROLES: Readonly<Record<MappingDraft['kind'], readonly ColumnRole[]>> = {
  outcome: ['outcome'],
  scores: ['leftScore', 'rightScore'],
  'left-wins': [],
};

/** Column → what it is taken for; one may serve twice. */
export function rolesOf(draft: MappingDraft): Map<string, ColumnRole[]> {
  const found = new Map<string, ColumnRole[]>();
  const ofRest = ['question', 'category', 'judge', 'turn'] as const;
  for (const role of ['left', 'right', ...ROLES[draft.kind], ...ofRest] as const) {
    const field = draft[role];
    if (field !== '') found.set(field, [...(found.get(field) ?? []), role]);
  }
  return found;
}

function verdictOf(draft: MappingDraft, table: UnknownTableFacts): MappedVerdict | null {
  if (draft.kind === 'left-wins') return { kind: 'left-wins' };
  if (draft.kind === 'scores') {
    const { leftScore: left, rightScore: right, better } = draft;
    return left === '' || right === '' ? null : { kind: 'scores', left, right, better };
  }
  if (draft.outcome === '') return null;
  const values = outcomeValues(draft, table);
  if (values.every(({ meaning }) => meaning === 'none')) return null;
  const meant = (wanted: ValueMeaning) =>
    values.filter(({ meaning }) => meaning === wanted).map(({ value }) => value);
  const isNaming = values.some(({ meaning }) => meaning === 'winner');
  const seen = new Set(values.map(({ value }) => value.toLowerCase()));
  // The sample may lack a rare value; where winners are named, a word for a side may be a name.
  const usual = (words: readonly string[]) => words.filter((word) => !seen.has(word));
  const ofSide = (words: readonly string[], field: string) =>
    isNaming || isOfNumbers(values) ? [] : usual([...words, field.toLowerCase()]);
  return {
    kind: 'outcome',
    field: draft.outcome,
    leftValues: [...meant('left'), ...ofSide(USUAL_VALUES.left, draft.left)],
    rightValues: [...meant('right'), ...ofSide(USUAL_VALUES.right, draft.right)],
    tieValues: [
      ...meant('tie'),
      ...(isOfNumbers(values) ? [] : usual(USUAL_VALUES.tie).filter(isWord)),
    ],
  };
}

/** What a value that names no model is likely to say, given all such values. */
function usualMeaning(key: string, keys: readonly string[], draft: MappingDraft): ValueMeaning {
  const code = CODES.find(
    ([values]) => keys.length > 1 && keys.every((own) => values.includes(own)),
  );
  if (code !== undefined) {
    const [, left, tie] = code;
    return key === left ? 'left' : key === tie ? 'tie' : 'right';
  }
  const is = (words: readonly string[]): boolean => words.includes(key);
  if (is(USUAL_VALUES.left) || key === draft.left.toLowerCase()) return 'left';
  if (is(USUAL_VALUES.right) || key === draft.right.toLowerCase()) return 'right';
  if (is(USUAL_VALUES.tie) || key.startsWith('tie') || key.startsWith('both')) return 'tie';
  return 'none';
}

/** Of numbers each says what the user sees it say; none is added to them. */
function isOfNumbers(values: readonly OutcomeValue[]): boolean {
  return values.every(({ value }) => !isWord(value));
}

function isWord(value: string): boolean {
  return Number.isNaN(Number(value));
}

/** The two columns of names that have most names in common. */
function likelySides(fields: readonly string[], sample: UnknownTableFacts['sample']) {
  const columns = fields.flatMap((field, at) => {
    const values = new Set(sample.map((row) => cell(row, at)).filter((value) => value !== ''));
    return values.size > 1 && [...values].every(isWord) ? [{ field, values }] : [];
  });
  let most = { left: '', right: '', shared: 1 };
  columns.forEach((left, at) => {
    for (const right of columns.slice(at + 1)) {
      const shared = [...left.values].filter((value) => right.values.has(value)).length;
      const isMuch = 2 * shared >= Math.min(left.values.size, right.values.size);
      if (shared > most.shared && isMuch) most = { left: left.field, right: right.field, shared };
    }
  });
  return { left: most.left, right: most.right };
}

/** The column of words, most of which are usual for an outcome; '' where there is none. */
function likelyOutcome(
  sides: MappingDraft,
  table: Pick<UnknownTableFacts, 'fields' | 'sample'>,
): string {
  if (sides.left === '') return '';
  let most = { outcome: '', known: 0.5 };
  for (const outcome of table.fields) {
    if (outcome === sides.left || outcome === sides.right) continue;
    const values = outcomeValues({ ...sides, outcome }, table).filter(({ value }) => isWord(value));
    const rows = (of: readonly OutcomeValue[]) => of.reduce((sum, { times }) => sum + times, 0);
    const known = rows(values.filter(({ meaning }) => meaning !== 'none')) / table.sample.length;
    if (known > most.known) most = { outcome, known };
  }
  return most.outcome;
}

function columnIn(
  { fields, sample }: Pick<UnknownTableFacts, 'fields' | 'sample'>,
  field: string,
): string[] {
  const at = fields.indexOf(field);
  return at < 0 ? [] : sample.map((row) => cell(row, at));
}

function cell(row: readonly string[], at: number): string {
  return row.at(at)?.trim() ?? '';
}
