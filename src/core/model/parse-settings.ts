import { CaravanError } from '../failure.ts';
import type {
  HyperPrior,
  InformativePrior,
  ModelSettings,
  OrderPrior,
  QuestionModel,
  StrengthPrior,
  TiePrior,
} from './settings.ts';
import { TIE_MODELS } from './settings.ts';
import type { TieModel } from './settings.ts';
import { validateSettings } from './validate.ts';

/**
 * Settings as a text that can be shared, and back. What comes back was written by somebody else:
 * every field is looked at, and a new object is made of those that are known.
 *
 *     {"caravan":"settings","version":1,"ties":"half","strength":{"family":"normal","scale":1},
 *      "order":{"family":"normal","scale":1},"tie":{"mean":0,"scale":1},
 *      "informative":[{"model":"A","mean":1,"scale":0.5}],"questions":{"kind":"robust"}}
 *
 * `questions` is not there where a ranking is of these questions alone.
 */
const MARK = 'settings';
const VERSION = 1;
/** Characters of a text, and of a value that is repeated in a message. */
const LONGEST = 500_000;
const EXCERPT = 60;

/** Why a text is no settings: the first thing that is wrong, and where. */
export type SettingsProblem =
  | { readonly kind: 'too-long' }
  | { readonly kind: 'not-json' }
  /** JSON, but not of these settings. */
  | { readonly kind: 'not-settings' }
  | { readonly kind: 'newer'; readonly version: string }
  | { readonly kind: 'missing'; readonly field: string }
  | { readonly kind: 'unknown-field'; readonly field: string }
  | { readonly kind: 'bad-value'; readonly field: string; readonly value: string }
  /** More than one belief of the same model. */
  | { readonly kind: 'repeated-belief'; readonly model: string };

export type ParsedSettings =
  | { readonly settings: ModelSettings }
  | { readonly problem: SettingsProblem };

/** @param indent 0 for one line */
export function writeSettings(settings: ModelSettings, indent = 0): string {
  const { ties, strength, order, tie, informative, questions } = settings;
  const shared = { caravan: MARK, version: VERSION, ties, strength, order, tie, informative };
  return JSON.stringify(questions ? { ...shared, questions } : shared, null, indent);
}

export function parseSettings(text: string): ParsedSettings {
  if (text.length > LONGEST) return { problem: { kind: 'too-long' } };
  return attempt(() => settingsOf(sharedFields(parsed(text))));
}

/**
 * Settings out of a value of unknown make, such as what was stored: a new object of the known
 * fields, or the first thing that is wrong.
 */
export function checkSettings(value: unknown): ParsedSettings {
  return attempt(() => settingsOf(value));
}

function attempt(read: () => ModelSettings): ParsedSettings {
  try {
    return { settings: read() };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem };
    throw error;
  }
}

class Refused extends Error {
  readonly problem: SettingsProblem;
  constructor(problem: SettingsProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

function refuse(problem: SettingsProblem): never {
  throw new Refused(problem);
}

function badValue(field: string, value: unknown): never {
  refuse({ kind: 'bad-value', field, value: written(value).slice(0, EXCERPT) });
}

/** What JSON has no word for (NaN, a Map, a circle) is written as the language does. */
function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse({ kind: 'not-json' });
  }
}

/** The settings in a shared text, without what marks it as one. */
function sharedFields(value: unknown): unknown {
  const isOurs = isRecord(value) && Object.hasOwn(value, 'caravan') && value['caravan'] === MARK;
  if (!isOurs) refuse({ kind: 'not-settings' });
  const { version } = value;
  if (version !== VERSION) refuse({ kind: 'newer', version: written(version).slice(0, EXCERPT) });
  const fields = Object.entries(value).filter(([name]) => name !== 'caravan' && name !== 'version');
  return Object.fromEntries(fields);
}

function settingsOf(value: unknown): ModelSettings {
  const fields = ['ties', 'strength', 'order', 'tie', 'informative', 'questions'];
  const found = record(value, '', fields);
  const settings: ModelSettings = {
    ties: tieModel(found('ties')),
    strength: strengthPrior(found('strength')),
    order: orderPrior(found('order')),
    tie: tiePrior(found('tie')),
    informative: beliefs(found('informative')),
    ...(hasQuestions(value) && { questions: questionModel(found('questions')) }),
  };
  try {
    validateSettings(settings);
  } catch (error) {
    const failure = error instanceof CaravanError ? error.failure : null;
    if (failure?.kind === 'repeated-belief') refuse(failure);
    if (failure?.kind !== 'bad-setting') throw error;
    refuse({ kind: 'bad-value', field: failure.setting, value: failure.value });
  }
  return settings;
}

