import type {
  Better,
  MappedModel,
  MappedVerdict,
  Mapping,
} from '../../core/formats/file/mapping.ts';
import { ArgumentError } from '../argument-error.ts';
import { ALL_COLUMNS, splitAt, unescaped } from './map-syntax.ts';

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
  'score',
  'better',
  'wins_left',
  'wins_right',
  'ties',
  'sides',
  'model',
  'models',
  'question',
  'category',
  'judge',
  'turn',
  'tag',
  'records',
] as const;
export type MapKey = (typeof KEYS)[number];

export const MAP_HELP = `left=COLUMN,right=COLUMN and one of
                         outcome=COLUMN, or outcome=A|B|… of several judges (what
                           numbers, or words that are not usual, mean: left_value,
                           right_value, tie_value, none_value=A|B|…);
                         left_score=COLUMN,right_score=COLUMN;
                         score=COLUMN, where a cell has both, as in 2-4;
                         wins_left=COLUMN,wins_right=COLUMN (and ties=COLUMN);
                         nothing, where left always won;
                         with sides=unknown where nobody knows who was shown first.
                       Single scores: model=COLUMN (or @file, @folder: what that is
                       named after),score=COLUMN,question=COLUMN; score=A|B|… of
                       several judges. A column for each model: models=A|B|… or
                       models=* for all that hold numbers. better=lower where lower
                       scores are better. Also question, category, judge, turn,
                       and tag=COLUMN for each column by whose values judgments
                       are to be told apart (--where).
                       A COLUMN may be a path, as score.ft.0; records=PATH where the
                       records of a JSON document stand in an array of that name.
                       Before a comma, | or \\ in a name stands a \\`;

/** What `--map` was given, and which of it has been understood. */
class Given {
  /** Still escaped. */
  readonly #values = new Map<MapKey, string>();
  readonly #taken = new Set<MapKey>();

  /** @throws ArgumentError */
  constructor(text: string) {
    for (const part of splitAt(',', text)) {
      const at = part.indexOf('=');
      const name = part.slice(0, Math.max(at, 0)).trim();
      const key = KEYS.find((known) => known === name);
      const value = part.slice(at + 1).trim();
      if (key === undefined || value === '') {
        throw new ArgumentError(`--map ${part} is not offered; offered: ${KEYS.join('=…, ')}=….`);
      }
      const before = this.#values.get(key);
      if (before !== undefined && key !== 'tag')
        throw new ArgumentError(`--map has ${key}= twice; give it once.`);
      this.#values.set(key, before === undefined ? value : `${before}|${value}`);
    }
  }

  has(...keys: readonly MapKey[]): boolean {
    return keys.some((key) => this.#values.has(key));
  }

  take(key: MapKey): string | null {
    const value = this.#raw(key);
    return value === null ? null : unescaped(value);
  }

  list(key: MapKey): readonly string[] | null {
    const value = this.#raw(key);
    if (value === null) return null;
    const items = splitAt('|', value).map((item) => item.trim());
    const given = items.filter((item) => item !== '');
    if (given.length === 0) throw new ArgumentError(`--map ${key}=${value} names nothing.`);
    return given.map(unescaped);
  }

  /** Whether this is given as it stands: a name that is spelled so is escaped. */
  is(key: MapKey, word: string): boolean {
    return this.#raw(key) === word;
  }

  needed(key: MapKey): string {
    const value = this.take(key);
    if (value === null) throw new ArgumentError(`--map needs ${key}=COLUMN.`);
    return value;
  }

  oneOf<T extends string>(key: MapKey, offered: readonly T[]): T | null {
    const value = this.take(key);
    const found = offered.find((own) => own === value) ?? null;
    if (value === null || found !== null) return found;
    throw new ArgumentError(
      `--map ${key}=${value} is not offered; offered: ${offered.join(', ')}.`,
    );
  }

  /** @throws ArgumentError where something was given that nothing asked for */
  end(): void {
    const rest = [...this.#values.keys()].filter((key) => !this.#taken.has(key));
    if (rest.length === 0) return;
    const taken = [...this.#values.keys()].filter((key) => this.#taken.has(key));
    throw new ArgumentError(
      `--map ${rest.join(' and ')} can’t be used together with ${taken.join(', ')}.`,
    );
  }

  #raw(key: MapKey): string | null {
    this.#taken.add(key);
    return this.#values.get(key) ?? null;
  }
}

/**
 * Reads `--map left=home,right=away,…`: which columns of a table say what.
 * @throws ArgumentError
 */
export function mappingOf(text: string): Mapping {
  const given = new Given(text);
  const records = given.take('records');
  const tags = given.list('tag');
  const besides = {
    judge: given.take('judge'),
    turn: given.take('turn'),
    ...(tags === null ? {} : { tags }),
    ...(records === null ? {} : { records }),
  };
  const mapping = given.has('models')
    ? { ...wideOf(given), ...besides }
    : given.has('model')
      ? { ...scoresOf(given), ...besides }
      : { ...duelOf(given), ...besides };
  given.end();
  return mapping;
}

/** Of counts nobody knows on which question each judgment was. */
const NO_QUESTION = { question: null, category: null };

function aboutQuestion(given: Given) {
  return { question: given.take('question'), category: given.take('category') };
}

function wideOf(given: Given) {
  const models = given.is('models', ALL_COLUMNS) ? null : given.list('models');
  return {
    kind: 'wide' as const,
    models,
    ...aboutQuestion(given),
    better: betterOf(given),
  };
}

function scoresOf(given: Given) {
  given.needed('score');
  return {
    kind: 'score' as const,
    model: modelOf(given),
    scores: given.list('score') ?? [],
    ...aboutQuestion(given),
    question: given.needed('question'),
    better: betterOf(given),
  };
}

function duelOf(given: Given) {
  const isUnknown = given.oneOf('sides', ['unknown', 'shown']) === 'unknown';
  const [left, right] = [given.needed('left'), given.needed('right')];
  const verdict = verdictOf(given);
  return {
    left,
    right,
    verdict,
    ...(verdict.kind === 'counts' ? NO_QUESTION : aboutQuestion(given)),
    ...(isUnknown ? { sides: 'unknown' as const } : {}),
  };
}

function modelOf(given: Given): MappedModel {
  const column = given.needed('model');
  if (given.is('model', '@file')) return { named: 'file' };
  return given.is('model', '@folder') ? { named: 'folder' } : { column };
}

function betterOf(given: Given): Better {
  return given.oneOf('better', ['higher', 'lower']) ?? 'higher';
}

function verdictOf(given: Given): MappedVerdict {
  const fields = given.list('outcome');
  if (fields !== null) {
    const noneValues = given.list('none_value');
    const values = {
      leftValues: given.list('left_value') ?? [],
      rightValues: given.list('right_value') ?? [],
      tieValues: given.list('tie_value') ?? [],
      ...(noneValues === null ? {} : { noneValues }),
    };
    return fields.length === 1
      ? { kind: 'outcome', field: fields[0], ...values }
      : { kind: 'outcomes', fields, ...values };
  }
  if (given.has('score')) {
    return { kind: 'score-cell', field: given.needed('score'), better: betterOf(given) };
  }
  if (given.has('wins_left', 'wins_right')) {
    const [leftWins, rightWins] = [given.needed('wins_left'), given.needed('wins_right')];
    return { kind: 'counts', leftWins, rightWins, ties: given.take('ties') };
  }
  if (!given.has('left_score', 'right_score')) return { kind: 'left-wins' };
  const [left, right] = [given.needed('left_score'), given.needed('right_score')];
  return { kind: 'scores', left, right, better: betterOf(given) };
}
