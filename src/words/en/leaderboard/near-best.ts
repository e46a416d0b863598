/** Who is close enough to the best, in English. */
export const nearBest = {
  title: 'Which models are close enough to the best?',
  meaning:
    'Which model is best is uncertain. For each model: the probability that it is within the margin of the best, and how much weaker than the best it is on average, which is the expected loss of choosing it.',
  margin: { rating: 'Margin (rating points)', logOdds: 'Margin (log-odds)' },
  refused: 'Enter a number, 0 or more.',
  within: {
    rating: (margin: string) => `P(within ${margin} points of best)`,
    logOdds: (margin: string) => `P(within ${margin} of best)`,
  },
  loss: 'Expected loss',
  mcse: {
    both: (p: string, loss: string) =>
      `Monte Carlo standard errors: at most ${p} percentage points, and ${loss} for expected losses.`,
    within: (p: string) => `Monte Carlo standard error: at most ${p} percentage points.`,
  },
  noMean: 'There is no expected loss: the strengths have no finite mean in this posterior.',
  over: {
    alone: 'Both are over these questions alone.',
    alike: 'Both are over questions like these.',
  },
  waiting: 'Available once sampling has finished.',
};
