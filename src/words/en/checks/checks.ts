import { counted } from '../grammar.ts';

/** The frame of the Checks page, and its first part: the chains. */
export const page = {
  title: 'Checks',
  purpose:
    'Can I trust this? From the sampler’s chains to single judgments: what supports the ranking, and what speaks against it.',
  contents: 'Checks',
  views: {
    convergence: 'Convergence',
    fit: 'Fit',
    robustness: 'Robustness',
    judges: 'Judges',
  },
  warnings: (n: string) => counted(n, 'warning'),
  terms: 'Terms:',
  waiting: 'The checks begin when the fit is finished.',
  stoppedFit: 'The fit was stopped. Run it again to check it.',
  failedFit: 'The fit failed, so there is nothing to check. The leaderboard says why.',
  few: 'A ranking that can be checked needs at least two models.',
  choices: (n: string) =>
    `${counted(n, 'choice')} among three models or more: the fit, leave-one-out and the comparison of tie models count each as one observation. Predictive checks, fragility, slices, report cards of judges, judges together and style take each as the pairs it makes, as if every pair had been judged by itself, so errors and widths given there are too small.`,
  tiedChoices:
    'Where several models share a place, Davidson’s tie model gives their being chosen together a probability, so that by win, loss or tie it alone is compared. Where ties are dropped those choices are left out; other tie models have each of d models chosen with a weight of 1/d.',
  notConverged:
    'Not converged: the numbers in this section come from chains that have not converged; treat them as a hint at best.',
  notSampled:
    'These numbers come from the Laplace approximation, not from samples of the posterior.',
  stopped: 'Stopped before it finished.',
  notRun: 'Not run yet.',
  inTurn: 'It begins when other calculations have finished.',
  again: 'Run again',
  table: 'As a table',
  judgments: 'Show judgments',
  judgmentsOf: (what: string) => `Show judgments: ${what}`,
  pages: {
    previous: 'Previous',
    next: 'Next',
    range: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
  },
};

export const convergence = {
  title: 'Have the chains converged?',
  explain:
    'Chains started at different points must agree. All limits below are from Vehtari et al. (2021) or Betancourt (2016).',
  verdicts: {
    converged: 'Yes. The chains agree, and every parameter has enough draws.',
    doubtful: 'Yes by the usual limits, but some diagnostics miss theirs.',
    'not-converged':
      'No. Don’t rely on these numbers yet: what is missed, and what helps, is listed below.',
    'not-sampled':
      'There are no chains: these numbers are the Laplace approximation. Choose another sampler in Settings to get chains to check.',
    maximum:
      'There are no chains: maximum likelihood optimises instead of sampling, and each bootstrap replicate is a separate optimum.',
  },
  met: 'Met:',
  missed: 'Missed:',
  bulk: 'Bulk',
  tail: 'Tail',
  reasons: {
    rhatMet: (value: string, name: string, limit: string) =>
      `R-hat is at most ${value} (${name}), below ${limit}: the chains agree.`,
    rhatMissed: (value: string, name: string, limit: string, missing: string, of: string) =>
      `R-hat reaches ${value} (${name}); it should be below ${limit}, and is not for ${missing} of ${counted(of, 'parameter')}. Take more draws.`,
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
      `${part} ESS falls to ${value} (${name}); it should be above ${limit}, and is not for ${missing} of ${counted(of, 'parameter')}. Take more draws.`,
    divergencesMet: (draws: string) => `None of ${counted(draws, 'draw')} diverged.`,
    divergencesMissed: (count: string, draws: string) =>
      `${count} of ${counted(draws, 'draw')} diverged: part of the posterior may be missing, and more draws don’t help. Choose a narrower prior or another sampler.`,
    energyMet: (value: string, limit: string) =>
      `E-BFMI is at least ${value} in every chain; above ${limit} the chains reach the tails.`,
    energyMissed: (value: string, limit: string) =>
      `E-BFMI falls to ${value}, below ${limit}: the chains may explore the tails too slowly.`,
    acceptanceMet: (value: string, limit: string) =>
      `${value} of the proposals were accepted; ${limit} or more is good for this sampler.`,
    acceptanceMissed: (value: string, limit: string) =>
      `Only ${value} of the proposals were accepted; below ${limit} the sampler is a poor match for the posterior.`,
    chainsMet: (chains: string) => `${counted(chains, 'chain')} can be compared.`,
    chainsMissed:
      'There is only one chain: R-hat compares its halves and can’t see regions it never visited. Run at least 2.',
  },
  table: 'All parameters, worst first',
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
    logNu1: 'Plain wins (log ν₁)',
    logGap: 'Gap between thresholds, log',
    tau: 'Spread of strengths (τ)',
    omega: 'Spread between questions (ω)',
  },
  which: 'Parameter',
  plotting: 'Plotting the chains',
  chain: (chain: string) => `Chain ${chain}`,
  trace: {
    title: (name: string) => `Trace: ${name}`,
    summary: (chains: string, draws: string) =>
      `${counted(chains, 'chain')} of ${counted(draws, 'draw')} each, one strip per chain. Healthy strips look alike and don’t drift.`,
    noDivergence: ' No draw diverged.',
    divergences: (count: string) => ` Red ticks mark the ${counted(count, 'draw')} that diverged.`,
    draw: 'Draw',
    chain: 'Chain',
    lowest: 'Lowest',
    highest: 'Highest',
    diverged: 'Divergences',
  },
  ranks: {
    title: (name: string) => `Ranks by chain: ${name}`,
    summary: (outside: string, of: string) =>
      `All draws ranked together, then counted chain by chain. ${outside} of ${counted(of, 'bar')} fall outside the 99% band expected of chains that agree.`,
    key: 'Band: 99% of bars if draws are independent. Lowest ranks on the left.',
    bin: 'Rank bin (twentieth)',
  },
  autocorrelation: {
    title: (name: string) => `Autocorrelation: ${name}`,
    summary: (first: string) =>
      `Successive draws correlate by ${first} on average over the chains; the sooner the bars reach zero, the more each draw is worth.`,
    correlation: 'Correlation',
    lag: 'Lag (draws)',
    noise: 'grey: within chance (95%)',
  },
  energy: {
    title: 'Energy',
    good: (least: string, limit: string) =>
      `The energy changes from draw to draw about as much as it varies overall: E-BFMI is at least ${least} in every chain (limit ${limit}).`,
    bad: (least: string, limit: string) =>
      `The energy changes too little from draw to draw for how much it varies overall: the smallest E-BFMI is ${least} (limit ${limit}).`,
    axis: 'Energy minus its mean',
    marginal: 'energy of the draws',
    transition: 'change from draw to draw',
    none: 'These draws have no energies: the sampler does not produce them, or the run was stored by an older version.',
  },
};
