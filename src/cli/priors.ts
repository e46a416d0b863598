import type {
  HyperPrior,
  InformativePrior,
  ModelSettings,
  OrderPrior,
  StrengthPrior,
} from '../core/model/settings.ts';
import { ALIKE_QUESTIONS } from '../core/model/settings.ts';
import { ArgumentError, oneOf } from './argument-error.ts';

/** Priors as the command line writes them: a family and its numbers, between colons. */
export const PRIORS =
  'normal:SD, student_t:DF:SD, laplace:B, uniform:LIMIT, hierarchical:HYPER:SCALE (HYPER: half-normal, half-cauchy, exponential)';
export const ORDER_PRIORS = 'normal:SD, uniform:LIMIT, none';

const HYPERS: readonly HyperPrior[] = ['half-normal', 'half-cauchy', 'exponential'];

/** @throws ArgumentError */
export function strengthOf(text: string): StrengthPrior {
  const [family, ...words] = text.split(':');
  const [first, second] = words.map(positive);
  const count = words.length;
  if (family === 'normal' && count === 1 && first !== null) return { family, scale: first };
  if (family === 'laplace' && count === 1 && first !== null) return { family, scale: first };
  if (family === 'uniform' && count === 1 && first !== null) return { family, bound: first };
  if (family === 'student_t' && count === 2 && first !== null && second !== null) {
    return { family: 'student-t', df: first, scale: second };
  }
  const hyper = HYPERS.find((name) => name === words[0]);
  if (family === 'hierarchical' && count === 2 && hyper !== undefined && second !== null) {
    return { family, hyper, scale: second };
  }
  throw new ArgumentError(`--prior ${text} is not offered; offered: ${PRIORS}.`);
}

/** @throws ArgumentError */
export function orderOf(text: string): OrderPrior | null {
  if (text === 'none') return null;
  const [family, width, ...rest] = text.split(':');
  const value = positive(width);
  if (rest.length === 0 && value !== null) {
    if (family === 'normal') return { family, scale: value };
    if (family === 'uniform') return { family, bound: value };
  }
  throw new ArgumentError(`--order ${text} is not offered; offered: ${ORDER_PRIORS}.`);
}

/**
 * Over which questions, as a part of settings.
 * @param over new or these
 * @param method model or robust
 * @param omega half-normal:SCALE, the prior on ω, which the method robust has not
 * @throws ArgumentError
 */
export function questionsOf(
  over?: string,
  method?: string,
  omega?: string,
): Pick<ModelSettings, 'questions'> {
  const how = method === undefined ? null : oneOf('question-method', method, METHODS);
  const isAsked = how !== null || omega !== undefined;
  const isNew = over === undefined ? isAsked : oneOf('questions', over, OVER) === 'new';
  if (!isNew && isAsked)
    throw new ArgumentError('--question-method and --omega are for --questions new.');
  if (how === 'robust' && omega !== undefined)
    throw new ArgumentError('--omega is for --question-method model.');
  if (!isNew) return {};
  return how === 'model' || omega !== undefined
    ? { questions: { kind: 'random', scale: omegaOf(omega) } }
    : { questions: ALIKE_QUESTIONS };
}

const OVER = ['new', 'these'] as const;
const METHODS = ['model', 'robust'] as const;

/** @throws ArgumentError */
function omegaOf(text = 'half-normal:1'): number {
  const [family, word, ...more] = text.split(':');
  const scale = positive(word);
  if (family === 'half-normal' && more.length === 0 && scale !== null) return scale;
  throw new ArgumentError(`--omega ${text} is not offered; offered: half-normal:SCALE.`);
}

/**
 * MODEL:MEAN:SD; a model's name may hold colons itself.
 * @throws ArgumentError
 */
export function beliefOf(text: string): InformativePrior {
  const words = text.split(':');
  const scale = positive(words.pop());
  const mean = numberOf(words.pop());
  const model = words.join(':');
  if (model !== '' && mean !== null && scale !== null) return { model, mean, scale };
  throw new ArgumentError(`--belief ${text} is not MODEL:MEAN:SD, such as gpt-4:1.2:0.5.`);
}

function positive(text: string | undefined): number | null {
  const value = numberOf(text);
  return value !== null && value > 0 ? value : null;
}

/** A plain decimal number; Number alone takes '' and '0x10' too. */
export function numberOf(text: string | undefined): number | null {
  if (text === undefined || !/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
