import type { DuelKind, MappingDraft } from './draft-by-mapping.ts';
import type { Mapping } from '../file/mapping.ts';

const DUEL: Readonly<Record<DuelKind, readonly ColumnRole[]>> = {
  outcome: ['outcome', 'raters'],
  scores: ['leftScore', 'rightScore'],
  'score-cell': ['cell'],
  'left-wins': [],
};
const BESIDES = ['question', 'category', 'judge', 'turn'] as const;

/** What a column is taken for. */
export type ColumnRole =
  | 'left'
  | 'right'
  | 'outcome'
  | 'raters'
  | 'leftScore'
  | 'rightScore'
  | 'cell'
  | 'leftWins'
  | 'rightWins'
  | 'ties'
  | 'model'
  | 'scores'
  | 'models'
  | (typeof BESIDES)[number];

/** Column → what it is taken for; one may serve twice. */
export function rolesOf(draft: MappingDraft): Map<string, ColumnRole[]> {
  const found = new Map<string, ColumnRole[]>();
  for (const role of [...ownRoles(draft), ...besidesOf(draft)]) {
    const chosen = draft[role];
    for (const field of typeof chosen === 'string' ? [chosen] : chosen) {
      if (field !== '') found.set(field, [...(found.get(field) ?? []), role]);
    }
  }
  return found;
}

/** What else a row may say; of counts nobody knows on which question each judgment was. */
export function besidesOf({ row }: MappingDraft): readonly (typeof BESIDES)[number][] {
  return row === 'counts' ? ['judge', 'turn'] : BESIDES;
}

function ownRoles({ row, kind, named }: MappingDraft): readonly ColumnRole[] {
  switch (row) {
    case 'duel':
      return ['left', 'right', ...DUEL[kind]];
    case 'counts':
      return ['left', 'right', 'leftWins', 'rightWins', 'ties'];
    case 'score':
      return named === '' ? ['model', 'scores'] : ['scores'];
    case 'wide':
      return ['models'];
  }
}

/** The columns whose values a mapping gives a meaning. */
export function outcomeFields(mapping: Mapping): readonly string[] {
  if (mapping.kind !== undefined) return [];
  const { verdict } = mapping;
  if (verdict.kind === 'outcome') return [verdict.field];
  return verdict.kind === 'outcomes' ? verdict.fields : [];
}
