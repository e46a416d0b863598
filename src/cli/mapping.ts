import { USUAL_VALUES } from '../core/formats/mapping.ts';
import type { Better, MappedModel, MappedVerdict, Mapping } from '../core/formats/mapping.ts';
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
  'records',
] as const;
type Key = (typeof KEYS)[number];

export const MAP_HELP = `left=COLUMN,right=COLUMN and one of
                        outcome=COLUMN, or outcome=A|B|… of several judges
                          (with left_value, right_value, tie_value=A|B|…);
                        left_score=COLUMN,right_score=COLUMN;
                        score=COLUMN, where a cell has both, as in 2-4;
                        wins_left=COLUMN,wins_right=COLUMN (and ties=COLUMN);
                        nothing, where left always won;
                        with sides=unknown where nobody knows who was shown first.
                      Single scores: model=COLUMN (or @file, @folder: what that is
                      named after),score=COLUMN,question=COLUMN; score=A|B|… of
                      several judges. A column for each model: models=A|B|… or
                      models=* for all that hold numbers. better=lower where lower
                      scores are better. Also question, category, judge, turn.
                      A COLUMN may be a path, as score.ft.0; records=PATH where the
                      records of a JSON document stand in an array of that name`;

/** What `--map` was given, and which of it has been understood. */
class Given {
  readonly #values = new Map<Key, string>();
  readonly #taken = new Set<Key>();

  /** @throws ArgumentError */
  constructor(text: string) {
    for (const part of text.split(',')) {
      const at = part.indexOf('=');
      const name = part.slice(0, Math.max(at, 0)).trim();
      const key = KEYS.find((known) => known === name);
      const value = part.slice(at + 1).trim();
      if (key === undefined || value === '') {
        throw new ArgumentError(`--map ${part} is not offered; offered: ${KEYS.join('=…, ')}=….`);
      }
      this.#values.set(key, value);
    }
  }

  has(...keys: readonly Key[]): boolean {
    return keys.some((key) => this.#values.has(key));
  }

  take(key: Key): string | null {
    this.#taken.add(key);
    return this.#values.get(key) ?? null;
  }

  list(key: Key): readonly string[] | null {
    return this.take(key)?.split('|') ?? null;
  }

  needed(key: Key): string {
    const value = this.take(key);
    if (value === null) throw new ArgumentError(`--map needs ${key}=COLUMN.`);
    return value;
  }

  oneOf<T extends string>(key: Key, offered: readonly T[]): T | null {
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
}

/**
 * Reads `--map left=home,right=away,…`: which columns of a table say what.
 * @throws ArgumentError
 */
export function mappingOf(text: string): Mapping {
  const given = new Given(text);
  const records = given.take('records');
  const besides = {
    judge: given.take('judge'),
    turn: given.take('turn'),
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
  const models = given.list('models') ?? [];
  return {
    kind: 'wide' as const,
    models: models.join() === '*' ? null : models,
    ...aboutQuestion(given),
    better: betterOf(given),
  };
}

function scoresOf(given: Given) {
  given.needed('score');
  return {
    kind: 'score' as const,
    model: modelOf(given.needed('model')),
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

function modelOf(value: string): MappedModel {
  if (value === '@file') return { named: 'file' };
  return value === '@folder' ? { named: 'folder' } : { column: value };
}

function betterOf(given: Given): Better {
  return given.oneOf('better', ['higher', 'lower']) ?? 'higher';
}

function verdictOf(given: Given): MappedVerdict {
  const fields = given.list('outcome');
  if (fields !== null) {
    const values = {
      leftValues: given.list('left_value') ?? USUAL_VALUES.left,
      rightValues: given.list('right_value') ?? USUAL_VALUES.right,
      tieValues: given.list('tie_value') ?? USUAL_VALUES.tie,
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

/** A mapping as `--map` takes it; values that mean left, right or tie are left to the usual ones. */
export function mappingText(mapping: Mapping): string {
  const { question, category, judge, turn, records } = mapping;
  const rest = { question, category, judge, turn, records };
  return Object.entries({ ...ownParts(mapping), ...rest })
    .flatMap(([key, value]) => (value === null || value === undefined ? [] : [`${key}=${value}`]))
    .join(',');
}

type Parts = Partial<Record<Key, string | null | undefined>>;

function ownParts(mapping: Mapping): Parts {
  if (mapping.kind === 'wide') {
    return { models: mapping.models?.join('|') ?? '*', better: betterText(mapping.better) };
  }
  if (mapping.kind === 'score') {
    const { model, scores, better } = mapping;
    const name = 'column' in model ? model.column : `@${model.named}`;
    return { model: name, score: scores.join('|'), better: betterText(better) };
  }
  const { left, right, verdict, sides } = mapping;
  return { left, right, ...verdictParts(verdict), sides };
}

function verdictParts(verdict: MappedVerdict): Parts {
  switch (verdict.kind) {
    case 'outcome':
      return { outcome: verdict.field };
    case 'outcomes':
      return { outcome: verdict.fields.join('|') };
    case 'scores': {
      const { left, right, better } = verdict;
      return { left_score: left, right_score: right, better: betterText(better) };
    }
    case 'score-cell':
      return { score: verdict.field, better: betterText(verdict.better) };
    case 'counts': {
      const { leftWins, rightWins, ties } = verdict;
      return { wins_left: leftWins, wins_right: rightWins, ties };
    }
    case 'left-wins':
      return {};
  }
}

function betterText(better: Better): string | null {
  return better === 'lower' ? better : null;
}
