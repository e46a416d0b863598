import { draftBy, EMPTY_DRAFT } from './draft-by-mapping.ts';
import type { MappingDraft, RowKind, ValueMeaning } from './draft-by-mapping.ts';
import { USUAL_VALUES } from './mapping.ts';
import type { MappedModel, MappedVerdict, Mapping } from './mapping.ts';
import { cellsOf, numericColumns, sampleColumns } from './unknown-cells.ts';
import type { TableSample, UnknownTableFacts } from './unknown-cells.ts';

export type { MappingDraft, UnknownTableFacts, ValueMeaning };

/** A value of the outcome's column, as first written, and how often it stands in the sample. */
export interface OutcomeValue {
  readonly value: string;
  readonly times: number;
  readonly meaning: ValueMeaning;
}

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
  if (known !== null) return withMeanings(draftBy(known), known, table);
  if (table.guess !== undefined) return draftBy(table.guess);
  const sides = { ...EMPTY_DRAFT, ...likelySides(table) };
  return { ...sides, outcome: likelyOutcome(sides, table) };
}

/** With what the verdict says of each value, which may be other than what is usual. */
function withMeanings(
  draft: MappingDraft,
  mapping: Mapping,
  table: UnknownTableFacts,
): MappingDraft {
  const verdict = mapping.kind === undefined ? mapping.verdict : null;
  if (verdict?.kind !== 'outcome' && verdict?.kind !== 'outcomes') return draft;
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
export function outcomeValues(draft: MappingDraft, table: TableSample): OutcomeValue[] {
  const columns = [draft.outcome, ...draft.raters].map((field) => cellsOf(table, field));
  const left = cellsOf(table, draft.left);
  const right = cellsOf(table, draft.right);
  const found = new Map<string, { value: string; times: number; isWinner: boolean }>();
  const add = (value: string, row: number): void => {
    if (value === '') return;
    const known = found.get(value.toLowerCase()) ?? { value, times: 0, isWinner: true };
    const isWinner = known.isWinner && (value === left[row] || value === right[row]);
    found.set(value.toLowerCase(), { ...known, times: known.times + 1, isWinner });
  };
  for (const column of columns) column.forEach(add);
  const keys = [...found].filter(([, { isWinner }]) => !isWinner).map(([key]) => key);
  return [...found]
    .map(([key, { value, times, isWinner }]): OutcomeValue => {
      const guess = isWinner ? 'winner' : usualMeaning(key, keys, draft);
      return { value, times, meaning: draft.meanings.get(key) ?? guess };
    })
    .sort((a, b) => b.times - a.times);
}

/** The draft with rows of another kind; of a column for each model, all those that hold numbers. */
export function withRow(draft: MappingDraft, row: RowKind, table: TableSample): MappingDraft {
  if (row !== 'wide' || draft.models.length > 0) return { ...draft, row };
  const { question, category, judge, turn } = draft;
  const others = [question, category, judge, turn];
  const models = numericColumns(table).filter((column) => !others.includes(column));
  return { ...draft, row, models };
}

/** The draft as a mapping; null while something that it needs is not chosen. */
export function mappingOf(draft: MappingDraft, table: UnknownTableFacts): Mapping | null {
  const chosen = (field: string) => (field === '' ? null : field);
  const { question, better } = draft;
  const rest = {
    ...{ category: chosen(draft.category), judge: chosen(draft.judge), turn: chosen(draft.turn) },
    ...(table.records === undefined ? {} : { records: table.records }),
  };
  if (draft.row === 'wide') {
    const { models } = draft;
    if (models.length < 2) return null;
    return { kind: 'wide', models, question: chosen(question), better, ...rest };
  }
  if (draft.row === 'score') {
    const { scores } = draft;
    const model = modelOf(draft);
    if (model === null || scores.length === 0 || question === '') return null;
    return { kind: 'score', model, question, scores, better, ...rest };
  }
  const { left, right } = draft;
  const verdict = draft.row === 'counts' ? countsOf(draft) : verdictOf(draft, table);
  if (left === '' || right === '' || left === right || verdict === null) return null;
  const about = draft.row === 'counts' ? { question: null, category: null } : {};
  const sides = draft.isOrderUnknown ? ({ sides: 'unknown' } as const) : {};
  return { left, right, verdict, question: chosen(question), ...rest, ...about, ...sides };
}

function modelOf({ model, named }: MappingDraft): MappedModel | null {
  if (named !== '') return { named };
  return model === '' ? null : { column: model };
}

function countsOf({ leftWins, rightWins, ties }: MappingDraft): MappedVerdict | null {
  if (leftWins === '' || rightWins === '' || leftWins === rightWins) return null;
  return { kind: 'counts', leftWins, rightWins, ties: ties === '' ? null : ties };
}

function verdictOf(draft: MappingDraft, table: UnknownTableFacts): MappedVerdict | null {
  if (draft.kind === 'left-wins') return { kind: 'left-wins' };
  if (draft.kind === 'scores') {
    const { leftScore: left, rightScore: right, better } = draft;
    return left === '' || right === '' ? null : { kind: 'scores', left, right, better };
  }
  if (draft.kind === 'score-cell') {
    const { cell: field, better } = draft;
    return field === '' ? null : { kind: 'score-cell', field, better };
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
  const fields = [...new Set([draft.outcome, ...draft.raters])];
  return {
    ...(fields.length === 1
      ? { kind: 'outcome' as const, field: draft.outcome }
      : { kind: 'outcomes' as const, fields }),
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
function likelySides(table: TableSample) {
  const columns = sampleColumns(table).flatMap((field) => {
    const values = new Set(cellsOf(table, field).filter((value) => value !== ''));
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
function likelyOutcome(sides: MappingDraft, table: TableSample): string {
  if (sides.left === '') return '';
  let most = { outcome: '', known: 0.5 };
  for (const outcome of sampleColumns(table)) {
    if (outcome === sides.left || outcome === sides.right) continue;
    const values = outcomeValues({ ...sides, outcome }, table).filter(({ value }) => isWord(value));
    const rows = (of: readonly OutcomeValue[]) => of.reduce((sum, { times }) => sum + times, 0);
    const known = rows(values.filter(({ meaning }) => meaning !== 'none')) / table.sample.length;
    if (known > most.known) most = { outcome, known };
  }
  return most.outcome;
}
