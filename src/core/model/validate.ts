import { CaravanError } from '../failure.ts';
import type { ModelSettings, StrengthPrior } from './settings.ts';

/** Throws `bad-setting` unless every number of the settings is one the model can use. */
export function validateSettings(settings: ModelSettings): void {
  requirePrior('strength', settings.strength);
  if (settings.order !== null) requirePrior('order', settings.order);
}

function requirePrior(name: string, prior: StrengthPrior): void {
  if (prior.family === 'normal') requirePositive(`${name}.scale`, prior.scale);
  else requirePositive(`${name}.bound`, prior.bound);
}

/** Priors between a millionth and a million log-odds wide leave the arithmetic sound. */
function requirePositive(setting: string, value: number): void {
  if (!(value >= 1e-6 && value <= 1e6)) {
    throw new CaravanError({ kind: 'bad-setting', setting, value: String(value) });
  }
}
