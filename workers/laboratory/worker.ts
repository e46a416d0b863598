import { priorPredictive } from '../../src/core/posterior/prior/prior-predictive.ts';
import { profileLikelihood } from '../../src/core/posterior/prior/profile.ts';
import { whatIf } from '../../src/core/posterior/prior/what-if.ts';
import { nearBest } from '../../src/core/posterior/ranking/near-best.ts';
import { priceFront } from '../../src/core/posterior/ranking/price-front.ts';
import { packDraws } from '../../src/core/publish/draws-package.ts';
import { heldDraws } from '../held-draws.ts';
import { heldReweighting } from '../held-reweighting.ts';
import { serve } from '../serve.ts';
import type { LaboratoryJobs } from './jobs.ts';

serve<keyof LaboratoryJobs>(
  {
    reweight: ({ held, models, model, target, intervals, parameter }) =>
      whatIf(heldReweighting(held, models, model), target, intervals, parameter),
    priorPredictive: ({ design, model }) => priorPredictive(design, model),
    profile: ({ counts, model, parameter }) => profileLikelihood(counts, model, parameter),
    priceFront: ({ held, ranking }) => priceFront(heldDraws(held), ranking),
    packDraws: ({ held, wanted }) => packDraws(heldDraws(held), wanted),
    nearBest: ({ held, ranking, margin }) => nearBest(heldDraws(held), ranking, margin),
  },
  self,
);
