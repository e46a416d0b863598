import type {
  Better,
  MappedModel,
  MappedVerdict,
  Mapping,
  OutcomeValues,
} from '../../core/formats/file/mapping.ts';
import { ALL_COLUMNS, escaped } from './map-syntax.ts';
import type { MapKey } from './mapping.ts';

/** A mapping as `--map` takes it: reading it gives the same mapping. */
export function mappingText(mapping: Mapping): string {
  const { question, category, judge, turn, tags = [], records } = mapping;
  const rest = { question, category, judge, turn, records };
  const named = Object.entries(rest).map(([key, name]) => [key, nameText(name)] as const);
  const all = [...named, ['tag', listText(tags)] as const];
  return Object.entries({ ...ownParts(mapping), ...Object.fromEntries(all) })
    .flatMap(([key, value]) => (typeof value === 'string' ? [`${key}=${value}`] : []))
    .join(',');
}

/** What is written of a mapping's own keys, escaped. */
type Parts = Partial<Record<MapKey, string | null | undefined>>;

function ownParts(mapping: Mapping): Parts {
  if (mapping.kind === 'wide') {
    const { models, better } = mapping;
    return { models: models === null ? ALL_COLUMNS : listText(models), better: betterText(better) };
  }
  if (mapping.kind === 'score') {
    const { model, scores, better } = mapping;
    return { model: modelText(model), score: listText(scores), better: betterText(better) };
  }
  const { left, right, verdict, sides } = mapping;
  return { left: escaped(left), right: escaped(right), ...verdictParts(verdict), sides };
}

function modelText(model: MappedModel): string {
  if ('named' in model) return `@${model.named}`;
  return model.column.startsWith('@') ? `\\${escaped(model.column)}` : escaped(model.column);
}

function verdictParts(verdict: MappedVerdict): Parts {
  switch (verdict.kind) {
    case 'outcome':
      return { outcome: escaped(verdict.field), ...valueParts(verdict) };
    case 'outcomes':
      return { outcome: listText(verdict.fields), ...valueParts(verdict) };
    case 'scores': {
      const { left, right, better } = verdict;
      return {
        left_score: escaped(left),
        right_score: escaped(right),
        better: betterText(better),
      };
    }
    case 'score-cell':
      return { score: escaped(verdict.field), better: betterText(verdict.better) };
    case 'counts': {
      const { leftWins, rightWins, ties } = verdict;
      return {
        wins_left: escaped(leftWins),
        wins_right: escaped(rightWins),
        ties: nameText(ties),
      };
    }
    case 'left-wins':
      return {};
  }
}

function valueParts({ leftValues, rightValues, tieValues, noneValues = [] }: OutcomeValues): Parts {
  return {
    left_value: listText(leftValues),
    right_value: listText(rightValues),
    tie_value: listText(tieValues),
    none_value: listText(noneValues),
  };
}

/** A name, or null where there is none. */
function nameText(name: string | null | undefined): string | null {
  return name === null || name === undefined ? null : escaped(name);
}

/** Names side by side, or null where there is none. */
function listText(names: readonly string[]): string | null {
  const text = names.map(escaped).join('|');
  if (text === '') return null;
  return text === ALL_COLUMNS ? `\\${ALL_COLUMNS}` : text;
}

function betterText(better: Better): string | null {
  return better === 'lower' ? better : null;
}
