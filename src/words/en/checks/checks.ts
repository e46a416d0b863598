/** The frame of the Checks page, and its first part: the chains. */
export const page = {
  title: 'Checks',
  purpose:
    'Can I believe this? From the chains of the sampler to single judgments: what speaks for the ranking, and what against it.',
  contents: 'On this page',
  terms: 'Terms:',
  waiting: 'The checks begin when the fit is finished.',
  stoppedFit: 'The fit was stopped. There is nothing to check until it has run.',
  failedFit: 'The fit failed. There is nothing to check until it has run.',
  few: 'Two models at least are needed for a ranking that could be checked.',
  notConverged:
    'Not converged: the numbers of this part come from chains that have not converged, and are a hint at best.',
  notSampled:
    'These numbers come from the Laplace approximation, not from samples of the posterior.',
  stopped: 'Stopped before it was finished.',
  again: 'Run again',
  table: 'As a table',
  judgments: 'See the judgments',
  judgmentsOf: (what: string) => `See the judgments: ${what}`,
  pages: {
    previous: 'Back',
    next: 'More',
    range: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
  },
};

export const convergence = {
  title: 'Have the chains converged?',
  explain:
    'Chains that started apart must tell the same story. Every limit below is that of Vehtari et al. (2021) or Betancourt (2016).',
  verdicts: {
    converged: 'Yes. The chains agree, and there are enough draws of every parameter.',
    doubtful: 'Yes by the usual limits, but not everything is as it should be.',
    'not-converged':
      'No. These chains do not show that the numbers can be relied on. Take more draws, in 2 chains or more.',
    'not-sampled':
      'There are no chains: these numbers are the Laplace approximation. Choose another sampler in the settings to have them checked.',
    maximum:
      'There are no chains: maximum likelihood is found, not sampled, and each bootstrap replicate is a maximum of its own.',
  },
  met: 'Met:',
  missed: 'Missed:',
  bulk: 'Bulk',
  tail: 'Tail',
  reasons: {
    rhatMet: (value: string, name: string, limit: string) =>
      `R-hat is at most ${value} (${name}), below ${limit}: the chains agree with each other.`,
    rhatMissed: (value: string, name: string, limit: string, missing: string, of: string) =>
      `R-hat reaches ${value} (${name}); it should be below ${limit}, and is not for ${missing} of ${of} parameters.`,
    essMet: (part: string, value: string, name: string, limit: string) =>
      `${part} ESS is at least ${value} (${name}), above ${limit}.`,
    essMissed: (
      part: string,
      value: string,
      name: string,
      limit: string,
      missing: string,
      of: string,
    ) =>
      `${part} ESS falls to ${value} (${name}); it should be above ${limit}, and is not for ${missing} of ${of} parameters. More draws help.`,
    divergencesMet: (draws: string) => `None of ${draws} draws diverged.`,
    divergencesMissed: (count: string, draws: string) =>
      `${count} of ${draws} draws diverged: a part of the posterior may be missing.`,
    energyMet: (value: string, limit: string) =>
      `E-BFMI is at least ${value} in every chain; from ${limit} on the tails are reached.`,
    energyMissed: (value: string, limit: string) =>
      `E-BFMI falls to ${value}, below ${limit}: the tails may be reached too slowly.`,
    acceptanceMet: (value: string, limit: string) =>
      `${value} of the proposals were accepted; ${limit} or more suits this sampler.`,
    acceptanceMissed: (value: string, limit: string) =>
      `Only ${value} of the proposals were accepted; below ${limit} the sampler suits the posterior badly.`,
    chainsMet: (chains: string) => `${chains} chains can be compared.`,
    chainsMissed:
      'There is one chain only: R-hat compares its halves, and would not see what it never visited.',
  },
  table: 'Every parameter, the worst first',
  worstFirst: 'Worst first',
  columns: {
    name: 'Parameter',
    mcse: 'MCSE',
    rhat: 'R-hat',
    essBulk: 'Bulk ESS',
    essTail: 'Tail ESS',
    noSd: 'no finite sd',
  },
  parameters: {
    order: 'Order effect',
    logNu: 'Ties (log ν)',
    logKappa: 'Ties (log κ)',
    tau: 'Spread of strengths (τ)',
  },
  which: 'Chains of',
  plotting: 'Reading the chains',
  chain: (chain: string) => `Chain ${chain}`,
  trace: {
    title: (name: string) => `Trace: ${name}`,
    summary: (chains: string, draws: string) =>
      `${chains} chains of ${draws} draws each, one strip per chain. Sound strips look alike and drift nowhere.`,
    noDivergence: ' No draw diverged.',
    divergences: (count: string) => ` Red ticks mark the ${count} draws that diverged.`,
    draw: 'Draw',
    chain: 'Chain',
    lowest: 'Lowest',
    highest: 'Highest',
    diverged: 'Divergences',
  },
  ranks: {
    title: (name: string) => `Ranks by chain: ${name}`,
    summary: (outside: string, of: string) =>
      `All draws ranked together, then counted chain by chain. ${outside} of ${of} bars leave the band that even chains keep with 99%.`,
    key: 'Band: 99% of bars of independent draws. Lowest ranks on the left.',
    bin: 'Twentieth of the ranks',
  },
  autocorrelation: {
    title: (name: string) => `Autocorrelation: ${name}`,
    summary: (first: string) =>
      `A draw correlates with the one before it by ${first} on average of the chains; the sooner the bars reach zero, the more each draw is worth.`,
    correlation: 'Correlation',
    lag: 'Lag (draws)',
    noise: 'grey: within chance (95%)',
  },
  energy: {
    title: 'Energy',
    good: (least: string, limit: string) =>
      `Steps change the energy about as much as it varies: E-BFMI is ${least} or more in every chain (limit ${limit}).`,
    bad: (least: string, limit: string) =>
      `Steps change the energy too little for how much it varies: the smallest E-BFMI is ${least} (limit ${limit}).`,
    axis: 'Energy less its mean',
    marginal: 'energy of the draws',
    transition: 'change from draw to draw',
    none: 'These draws carry no energies: the sampler has none, or they were stored before energies were kept.',
  },
};
