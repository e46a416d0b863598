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

/** The settings in which two fits differ, those of the model first. */
export function changedSettings(before: FitSettings, after: FitSettings): SettingName[] {
  return [
    ...changedModel(before.model, after.model),
    ...SAMPLER_SETTINGS.filter((name) => isOther(before.sampler[name], after.sampler[name])),
  ];
}

/**
 * Those in which two models differ. The prior of ties counts where a tie is an outcome in both: else
 * it comes or goes with the tie model.
 */
export function changedModel(
  before: ModelSettings,
  after: ModelSettings,
): (typeof MODEL_SETTINGS)[number][] {
  const haveTies = hasTieOutcome(before.ties) && hasTieOutcome(after.ties);
  return MODEL_SETTINGS.filter(
    (name) => isOther(before[name], after[name]) && (name !== 'tie' || haveTies),
  );
}

function isOther(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
