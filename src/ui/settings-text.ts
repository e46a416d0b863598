import type { ModelSettings, StrengthPrior } from '../core/model/settings.ts';
import type { Words } from './words/en.ts';

/** A model and its priors in one line, e.g. "ties half · flat(±4) · order effect flat(±1)". */
export function settingsText({ ties, strength, order }: ModelSettings, words: Words): string {
  const say = words.settingsText;
  const prior = (p: StrengthPrior): string =>
    p.family === 'normal' ? say.normal(String(p.scale)) : say.uniform(String(p.bound));
  const orderText = order ? say.order(prior(order)) : say.noOrder;
  return [prior(strength), orderText, say.ties[ties]].join(' · ');
}
