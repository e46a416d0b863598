import type { ModelSettings } from '../../src/core/model/settings.ts';
import type { Parameter } from '../../src/core/posterior/draws/parameters.ts';
import type { Design, PriorPredictive } from '../../src/core/posterior/prior/prior-predictive.ts';
import type { Profile } from '../../src/core/posterior/prior/profile.ts';
import type { WhatIf } from '../../src/core/posterior/prior/what-if.ts';
import type { NearBest, RankedModel } from '../../src/core/posterior/ranking/near-best.ts';
import type { FrontModel, PricedModel } from '../../src/core/posterior/ranking/price-front.ts';
import type { Intervals } from '../../src/core/posterior/ranking/summary.ts';
import type { DrawsPackage } from '../../src/core/publish/draws-package.ts';
import type { LogOdds, PairCounts } from '../../src/core/table/judgments.ts';
import type { HeldDraws } from '../held.ts';

/** Questions that follow a control: about other settings, or within what margin. */
export interface LaboratoryJobs {
  /** A fit as it would be under other settings, with one parameter looked at closely. */
  reweight: {
    input: {
      held: HeldDraws;
      /** The names and settings of the fit. */
      models: readonly string[];
      model: ModelSettings;
      target: ModelSettings;
      intervals: Intervals;
      parameter: Parameter | null;
    };
    progress: never;
    output: WhatIf;
  };
  /** What settings say before any data. */
  priorPredictive: {
    input: { design: Design; model: ModelSettings };
    progress: never;
    output: PriorPredictive | null;
  };
  /** What the data alone say of one parameter. */
  profile: {
    input: { counts: PairCounts; model: ModelSettings; parameter: Parameter };
    progress: never;
    output: Profile | null;
  };
  /** How near each model comes to the best, in the order of the ranking. */
  nearBest: {
    input: { held: HeldDraws; ranking: readonly RankedModel[]; margin: LogOdds };
    progress: never;
    output: readonly NearBest[];
  };
  /** Which models nothing cheaper beats, in the order of the ranking. */
  priceFront: {
    input: { held: HeldDraws; ranking: readonly PricedModel[] };
    progress: never;
    output: readonly FrontModel[];
  };
  /** All draws as one file to be passed on. */
  packDraws: {
    input: { held: HeldDraws; wanted: DrawsPackage };
    progress: never;
    output: Uint8Array<ArrayBuffer>;
  };
}
