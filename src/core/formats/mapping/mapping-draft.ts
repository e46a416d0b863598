import { ColumnMeanings } from './column-meanings.ts';
import { draftBy, EMPTY_DRAFT } from './draft-by-mapping.ts';
import type { MappingDraft, RowKind, ValueMeaning } from './draft-by-mapping.ts';
import { guessColumns } from './guess-mapping.ts';
import { headerWords, MODEL, SCORES } from './header-words.ts';
import type { MappedModel, MappedVerdict, Mapping } from '../file/mapping.ts';
import { valueRows } from './sample-rows.ts';
import { scoresIn } from '../record/score-cell.ts';
import { cellsOf, numericColumns, sampleColumns } from './unknown-cells.ts';
import type { TableSample, UnknownTableFacts } from './unknown-cells.ts';
import { isCode } from '../record/vocabulary.ts';
import type { Meaning } from '../record/vocabulary.ts';

export type { MappingDraft, UnknownTableFacts, ValueMeaning };

/** A value of the outcome's column, as first written, and how often it stands in the sample. */
export interface OutcomeValue {
  readonly value: string;
  readonly times: number;
  readonly meaning: ValueMeaning;
}

/**
 * Where the user begins: the mapping last used for such a table, else the guess, else the columns
 * that are likely to be the contestants and the verdict.
 */
export function draftOf(table: UnknownTableFacts, known: Mapping | null = null): MappingDraft {
  if (known !== null) return withMeanings(draftBy(known), known, table);
  if (table.guess !== undefined) return draftBy(table.guess);
  const { paths = [] } = table;
  const shown = sampleColumns(table).slice(0, -paths.length || undefined);
  const guessed = guessColumns(valueRows(shown, paths, table.sample));
  const chosen = Object.entries(guessed).filter(([, field]) => field !== null);
  const draft: MappingDraft = { ...EMPTY_DRAFT, ...Object.fromEntries(chosen) };
  return draft.left === '' ? withScores(draft, table) : withCell(draft, table);
}

/** Where nobody is compared in a row, it may hold scores: of its model, or a column for each. */
function withScores(draft: MappingDraft, table: TableSample): MappingDraft {
  const model = sampleColumns(table).find((column) => MODEL.includes(column.trim().toLowerCase()));
  if (model !== undefined) {
    const numeric = numericColumns(table).filter((column) => column !== model);
    const called = numeric.filter((column) => headerWords(column).some((word) => SCORES.has(word)));
    // Of several, each would be a judge of its own: which are meant, only the user can say.
    const scores = called.length === 1 ? called : [];
    return numeric.length > 0 ? { ...draft, row: 'score', model, scores } : draft;
  }
  if (draft.question === '') return draft;
  const wide = withRow(draft, 'wide', table);
  return wide.models.length < 2 ? draft : wide;
}

/** Where no column says who won, a single one of scores such as 2–4 does. */
function withCell(draft: MappingDraft, table: TableSample): MappingDraft {
  if (draft.outcome !== '') return draft;
  const cells = sampleColumns(table).filter((column) => {
    const own = cellsOf(table, column).filter((cell) => cell !== '');
    return own.length > 0 && own.every((cell) => scoresIn(cell) !== null);
  });
  return cells.length === 1 ? { ...draft, kind: 'score-cell', cell: cells[0] } : draft;
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
    ['none', verdict.noneValues ?? []],
  ] as const;
  for (const [meaning, values] of lists) {
    for (const value of values) said.set(value.trim().toLowerCase(), meaning);
  }
  const met = outcomeValues(draft, table).map(({ value }) => value.toLowerCase());
  const meanings = met.flatMap((key) => {
    const meaning = said.get(key);
    return meaning === undefined ? [] : [[key, meaning] as const];
  });
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
  const words = [...found].filter(([, { isWinner }]) => !isWinner).map(([key]) => key);
  const usual = new ColumnMeanings(draft);
  for (const word of words) usual.meets(word);
  return [...found]
    .map(([key, { value, times, isWinner }]): OutcomeValue => {
      const guess = isWinner
        ? 'winner'
        : (sideNamed(key, draft) ?? usual.meaningOf(key) ?? notSaid(key));
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
    ...(draft.tags.length === 0 ? {} : { tags: draft.tags }),
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

/** What the values of an outcome still lack, where its column and both models are chosen. */
export type OutcomeGap = 'unsaid' | 'no-winner';

/** What is still to be said of the values, once all columns are chosen; null where nothing is. */
export function outcomeGap(draft: MappingDraft, table: TableSample): OutcomeGap | null {
  const { row, kind, left, right, outcome } = draft;
  if (row !== 'duel' || kind !== 'outcome') return null;
  if (left === '' || right === '' || left === right || outcome === '') return null;
  return gapIn(outcomeValues(draft, table));
}

function gapIn(values: readonly OutcomeValue[]): OutcomeGap | null {
  const has = (wanted: ValueMeaning) => values.some(({ meaning }) => meaning === wanted);
  if (has('unsaid')) return 'unsaid';
  return has('left') || has('right') || has('winner') ? null : 'no-winner';
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
  if (gapIn(values) !== null) return null;
  const meant = (wanted: Meaning) =>
    values.filter(({ meaning }) => meaning === wanted).map(({ value }) => value);
  // What is none by itself need not be said to be so; the reader then reports that it was not read.
  const none = meant('none').filter((value) => draft.meanings.has(value.toLowerCase()));
  const fields = [...new Set([draft.outcome, ...draft.raters])];
  return {
    ...(fields.length === 1
      ? { kind: 'outcome' as const, field: draft.outcome }
      : { kind: 'outcomes' as const, fields }),
    leftValues: meant('left'),
    rightValues: meant('right'),
    tieValues: meant('tie'),
    ...(none.length === 0 ? {} : { noneValues: none }),
  };
}

/** The side that a value names by its column. */
function sideNamed(key: string, { left, right }: MappingDraft): Meaning | null {
  if (key === left.toLowerCase()) return 'left';
  return key === right.toLowerCase() ? 'right' : null;
}

/** What a value says that no vocabulary knows. */
function notSaid(key: string): ValueMeaning {
  return isCode(key) ? 'unsaid' : 'none';
}
