/** Words of the leaderboard in English. */
export const leaderboard = {
  title: 'Leaderboard',
  purpose: 'Which model is stronger, and how certain that is.',
  rank: 'Rank',
  model: 'Model',
  rating: 'Rating',
  interval: 'Interval',
  stronger: 'Stronger than next',
  key: (narrow: string, wide: string) =>
    `±: half of the ${narrow} interval · thick ${narrow}, thin ${wide}, shape: posterior density · no common bracket: separated (95% for all at once)`,
  record: (w: string, l: string, t: string) => `${w}–${l}–${t}`,
  recordTitle: 'wins – losses – ties',
  strongerTitle: (a: string, b: string, p: string) =>
    `${a} is stronger than ${b} with probability ${p}`,
  details: (name: string) => `${name}: details`,
  judgmentsOf: (name: string) => `Judgments of ${name}`,
  between: (a: string, b: string) => `Judgments between ${a} and ${b}`,
  sortBy: (column: string) => `Sort by ${column}`,
  columns: {
    ranks: 'Ranks',
    judgments: 'Judgments',
    rate: 'Win rate',
    best: 'P(best)',
    tier: 'Tier',
    price: 'Price',
    seconds: 'Time',
  },
  separatedFromAllBut: (ranks: string) =>
    `separated from every rank outside ${ranks} (95% for all at once)`,
  separatedFromNone: 'separated from no other model (95% for all at once)',
  licence: {
    closed: 'closed',
    'no-commercial': 'no commercial use',
    commercial: 'commercial use OK',
    'not-stated': 'not stated',
  },
  detail: {
    ranks: 'Rank probabilities',
    rankShare: (rank: number, share: string) => `rank ${rank}: ${share}`,
    rivals: 'Against each rival',
    wins: 'Wins',
    losses: 'Losses',
    ties: 'Ties',
    stronger: 'P(stronger)',
    posterior: 'Posterior',
    median: 'Median',
    convergence: (rhat: string, bulk: string, tail: string) =>
      `R-hat ${rhat} · bulk ESS ${bulk} · tail ESS ${tail}`,
    home: 'Model home page',
    countOf: (count: string, kind: string, a: string, b: string) =>
      `${count}: ${kind} of ${a} against ${b}, judgment by judgment`,
  },
  summary: (name: string, rating: string, lower: string, upper: string, p: string) =>
    `${name}: ${rating}, ${p} interval ${lower} to ${upper}`,
};
