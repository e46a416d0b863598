import type { FileFailure } from '../failure.ts';
import { guessColumns } from './guess-mapping.ts';
import type { MappedVerdict, Mapping } from './mapping.ts';
import { sampleRows } from './sample-rows.ts';
import { isCode, meaningsOf } from './vocabulary.ts';
import type { Meaning } from './vocabulary.ts';

/** A table that no format claims, as it shows itself. */
export type UnknownTableFacts = FileFailure & { kind: 'unknown-format' };

/**
 * What a value of the outcome says; `winner`: it is the name of the model that won; `unsaid`: a
 * number or such, which nobody has said to mean anything yet.
 */
export type ValueMeaning = Meaning | 'winner' | 'unsaid';

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

/**
 * Where the user begins: the mapping last used for such a table, else the guess, else the columns
 * that are likely to be the contestants and the verdict.
 */
export function draftOf(table: UnknownTableFacts, known: Mapping | null = null): MappingDraft {
  if (known !== null) return withMeanings(draftBy(known), known.verdict, table);
  if (table.guess !== undefined) return draftBy(table.guess);
  const guessed = guessColumns(sampleRows(table.fields, table.sample));
  const chosen = Object.entries(guessed).filter(([, field]) => field !== null);
  return { ...EMPTY, ...Object.fromEntries(chosen) };
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
  const words = [...found].filter(([, { isWinner }]) => !isWinner).map(([key]) => key);
  const usual = meaningsOf(words);
  return [...found]
    .map(([key, { value, times, isWinner }]): OutcomeValue => {
      const guess = isWinner ? 'winner' : (sideNamed(key, draft) ?? usual.get(key) ?? notSaid(key));
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
  const has = (wanted: ValueMeaning) => values.some(({ meaning }) => meaning === wanted);
  if (has('unsaid') || !(has('left') || has('right') || has('winner'))) return null;
  const meant = (wanted: Meaning) =>
    values.filter(({ meaning }) => meaning === wanted).map(({ value }) => value);
  // What is none by itself need not be said to be so; the reader then tells that it was not read.
  const none = meant('none').filter((value) => draft.meanings.has(value.toLowerCase()));
  return {
    kind: 'outcome',
    field: draft.outcome,
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
