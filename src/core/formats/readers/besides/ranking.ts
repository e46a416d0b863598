import type { RowReason } from '../../file/file-failure.ts';
import { JsonRow, rowsIn } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { isSummary, summaryEntries } from '../scores/lm-eval-summary.ts';

/** A value that rankings publish, and where the ends of its interval stand. */
interface Measure {
  readonly value: string;
  readonly ends: readonly (readonly [lower: string, upper: string])[];
  /** Distances from the value, where the ends are published that way. */
  readonly spans: readonly (readonly [down: string, up: string])[];
}

const MEASURES: readonly Measure[] = [
  {
    value: 'median',
    ends: [['lower', 'upper']],
    spans: [
      ['one_sigma_down', 'one_sigma_up'],
      ['one_sigma_minus', 'one_sigma_plus'],
    ],
  },
  { value: 'elo', ends: [['lower', 'upper']], spans: [] },
  {
    value: 'rating',
    ends: [
      ['rating_q025', 'rating_q975'],
      ['rating_lower', 'rating_upper'],
    ],
    spans: [],
  },
  { value: 'elo_score', ends: [['elo_rating_q025', 'elo_rating_q975']], spans: [] },
  {
    value: 'score',
    ends: [
      ['rating_q025', 'rating_q975'],
      ['lower', 'upper'],
    ],
    spans: [],
  },
  // Tables of Chatbot Arena, by date.
  { value: 'Arena Elo rating', ends: [], spans: [] },
  { value: 'Arena Elo', ends: [], spans: [] },
  { value: 'Arena Score', ends: [], spans: [] },
  { value: 'win_rate', ends: [], spans: [] },
  { value: 'length_controlled_winrate', ends: [], spans: [] },
];

/** The last is the column that pandas writes of an index: it has no header (AlpacaEval). */
const MODEL = ['model_id', 'model', 'item', 'Model', 'name', 'model_name', ''] as const;
/** Fields of tables with a row for every judgment or question. */
const OTHERS = ['question_id', 'uid', 'judge', 'winner', 'games', 'model_a', 'question', 'prompt'];

/**
 * Published rankings: Rakuda's (one object with `ranking` or `rankings`) and leaderboards as a
 * table with a row per model; summaries of lm-evaluation-harness, each of one model. Every measure
 * found makes a ranking of its own.
 */
export const ranking: Format = {
  id: 'ranking',
  claims: (has, row) =>
    isSummary(row) ||
    Array.isArray(row.get('ranking')) ||
    Array.isArray(row.get('rankings')) ||
    (MODEL.some((field) => has(field) && (field !== '' || isName(row.get(field)))) &&
      MEASURES.some(({ value }) => has(value)) &&
      !OTHERS.some(has)),
  records: (document) => {
    if (isSummary(document)) return summaryEntries(document);
    const list = document.get('ranking') ?? document.get('rankings');
    return Array.isArray(list) ? rowsIn(list).map((entry) => JsonRow.inner(entry)) : [document];
  },
  read: addEntry,
};

function addEntry(row: Row, content: FileContent): RowReason | null {
  const field = MODEL.find((name) => row.get(name) !== undefined);
  if (field === undefined) return { kind: 'missing-field', field: 'model' };
  const model = optionalName(row.get(field));
  if (model === null) return { kind: 'missing-field', field };
  const method = optionalName(row.get('algorithm'));
  let isRanked = false;
  for (const { value: name, ends, spans } of MEASURES) {
    const value = numberOf(row.get(name));
    if (value === null) continue;
    const interval = intervalOf(row, value, ends, spans);
    content.rank(method === null ? name : `${name}, ${method}`, {
      model,
      value,
      ...interval,
      winRate: name === 'win_rate' ? null : winRateOf(row),
      strongerThanNext: probabilityOf(row.get('stronger_than_next_confidence')),
    });
    isRanked = true;
  }
  if (isRanked) return null;
  const given = MEASURES.find(({ value }) => row.get(value) !== undefined)?.value;
  return given === undefined
    ? { kind: 'missing-field', field: 'score' }
    : badValue(given, row.get(given));
}

function intervalOf(
  row: Row,
  value: number,
  ends: Measure['ends'],
  spans: Measure['spans'],
): { readonly lower: number | null; readonly upper: number | null } {
  for (const [low, high] of spans) {
    const down = numberOf(row.get(low));
    const up = numberOf(row.get(high));
    if (down !== null && up !== null) return { lower: value - down, upper: value + up };
  }
  for (const [low, high] of ends) {
    const lower = numberOf(row.get(low));
    const upper = numberOf(row.get(high));
    if (lower !== null && upper !== null) return { lower, upper };
  }
  return { lower: null, upper: null };
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'string' && value.trim() === '') return null;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** An index may also number the rows. */
function isName(value: unknown): boolean {
  return optionalName(value) !== null && numberOf(value) === null;
}

/** A share; the leaderboards that say how exact it is (AlpacaEval) give it in percent. */
function winRateOf(row: Row): number | null {
  const isPercent = row.get('standard_error') !== undefined;
  const rate = numberOf(row.get('win_rate'));
  return probabilityOf(rate !== null && isPercent ? rate / 100 : rate);
}

/** Rakuda v2 writes −1 for the last model, which has no next. */
function probabilityOf(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && number >= 0 && number <= 1 ? number : null;
}
