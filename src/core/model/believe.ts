import type { InformativePrior, ModelSettings } from './settings.ts';

/** What is believed of a model, whichever it is. */
export type Belief = Pick<InformativePrior, 'mean' | 'scale'>;

/** Settings with a belief of one model set, in its old place if there was one. */
export function believe(
  settings: ModelSettings,
  model: string,
  { mean, scale }: Belief,
): ModelSettings {
  const belief = { model, mean, scale };
  const { informative } = settings;
  const isKnown = informative.some((one) => one.model === model);
  return {
    ...settings,
    informative: isKnown
      ? informative.map((one) => (one.model === model ? belief : one))
      : [...informative, belief],
  };
}

/** Settings without what was believed of one model. */
export function disbelieve(settings: ModelSettings, model: string): ModelSettings {
  return { ...settings, informative: settings.informative.filter((one) => one.model !== model) };
}
