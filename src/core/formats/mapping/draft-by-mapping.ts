import type { Better, MappedVerdict, Mapping } from '../file/mapping.ts';
import type { Meaning } from '../record/vocabulary.ts';

/**
 * What a value of the outcome says; `winner`: it is the name of the model that won; `unsaid`: a
 * number or such, which nobody has said to mean anything yet.
 */
export type ValueMeaning = Meaning | 'winner' | 'unsaid';

/** What one row of a table is. */
export type RowKind = 'duel' | 'counts' | 'score' | 'wide';

/** How a row that compares two models says who won. */
export type DuelKind = 'outcome' | 'scores' | 'score-cell' | 'left-wins';

/** A mapping in the making. Columns not chosen yet are ''. */
export interface MappingDraft {
  readonly row: RowKind;
  readonly left: string;
  readonly right: string;
  readonly isOrderUnknown: boolean;
  readonly kind: DuelKind;
  readonly outcome: string;
  /** Further columns of outcomes, each of a judge of its own. */
  readonly raters: readonly string[];
  /** What the user said of values, by value in lower case; of the others the guess holds. */
  readonly meanings: ReadonlyMap<string, ValueMeaning>;
  readonly leftScore: string;
  readonly rightScore: string;
  readonly cell: string;
  readonly leftWins: string;
  readonly rightWins: string;
  readonly ties: string;
  readonly better: Better;
  readonly model: string;
  /** What all rows are of, where no column names the model; '' where one does. */
  readonly named: 'file' | 'folder' | '';
  /** Columns of scores of the row's model. */
  readonly scores: readonly string[];
  /** Columns that are each the scores of one model. */
  readonly models: readonly string[];
  readonly question: string;
  readonly category: string;
  readonly judge: string;
  readonly turn: string;
  readonly tags: readonly string[];
}

export const EMPTY_DRAFT: MappingDraft = {
  ...{ row: 'duel', left: '', right: '', isOrderUnknown: false },
  ...{ kind: 'outcome', outcome: '', raters: [], meanings: new Map() },
  ...{ leftScore: '', rightScore: '', cell: '', leftWins: '', rightWins: '', ties: '' },
  ...{ better: 'higher', model: '', named: '', scores: [], models: [] },
  ...{ question: '', category: '', judge: '', turn: '', tags: [] },
};

/** A draft that says what a mapping says; what its values mean is not part of it. */
export function draftBy(mapping: Mapping): MappingDraft {
  const { question, category, judge, turn, tags = [] } = mapping;
  const rest = {
    ...{ question: question ?? '', category: category ?? '' },
    ...{ judge: judge ?? '', turn: turn ?? '', tags },
  };
  if (mapping.kind === 'wide') {
    const { models, better } = mapping;
    return { ...EMPTY_DRAFT, ...rest, row: 'wide', models: models ?? [], better };
  }
  if (mapping.kind === 'score') {
    const { model, scores, better } = mapping;
    const who = 'column' in model ? { model: model.column } : model;
    return { ...EMPTY_DRAFT, ...rest, row: 'score', ...who, scores, better };
  }
  const { left, right, verdict, sides } = mapping;
  const isOrderUnknown = sides === 'unknown';
  return { ...EMPTY_DRAFT, ...rest, left, right, isOrderUnknown, ...verdictPart(verdict) };
}

function verdictPart(verdict: MappedVerdict): Partial<MappingDraft> {
  switch (verdict.kind) {
    case 'outcome':
      return { kind: 'outcome', outcome: verdict.field };
    case 'outcomes': {
      const [outcome, ...raters] = verdict.fields;
      return { kind: 'outcome', outcome, raters };
    }
    case 'scores': {
      const { left, right, better } = verdict;
      return { kind: 'scores', leftScore: left, rightScore: right, better };
    }
    case 'score-cell':
      return { kind: 'score-cell', cell: verdict.field, better: verdict.better };
    case 'counts': {
      const { leftWins, rightWins, ties } = verdict;
      return { row: 'counts', leftWins, rightWins, ties: ties ?? '' };
    }
    case 'left-wins':
      return { kind: 'left-wins' };
  }
}
