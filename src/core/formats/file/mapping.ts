/**
 * Which columns of an unknown table say what. Plain data: it can be stored and shown. A column may
 * also be a path to a nested value, as `score.ft.0`.
 */
export type Mapping = DuelMapping | ScoreMapping | WideMapping;

interface Besides {
  readonly category: string | null;
  readonly judge: string | null;
  readonly turn: string | null;
  /** Columns taken as tags, besides those whose headers say so. */
  readonly tags?: readonly string[];
  /** Path to the array that holds the records, where the file is a JSON document with one. */
  readonly records?: string;
}

/** A row compares two models. It has no kind: mappings were of this one, and are remembered. */
export interface DuelMapping extends Besides {
  readonly kind?: never;
  /** The two contestants; left was shown first, unless the sides are unknown. */
  readonly left: string;
  readonly right: string;
  readonly verdict: MappedVerdict;
  readonly question: string | null;
  readonly sides?: 'unknown';
}

/** A row scores one model. */
export interface ScoreMapping extends Besides {
  readonly kind: 'score';
  readonly model: MappedModel;
  readonly question: string;
  /** Of several columns each is a judge of its own. */
  readonly scores: readonly string[];
  readonly better: Better;
}

/** A row has a column of scores for each model, which the column is named after. */
export interface WideMapping extends Besides {
  readonly kind: 'wide';
  /** Null for all columns of numbers that nothing else is read from. */
  readonly models: readonly string[] | null;
  /** Null where each row is a question of its own. */
  readonly question: string | null;
  readonly better: Better;
}

/** A column, or where all rows of a file are of one model, what that is named after. */
export type MappedModel = { readonly column: string } | { readonly named: 'file' | 'folder' };

export type Better = 'higher' | 'lower';

export interface OutcomeValues {
  readonly leftValues: readonly string[];
  readonly rightValues: readonly string[];
  readonly tieValues: readonly string[];
  readonly noneValues?: readonly string[];
}

export type MappedVerdict =
  /**
   * A column whose values mean left, right, tie or that there is no verdict, or name the winner.
   * Words that all formats share need not be listed; numbers mean nothing that is not listed.
   */
  | ({ readonly kind: 'outcome'; readonly field: string } & OutcomeValues)
  /** Several such columns, each of a judge of its own. */
  | ({ readonly kind: 'outcomes'; readonly fields: readonly string[] } & OutcomeValues)
  /** Two columns of numbers: the better one wins, equal ones tie. */
  | {
      readonly kind: 'scores';
      readonly left: string;
      readonly right: string;
      readonly better: Better;
    }
  /** A column with both numbers in it, as "2-4". */
  | { readonly kind: 'score-cell'; readonly field: string; readonly better: Better }
  /** Columns that count how often which outcome was; of those the question is not kept. */
  | ({ readonly kind: 'counts' } & CountFields)
  /** The left one always won, as in tables of winner and loser; nothing was shown first. */
  | { readonly kind: 'left-wins' };

/** Every column that a mapping reads. */
export function columnsOf(mapping: Mapping): string[] {
  const { question, category, judge, turn, tags = [] } = mapping;
  const besides = [question, category, judge, turn, ...tags];
  const own =
    mapping.kind === 'score'
      ? ['column' in mapping.model ? mapping.model.column : null, ...mapping.scores]
      : mapping.kind === 'wide'
        ? (mapping.models ?? [])
        : [mapping.left, mapping.right, ...verdictColumns(mapping.verdict)];
  return [...new Set([...own, ...besides].filter((column) => column !== null))];
}

function verdictColumns(verdict: MappedVerdict): readonly (string | null)[] {
  switch (verdict.kind) {
    case 'outcome':
    case 'score-cell':
      return [verdict.field];
    case 'outcomes':
      return verdict.fields;
    case 'scores':
      return [verdict.left, verdict.right];
    case 'counts':
      return [verdict.leftWins, verdict.rightWins, verdict.ties];
    case 'left-wins':
      return [];
  }
}

/** Where a record says how often which outcome was; `ties` null where none are counted. */
export interface CountFields {
  readonly leftWins: string;
  readonly rightWins: string;
  readonly ties: string | null;
}
