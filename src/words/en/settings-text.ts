import type { HyperPrior, TieModel } from '../../core/model/settings.ts';
import { agree, counted } from './grammar.ts';

/** A model’s settings in a few words. */
export const settingsText = {
  normal: (scale: string) => `normal(0, ${scale})`,
  studentT: (df: string, scale: string) => `Student-t(${df}, 0, ${scale})`,
  laplace: (scale: string) => `Laplace(0, ${scale})`,
  hierarchical: (hyper: HyperPrior, scale: string) => `normal(0, τ), τ ${hyper}(${scale})`,
  informative: (count: number) =>
    `${counted(count, 'model')} with ${agree(count, 'its own prior', 'their own priors')}`,
  uniform: (bound: string) => `flat(±${bound})`,
  order: (prior: string) => `order effect ${prior}`,
  noOrder: 'no order effect',
  ties: {
    half: 'ties half',
    drop: 'ties dropped',
    davidson: 'ties Davidson',
    'rao-kupper': 'ties Rao–Kupper',
    adjacent: 'grades, adjacent categories',
    cumulative: 'grades, cumulative thresholds',
  } satisfies Record<TieModel, string>,
};
