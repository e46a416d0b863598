import { CaravanError } from '../failure.ts';
import { SAMPLERS } from './settings.ts';
import type { SamplerSettings } from './settings.ts';

/** Throws `bad-setting` unless the numbers make a run that can be carried out. */
export function validateSampler(settings: SamplerSettings): void {
  if (!SAMPLERS.includes(settings.sampler)) refuse('sampler', settings.sampler);
  requireWhole('chains', settings.chains, 1, 64);
  requireWhole('draws', settings.draws, 4, 1_000_000);
  requireWhole('warmup', settings.warmup, 0, 1_000_000);
  requireWhole('seed', settings.seed, 0, 2 ** 32 - 1);
}

function requireWhole(setting: string, value: number, least: number, most: number): void {
  if (!(Number.isInteger(value) && value >= least && value <= most)) {
    refuse(setting, String(value));
  }
}

function refuse(setting: string, value: string): never {
  throw new CaravanError({ kind: 'bad-setting', setting, value });
}
