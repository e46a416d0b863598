import { counted } from '../grammar.ts';

/** Words of what is done to the leaderboard, and of prices, in English. */
export const board = {
  find: 'Find models',
  shown: (n: string, all: string) => `${n} of ${counted(all, 'model')}`,
  none: 'No model has this name.',
  rows: 'Rows',
  all: 'All',
  first: (n: string) => `First ${n}`,
  columns: 'Columns',
  whole: 'Show the whole leaderboard',
  apart:
    'Brackets and “stronger than next” are hidden where rows are not neighbours in the ranking.',
  meaning: {
    ranks: 'Ranks that the model may have (95% for all models at once)',
    judgments: 'Judgments with a verdict that the model took part in',
    rate: 'Wins and half of the ties, whoever the opponents were',
    best: 'Probability of being the strongest of all',
    tier: 'Models of different tiers are separated (95% for all at once)',
    price: 'US dollars per answer, on average',
    seconds: 'Time per answer, on average',
  },
  rivals: {
    find: 'Find rivals',
    shown: (n: string, all: string, isNearest: boolean) =>
      `${n} of ${counted(all, 'rival')}${isNearest ? ', the nearest in the ranking' : ''}`,
    more: (n: string) => `Show ${n} more`,
  },
  front: {
    title: 'Strength against price and time',
    purpose:
      'What a stronger model costs more. A model is on the front where none that is as cheap or cheaper is stronger; prices are means over its answers, and taken as known.',
    by: { label: 'Compare with', price: 'Price', seconds: 'Time' },
    axis: { price: 'US dollars per answer', seconds: 'Seconds per answer' },
    figure: { price: 'Strength against price', seconds: 'Strength against time' },
    summary: {
      price: (names: string, n: string) =>
        `Nothing as cheap or cheaper beats ${names}: the front of ${counted(n, 'model')} by the ranking.`,
      seconds: (names: string, n: string) =>
        `Nothing as fast or faster beats ${names}: the front of ${counted(n, 'model')} by the ranking.`,
    },
    loss: {
      price: (cheap: string, best: string, loss: string, isRating: boolean, share: string) =>
        `Choosing ${cheap} instead of ${best} is expected to lose ${loss} ${isRating ? 'rating points' : 'log-odds'} at ${share} of the price.`,
      seconds: (cheap: string, best: string, loss: string, isRating: boolean, share: string) =>
        `Choosing ${cheap} instead of ${best} is expected to lose ${loss} ${isRating ? 'rating points' : 'log-odds'} in ${share} of the time.`,
    },
    unknown: (n: string) => `Not known, and so left out, of ${counted(n, 'model')}.`,
    columns: {
      price: 'Price',
      seconds: 'Time',
      rating: 'Rating',
      front: { price: 'P(nothing cheaper beats it)', seconds: 'P(nothing faster beats it)' },
      loss: 'Expected loss against the best',
    },
    point: (name: string, price: string, rating: string, front: string) =>
      `${name}: ${price}, ${rating}, on the front with probability ${front}`,
    waiting: 'Available once sampling has finished.',
  },
};
