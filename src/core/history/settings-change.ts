import { hasTieOutcome } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { SamplerSettings } from '../sampler/settings.ts';

/** How a fit was made. */
export interface FitSettings {
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
}

export const MODEL_SETTINGS = [
  ...(['strength', 'informative', 'order', 'ties', 'tie', 'questions'] as const),
] satisfies readonly (keyof ModelSettings)[];
export const SAMPLER_SETTINGS = [
  ...(['sampler', 'chains', 'draws', 'warmup', 'bootstrap', 'seed'] as const),
] satisfies readonly (keyof SamplerSettings)[];

export type SettingName = (typeof MODEL_SETTINGS)[number] | (typeof SAMPLER_SETTINGS)[number];

/**
 * The settings in which two fits differ, those of the model first. The prior of ties counts where a
 * tie is an outcome in both: else it comes or goes with the tie model.
 */
export function changedSettings(before: FitSettings, after: FitSettings): SettingName[] {
  const isOther = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  const haveTies = hasTieOutcome(before.model.ties) && hasTieOutcome(after.model.ties);
  return [
    ...MODEL_SETTINGS.filter(
      (name) => isOther(before.model[name], after.model[name]) && (name !== 'tie' || haveTies),
    ),
    ...SAMPLER_SETTINGS.filter((name) => isOther(before.sampler[name], after.sampler[name])),
  ];
}
