import type { HyperPrior, StrengthPrior, TieModel } from '../../core/model/settings.ts';

type Family = StrengthPrior['family'];

/** The panel of model and prior, in English. */
export const panel = {
  title: 'Model and prior',
  ties: 'Ties',
  tieNames: {
    half: 'Half',
    drop: 'Drop',
    davidson: 'Davidson',
    'rao-kupper': 'Rao–Kupper',
    adjacent: 'Adjacent',
    cumulative: 'Cumulative',
  } satisfies Record<TieModel, string>,
  tieMeaning: {
    half: 'A tie counts as half a win for each side, as Rakuda and Chatbot Arena do: strengths represent expected scores, not the odds of winning a decided judgment.',
    drop: 'Ties are left out; only decided judgments count.',
    davidson:
      'A tie is an outcome in its own right, likeliest between equals, at a rate learned from the data (Davidson 1970).',
    'rao-kupper':
      'A tie is an outcome in its own right: the judge sees no winner below a threshold learned from the data (Rao & Kupper 1967).',
    adjacent:
      'The grade of each win counts: five grades from ≫ to ≪, and a larger difference in strength makes each step up likelier by the same factor (adjacent categories, Agresti 1992).',
    cumulative:
      'The grade of each win counts: the judge names one of five grades, from ≫ to ≪, by thresholds learned from the data (cumulative thresholds).',
  } satisfies Record<TieModel, string>,
  tiePrior: {
    title: (parameter: string) => `Prior on ${parameter}`,
    mean: 'Mean',
    width: 'Width',
  },
  strength: 'Prior on strength',
  familyNames: {
    normal: 'Normal',
    'student-t': 'Student t',
    laplace: 'Laplace',
    uniform: 'Flat',
    hierarchical: 'Hierarchical',
  } satisfies Record<Family, string>,
  meaning: {
    normal:
      'Before the data, two thirds of models are expected within one width of the average. A small width pulls the models together.',
    'student-t':
      'Like the normal in the middle, but a model far from the rest is shrunk less: the fewer the degrees of freedom, the longer the tails.',
    laplace:
      'A peak at the average with long tails: small differences are shrunk, large ones barely touched.',
    uniform: 'Says nothing inside the limits and excludes everything outside.',
    hierarchical:
      'A normal whose width τ is learned from the data; you only set how large τ may plausibly be.',
  } satisfies Record<Family, string>,
  width: {
    normal: 'Width σ',
    'student-t': 'Width σ',
    laplace: 'Width b',
    uniform: 'Half-width',
    hierarchical: 'Scale of τ',
  } satisfies Record<Family, string>,
  df: 'Degrees of freedom',
  hyper: 'Prior on the width τ',
  hyperNames: {
    'half-normal': 'Half-normal',
    'half-cauchy': 'Half-Cauchy',
    exponential: 'Exponential',
  } satisfies Record<HyperPrior, string>,
  learned: (tau: string) => `Estimated from the data: τ = ${tau} log-odds.`,
  logOdds: 'log-odds',
  asRating: (points: string) => `±${points} rating`,
  outermost: (name: string, sd: string) =>
    `${name}, the outermost model, is ${sd} sd from the limit.`,
  beyond: (name: string) =>
    `The limit cuts into the posterior of ${name}: widen it unless that is intended.`,
  order: 'Order effect',
  orderOn: 'On',
  orderOff: 'Off',
  orderMeaning: {
    on: 'Allows for judges that favour the answer shown first (or second).',
    off: 'Assumes that being shown first makes no difference.',
    'sides-unknown':
      'Has no effect on these data: nothing says which answer was shown first, so the order effect is left out.',
    'one-order':
      'Has no effect on these data: no two models are known to have been shown in both orders, so a win may be due to strength or to position. The order effect is left out, and strengths may contain it.',
  },
  orderPrior: 'Prior on the order effect',
  informative: {
    title: 'Priors for single models',
    meaning: 'What you knew about one model before these data, on top of the shared prior.',
    /** As it stands in the sentence above. */
    term: 'What you knew',
    model: 'Model',
    mean: 'Prior mean',
    sd: 'Standard deviation',
    add: 'Add a prior',
    remove: (name: string) => `Remove the prior for ${name}`,
    entry: (name: string, mean: string, sd: string) => `${name}: ${mean} ± ${sd}`,
  },
  back: 'Back to default',
  rakuda: 'Rakuda’s',
  custom: 'Changed',
  standard: 'Default',
  /** Opens the explanation of a choice. */
  more: (name: string) => `About “${name}”`,
  density: (name: string) => `Density of the ${name}, with the model medians marked`,
  firstShare: (percent: string) => `The first answer won ${percent} of the decided judgments.`,
};
