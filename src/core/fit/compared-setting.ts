import { DEFAULT_MODEL, RAKUDA_MODEL } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import { defaultSampler } from '../sampler/settings.ts';
import type { SamplerSettings } from '../sampler/settings.ts';

/**
 * How a ranking is made; `rakuda-ensemble` is the ensemble as the Rakuda ranking ran it, and
 * `as-fitted` whatever made the fit, where that is no posterior.
 */
export type Method = 'posterior' | 'rakuda-ensemble' | 'mle' | 'win-rate' | 'as-fitted';

/** A setting to be compared with others. */
export interface ComparedSetting {
  readonly method: Method;
  /** Of maximum likelihood only ties, order and questions count, of a win rate only ties. */
  readonly model: ModelSettings;
}

/** Settings on offer: some by themselves, the others as the fit with one thing changed. */
export const PRESETS = [
  'standard',
  'rakuda',
  'rakuda-run',
  'mle',
  'win-rate',
  'narrow',
  'wide',
  'student-t',
  'laplace',
  'hierarchical',
  'half',
  'drop',
  'davidson',
  'rao-kupper',
  'adjacent',
  'cumulative',
  'order',
  'no-order',
] as const;
export type Preset = (typeof PRESETS)[number];

/** @param fit the settings of the fit, which most presets start from */
export function presetSetting(preset: Preset, fit: ModelSettings): ComparedSetting {
  const posterior = (part: Partial<ModelSettings>): ComparedSetting => ({
    method: 'posterior',
    model: { ...fit, ...part },
  });
  switch (preset) {
    case 'standard':
      return { method: 'posterior', model: DEFAULT_MODEL };
    case 'rakuda':
      return { method: 'posterior', model: RAKUDA_MODEL };
    case 'rakuda-run':
      return { method: 'rakuda-ensemble', model: RAKUDA_MODEL };
    case 'mle':
      return { method: 'mle', model: fit };
    case 'win-rate':
      return { method: 'win-rate', model: fit };
    case 'narrow':
      return posterior({ strength: { family: 'normal', scale: 0.3 } });
    case 'wide':
      return posterior({ strength: { family: 'normal', scale: 3 } });
    case 'student-t':
      return posterior({ strength: { family: 'student-t', df: 4, scale: 1 } });
    case 'laplace':
      return posterior({ strength: { family: 'laplace', scale: 1 } });
    case 'hierarchical':
      return posterior({ strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 } });
    case 'half':
    case 'drop':
    case 'davidson':
    case 'rao-kupper':
    case 'adjacent':
    case 'cumulative':
      return posterior({ ties: preset });
    case 'order':
      return posterior({ order: fit.order ?? DEFAULT_MODEL.order });
    case 'no-order':
      return posterior({ order: null });
  }
}

/** A setting as text; the same for two that can't differ in what they give. */
export function settingKey({ method, model }: ComparedSetting): string {
  switch (method) {
    case 'posterior':
    case 'rakuda-ensemble':
    case 'as-fitted':
      return JSON.stringify([method, model]);
    case 'mle':
      return JSON.stringify([method, model.ties, model.order !== null, model.questions?.kind]);
    case 'win-rate':
      return JSON.stringify([method, model.ties === 'drop']);
  }
}

/** So many numbers are drawn for a setting, as long as a chain keeps 700 to 5,000 draws. */
const NUMBERS = 400_000;
/** Bootstrap replicates are dear: each is a maximum found. */
const REPLICATE_NUMBERS = 20_000;

/** Fewer draws than a fit of its own has, so that many settings can be compared. */
export function comparisonSampler(
  models: number,
  method: Exclude<Method, 'win-rate' | 'as-fitted'>,
  seed: number,
): SamplerSettings {
  const perChain = (numbers: number, least: number, most: number): number =>
    Math.max(least, Math.min(most, Math.round(numbers / 4 / (models + 1) / 10) * 10));
  if (method === 'mle') {
    return { ...defaultSampler(models, 'mle'), draws: perChain(REPLICATE_NUMBERS, 50, 250), seed };
  }
  if (method === 'rakuda-ensemble') return { ...defaultSampler(models, 'ensemble-legacy'), seed };
  return { ...defaultSampler(models), draws: perChain(NUMBERS, 700, 5000), seed };
}
