import type { MappedVerdict, Mapping } from '../core/formats/mapping.ts';
import { ArgumentError } from './argument-error.ts';
import { escaped, splitAt, unescaped } from './map-syntax.ts';

const KEYS = [
  'left',
  'right',
  'outcome',
  'left_value',
  'right_value',
  'tie_value',
  'none_value',
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
                      (what its numbers, or words that are not usual, mean:
                      left_value, right_value, tie_value, none_value=A|B|…), or
                      left_score=COLUMN,right_score=COLUMN (better=lower for ranks),
                      or neither where left won; also question, category, judge, turn
                      (before a comma, | or \\ in a name stands a \\)`;

/**
 * Reads `--map left=home,right=away,…`: which columns of a table say what.
 * @throws ArgumentError
 */
export function mappingOf(text: string): Mapping {
  const given = new Map<Key, string>();
  for (const part of splitAt(',', text)) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).trim();
    const key = KEYS.find((known) => known === name);
    const value = part.slice(at + 1).trim();
    if (key === undefined || value === '') {
      throw new ArgumentError(`--map ${part} is not offered; offered: ${KEYS.join('=…, ')}=….`);
    }
    given.set(key, value);
  }
  const column = (key: Key): string | null => columnIn(given, key) ?? null;
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

/** A mapping as `--map` takes it: reading it gives the same mapping. */
export function mappingText({ left, right, verdict, ...others }: Mapping): string {
  const named = Object.entries(others).flatMap(([key, column]) =>
    column === null ? [] : [`${key}=${escaped(column)}`],
  );
  const said =
    verdict.kind === 'outcome'
      ? [`outcome=${escaped(verdict.field)}`, ...valuesText(verdict)]
      : verdict.kind === 'scores'
        ? [
            `left_score=${escaped(verdict.left)}`,
            `right_score=${escaped(verdict.right)}`,
            ...(verdict.better === 'lower' ? ['better=lower'] : []),
          ]
        : [];
  return [`left=${escaped(left)}`, `right=${escaped(right)}`, ...said, ...named].join(',');
}

function valuesText(verdict: MappedVerdict & { kind: 'outcome' }): string[] {
  const lists = [
    ['left_value', verdict.leftValues],
    ['right_value', verdict.rightValues],
    ['tie_value', verdict.tieValues],
    ['none_value', verdict.noneValues ?? []],
  ] as const;
  return lists
    .filter(([, values]) => values.length > 0)
    .map(([key, values]) => `${key}=${values.map(escaped).join('|')}`);
}

function verdictOf(given: ReadonlyMap<Key, string>): MappedVerdict {
  const field = columnIn(given, 'outcome');
  if (field !== undefined) {
    const values = (key: Key): readonly string[] =>
      splitAt('|', given.get(key) ?? '')
        .map((value) => unescaped(value.trim()))
        .filter((value) => value !== '');
    return {
      kind: 'outcome',
      field,
      leftValues: values('left_value'),
      rightValues: values('right_value'),
      tieValues: values('tie_value'),
      ...(given.has('none_value') ? { noneValues: values('none_value') } : {}),
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

function columnIn(given: ReadonlyMap<Key, string>, key: Key): string | undefined {
  const text = given.get(key);
  return text === undefined ? undefined : unescaped(text);
}

function needed(given: ReadonlyMap<Key, string>, key: Key): string {
  const value = columnIn(given, key);
  if (value === undefined) throw new ArgumentError(`--map needs ${key}=COLUMN.`);
  return value;
}
