import { CaravanError } from '../failure.ts';
import type { ModelSettings, OrderPrior, StrengthPrior } from './settings.ts';

/**
 * Throws `bad-setting` unless every number of the settings is one the model can use, and
 * `repeated-belief` where a model is believed of twice. Numbers that the chosen model makes no use
 * of are checked too: a stored setting may be chosen later.
 */
export function validateSettings(settings: ModelSettings): void {
  const { strength, order, tie, informative, questions } = settings;
  requirePrior('strength', strength);
  if (strength.family === 'student-t') requireWidth('strength.df', strength.df);
  if (order !== null) requirePrior('order', order);
  requirePlace('tie.mean', tie.mean, 100);
  requireWidth('tie.scale', tie.scale);
  if (questions?.kind === 'random') requireWidth('questions.scale', questions.scale);
  const believed = new Set<string>();
  for (const { model, mean, scale } of informative) {
    if (believed.has(model)) throw new CaravanError({ kind: 'repeated-belief', model });
    believed.add(model);
    requirePlace('informative.mean', mean, 1e6);
    requireWidth('informative.scale', scale);
  }
}

function requirePrior(name: string, prior: StrengthPrior | OrderPrior): void {
  if (prior.family === 'uniform') requireWidth(`${name}.bound`, prior.bound);
  else requireWidth(`${name}.scale`, prior.scale);
}

/** Priors between a millionth and a million log-odds wide leave the arithmetic sound. */
function requireWidth(setting: string, value: number): void {
  if (!(value >= 1e-6 && value <= 1e6)) refuse(setting, value);
}

function requirePlace(setting: string, value: number, most: number): void {
  if (!(Math.abs(value) <= most)) refuse(setting, value);
}

function refuse(setting: string, value: number): never {
  throw new CaravanError({ kind: 'bad-setting', setting, value: String(value) });
}