const HYPERS: readonly HyperPrior[] = ['half-normal', 'half-cauchy', 'exponential'];

function tieModel(value: unknown): TieModel {
  return TIE_MODELS.find((ties) => ties === value) ?? badValue('ties', value);
}

function strengthPrior(value: unknown): StrengthPrior {
  const family = familyOf(value, 'strength');
  switch (family) {
    case 'normal':
    case 'laplace':
      return { family, scale: number(record(value, 'strength', ['family', 'scale']), 'scale') };
    case 'student-t': {
      const found = record(value, 'strength', ['family', 'df', 'scale']);
      return { family, df: number(found, 'df'), scale: number(found, 'scale') };
    }
    case 'uniform':
      return { family, bound: number(record(value, 'strength', ['family', 'bound']), 'bound') };
    case 'hierarchical': {
      const found = record(value, 'strength', ['family', 'hyper', 'scale']);
      const named = found('hyper');
      const hyper = HYPERS.find((one) => one === named) ?? badValue('strength.hyper', named);
      return { family, hyper, scale: number(found, 'scale') };
    }
    default:
      return badValue('strength.family', family);
  }
}

function orderPrior(value: unknown): OrderPrior | null {
  if (value === null) return null;
  const family = familyOf(value, 'order');
  if (family === 'normal') {
    return { family, scale: number(record(value, 'order', ['family', 'scale']), 'scale') };
  }
  if (family === 'uniform') {
    return { family, bound: number(record(value, 'order', ['family', 'bound']), 'bound') };
  }
  return badValue('order.family', family);
}

function tiePrior(value: unknown): TiePrior {
  const found = record(value, 'tie', ['mean', 'scale']);
  return { mean: number(found, 'mean'), scale: number(found, 'scale') };
}

function beliefs(value: unknown): InformativePrior[] {
  if (!Array.isArray(value)) return badValue('informative', value);
  return value.map((one: unknown, at): InformativePrior => {
    const place = `informative.${String(at + 1)}`;
    const found = record(one, place, ['model', 'mean', 'scale']);
    const model = found('model');
    if (typeof model !== 'string') return badValue(`${place}.model`, model);
    return { model, mean: number(found, 'mean'), scale: number(found, 'scale') };
  });
}

/** Settings from before there was a choice have none. */
function hasQuestions(value: unknown): boolean {
  return isRecord(value) && Object.hasOwn(value, 'questions');
}

function questionModel(value: unknown): QuestionModel {
  if (!isRecord(value)) badValue('questions', value);
  const kind = Object.hasOwn(value, 'kind') ? value['kind'] : refuse(MISSING_KIND);
  if (kind === 'robust') {
    record(value, 'questions', ['kind']);
    return { kind };
  }
  if (kind !== 'random') return badValue('questions.kind', kind);
  const found = record(value, 'questions', ['kind', 'scale', 'isConditional']);
  const scale = number(found, 'scale');
  if (!Object.hasOwn(value, 'isConditional')) return { kind, scale };
  const isConditional = found('isConditional');
  if (isConditional !== true) return badValue('questions.isConditional', isConditional);
  return { kind, scale, isConditional };
}

const MISSING_KIND: SettingsProblem = { kind: 'missing', field: 'questions.kind' };

function familyOf(value: unknown, field: string): unknown {
  if (!isRecord(value)) badValue(field, value);
  if (!Object.hasOwn(value, 'family')) refuse({ kind: 'missing', field: `${field}.family` });
  return value['family'];
}

/** Reads the own fields of an object; one that is not known is refused. */
interface Fields {
  (name: string): unknown;
  readonly place: string;
}

function record(value: unknown, place: string, known: readonly string[]): Fields {
  if (!isRecord(value)) return badValue(place, value);
  const inside = (name: string) => (place === '' ? name : `${place}.${name}`);
  const other = Object.keys(value).find((name) => !known.includes(name));
  if (other !== undefined) {
    refuse({ kind: 'unknown-field', field: inside(other.slice(0, EXCERPT)) });
  }
  const read = (name: string): unknown =>
    Object.hasOwn(value, name) ? value[name] : refuse({ kind: 'missing', field: inside(name) });
  return Object.assign(read, { place });
}

function number(found: Fields, name: string): number {
  const value = found(name);
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : badValue(`${found.place}.${name}`, value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
