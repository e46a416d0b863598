import { agree, counted } from '../grammar.ts';

/** How a published ranking was made, in English. */
export const made = {
  title: 'How it was made',
  begin: 'Find out how it was made',
  explain:
    'Tries the usual ways of ranking these judgments (ties, priors, methods, scales, judges, models) and shows which comes nearest to the published numbers.',
  running: 'Trying the usual ways of ranking',
  stopped: 'Stopped.',
  again: 'Try again',
  few: 'Fewer than two of its models are in these judgments under names that match.',
  levels: {
    digits: 'Reproduced to the last digit that was published.',
    same: 'Reproduced, up to what sampling and stopping rules leave open.',
    near: 'Nearly reproduced: something in how it was made is not known here.',
    far: 'Not reproduced: it was made in none of the ways tried here, or of other judgments.',
  },
  apart: (farthest: string, typical: string, spread: string) =>
    `The largest difference is ${farthest}, the typical one ${typical}, of ${spread} between the first and the last.`,
  nearest: 'What comes nearest',
  methods: {
    mle: 'Maximum likelihood',
    posterior: 'Posterior medians',
    'rakuda-ensemble': 'Rakuda’s ensemble',
    'win-rate': 'Plain win rates',
    'as-fitted': 'As fitted',
  },
  freeOrder: 'an order effect, without a prior',
  /** Which judgments. */
  onlyJudge: (name: string) => `only by ${name}`,
  onlyListed: 'only between the models it lists',
  weighted: 'strong verdicts counted as often as their format does',
  scales: {
    rating: 'ratings, 400 points for odds of ten to one',
    'log-odds': 'natural log-odds',
    odds: 'odds',
    wins: 'numbers of judgments won',
    'win-rate': 'shares of judgments won',
    against: (name: string) => `chances of winning against ${name}`,
  },
  intervals: (probability: string, method: string, ratio: string) =>
    `Intervals come nearest to those of ${probability} by this method: ${method}; ours are ${ratio} as wide.`,
  use: 'Fit with these settings',
  used: 'The ranking is being fitted with these settings.',
  table: {
    title: 'Number by number',
    model: 'Model',
    published: 'Published',
    found: 'Found',
    difference: 'Difference',
    range: (lower: string, upper: string) => `${lower} to ${upper}`,
  },
  unmatched: (n: string, names: string) =>
    `${counted(n, 'published model')} ${agree(n, 'is', 'are')} not in these judgments: ${names}.`,
  unpublished: (n: string, names: string) =>
    `${counted(n, 'model')} of these judgments ${agree(n, 'is', 'are')} not published: ${names}.`,
  others: 'What else came near',
  typical: 'Typical difference',
};
