/** The choices that make a Bradley–Terry model, as plain data that can be stored and shared. */

/** How a tie enters the likelihood: half a win for each side, or not at all. */
export type TieModel = 'half' | 'drop';

/** Prior on every strength (natural log-odds): normal(0, scale) or uniform(−bound, bound). */
export type StrengthPrior =
  | { readonly family: 'normal'; readonly scale: number }
  | { readonly family: 'uniform'; readonly bound: number };

/** Prior on the order effect α (natural log-odds), same families. */
export type OrderPrior = StrengthPrior;

export interface ModelSettings {
  readonly ties: TieModel;
  readonly strength: StrengthPrior;
  /** Null switches the order effect off (α = 0). */
  readonly order: OrderPrior | null;
}

/** What a new data set opens with. */
export const DEFAULT_MODEL: ModelSettings = {
  ties: 'half',
  strength: { family: 'normal', scale: 1 },
  order: { family: 'normal', scale: 1 },
};

/** The model of the Rakuda ranking of 2023-07-14: flat strengths and a flat order effect. */
export const RAKUDA_MODEL: ModelSettings = {
  ties: 'half',
  strength: { family: 'uniform', bound: 4 },
  order: { family: 'uniform', bound: 1 },
};
