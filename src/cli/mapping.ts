import { USUAL_VALUES } from '../core/formats/mapping.ts';
import type { MappedVerdict, Mapping } from '../core/formats/mapping.ts';
import { ArgumentError } from './argument-error.ts';

const KEYS = [
  'left',
  'right',
  'outcome',
  'left_value',
  'right_value',
  'tie_value',
  'left_score',
  'right_score',
  'better',
  'question',
  'category',
  'judge',
  'turn',
] as const;
type Key = (typeof KEYS)[number];

export const MAP_HELP = `left=COLUMN,right=COLUMN and either outcome=COLUMN
                      (with left_value, right_value, tie_value=A|B|…), or
                      left_score=COLUMN,right_score=COLUMN (better=lower for ranks),
                      or neither where left won; also question, category, judge, turn`;

/**
 * Reads `--map left=home,right=away,…`: which columns of a table say what.
 * @throws ArgumentError
 */
export function mappingOf(text: string): Mapping {
  const given = new Map<Key, string>();
  for (const part of text.split(',')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).trim();
    const key = KEYS.find((known) => known === name);
    const value = part.slice(at + 1).trim();
    if (key === undefined || value === '') {
      throw new ArgumentError(`--map ${part} is not offered; offered: ${KEYS.join('=…, ')}=….`);
    }
    given.set(key, value);
  }
  const column = (key: Key): string | null => given.get(key) ?? null;
  return {
    left: needed(given, 'left'),
    right: needed(given, 'right'),
    verdict: verdictOf(given),
    question: column('question'),
    category: column('category'),
    judge: column('judge'),
    turn: column('turn'),
  };
}

/** A mapping as `--map` takes it; values that mean left, right or tie are left to the usual ones. */
export function mappingText({ left, right, verdict, ...others }: Mapping): string {
  const named = Object.entries(others).flatMap(([key, column]) =>
    column === null ? [] : [`${key}=${column}`],
  );
  const said =
    verdict.kind === 'outcome'
      ? [`outcome=${verdict.field}`]
      : verdict.kind === 'scores'
        ? [
            `left_score=${verdict.left}`,
            `right_score=${verdict.right}`,
            ...(verdict.better === 'lower' ? ['better=lower'] : []),
          ]
        : [];
  return [`left=${left}`, `right=${right}`, ...said, ...named].join(',');
}

function verdictOf(given: ReadonlyMap<Key, string>): MappedVerdict {
  const field = given.get('outcome');
  if (field !== undefined) {
    const values = (key: Key, usual: readonly string[]): readonly string[] =>
      given.get(key)?.split('|') ?? usual;
    return {
      kind: 'outcome',
      field,
      leftValues: values('left_value', USUAL_VALUES.left),
      rightValues: values('right_value', USUAL_VALUES.right),
      tieValues: values('tie_value', USUAL_VALUES.tie),
    };
  }
  if (!given.has('left_score') && !given.has('right_score')) return { kind: 'left-wins' };
  const better = given.get('better') ?? 'higher';
  if (better !== 'higher' && better !== 'lower') {
    throw new ArgumentError(`--map better=${better} is not offered; offered: higher, lower.`);
  }
  return {
    kind: 'scores',
    left: needed(given, 'left_score'),
    right: needed(given, 'right_score'),
    better,
  };
}

function needed(given: ReadonlyMap<Key, string>, key: Key): string {
  const value = given.get(key);
  if (value === undefined) throw new ArgumentError(`--map needs ${key}=COLUMN.`);
  return value;
}
