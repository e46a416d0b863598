import { CaravanError } from '../failure.ts';
import type { SettingsProblem } from '../model/parse-settings.ts';
import { BOOTSTRAPS, SAMPLERS } from './settings.ts';
import type { SamplerSettings } from './settings.ts';

/** Throws `bad-setting` unless the numbers make a run that can be carried out. */
export function validateSampler(settings: SamplerSettings): void {
  const { sampler, bootstrap } = settings;
  if (!SAMPLERS.includes(sampler)) refuse('sampler', sampler);
  requireWhole('chains', settings.chains, 1, 64);
  requireWhole('draws', settings.draws, 4, 1_000_000);
  requireWhole('warmup', settings.warmup, 0, 1_000_000);
  requireWhole('seed', settings.seed, 0, 2 ** 32 - 1);
  if (bootstrap !== undefined && !BOOTSTRAPS.includes(bootstrap)) refuse('bootstrap', bootstrap);
}

/** Settings out of a value of unknown make, such as what was stored, or what is wrong with it. */
export function checkSampler(
  value: unknown,
): { readonly sampler: SamplerSettings } | { readonly problem: SettingsProblem } {
  if (!isSampler(value)) {
    return { problem: { kind: 'bad-value', field: 'sampler', value: String(value) } };
  }
  try {
    validateSampler(value);
    return { sampler: value };
  } catch (error) {
    if (!(error instanceof CaravanError) || error.failure.kind !== 'bad-setting') throw error;
    const { setting: field, value: found } = error.failure;
    return { problem: { kind: 'bad-value', field, value: found } };
  }
}

/** Whether it may be one; `validateSampler` trusts no type. */
function isSampler(value: unknown): value is SamplerSettings {
  return typeof value === 'object' && value !== null && 'sampler' in value;
}

function requireWhole(setting: string, value: number, least: number, most: number): void {
  if (!(Number.isInteger(value) && value >= least && value <= most)) {
    refuse(setting, String(value));
  }
}

function refuse(setting: string, value: string): never {
  throw new CaravanError({ kind: 'bad-setting', setting, value });
}
