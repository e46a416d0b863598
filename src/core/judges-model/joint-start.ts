import type { ModelSettings } from '../model/settings.ts';
import { approximateDensity } from '../sampler/approximation/laplace.ts';
import { within } from '../sampler/approximation/share.ts';
import { jointDensity, jointPlan } from './joint-density.ts';
import { questionsOf } from './joint-questions.ts';
import { naturalOf } from './natural.ts';
import type { JudgePanel } from './panel.ts';

/**
 * What comes before the chains of a model of several judges, or of slices in their place.
 * @param settings as the reader has them; `model` are those of the density, without questions
 * @param habits whether order effect and ties are one for all judges
 * @param onShare from 0 to 1
 */
export function jointStart(
  panel: JudgePanel,
  settings: ModelSettings,
  model: ModelSettings,
  habits: Parameters<typeof jointPlan>[3],
  onShare: (share: number) => void,
) {
  const plan = jointPlan(panel, model, within(onShare, 0, 0.5), habits);
  const density = jointDensity(plan, model, null);
  const approximation = approximateDensity(
    model,
    (priors, rounding) => jointDensity(plan, priors, rounding),
    within(onShare, 0.5, 1),
  );
  const natural = naturalOf(plan, density);
  const over = questionsOf(panel, plan, settings, density, approximation);
  return { plan, density, approximation, natural, over };
}
