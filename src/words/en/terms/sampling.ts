/** Terms of the computation, in English. */
export const samplingTerms = {
  draws: {
    text: 'A posterior over many models can’t be written down, but it can be sampled: each draw is one plausible set of all strengths, and every number is an average or a count over draws. Several chains start at different places and draw independently, so that they can be checked against one another. The first draws of a chain (warm-up) tune the sampler and are discarded.',
  },
  'laplace-approximation': {
    text: 'A normal distribution centred on the mode of the posterior, with the curvature found there. It takes milliseconds and is accurate where there are many judgments. It provides the preview while a slider moves and guides the samplers.',
  },
  'split-hmc': {
    text: 'Hamiltonian Monte Carlo moves a point through the posterior like a ball over a landscape. Here the landscape is split into the Laplace approximation, along which the path is known exactly, and the small rest, which is corrected by kicks. Where there are many judgments this costs one gradient per draw. An accept step keeps it exact.',
  },
  nuts: {
    text: 'The no-U-turn sampler: Hamiltonian Monte Carlo that lets each path run until it begins to turn back, so that its length need not be tuned. It is what Stan uses: slower than split HMC here, but robust where the posterior is curved, long-tailed or truncated.',
  },
  ensemble: {
    text: 'Many walkers at once: each moves along the line through itself and another, a stretch of between half and twice the distance. It needs no gradient and no tuning, and slows down in many dimensions. Rakuda used it, through emcee.',
  },
  'maximum-likelihood': {
    text: 'The strengths under which the judgments are most probable, with no prior. They exist only if no group of models has won every match against the rest: an undefeated model has no finite estimate. With few judgments they are too far apart.',
  },
  bootstrap: {
    text: 'Judgments are drawn again from the data with replacement, as many as there are, and the strengths re-estimated, hundreds of times; the spread of these estimates makes the interval. It says how much the estimate would vary with other judgments of the same kind, which is not the probability that a strength lies inside.',
  },
  rhat: {
    text: 'Compares the spread of all chains together with the spread within each, on ranks so that long tails do no harm, and again for the distance from the median. Near 1 the chains agree about the distribution; from 1.01 up they have not run long enough or are stuck in different places. The largest of all parameters is shown.',
  },
  'ess-bulk': {
    text: 'Effective sample size for the centre of the distribution: how many independent draws would give the median as accurately. Neighbouring draws of a chain are alike, so it is usually below the number of draws. It should be above 400; a good sampler can even exceed the number of draws.',
  },
  'ess-tail': {
    text: 'Effective sample size for the ends of an interval: the smaller of those for the 5% and the 95% quantile. Chains can agree about the centre and still visit the tails too rarely. It should be above 400.',
  },
  mcse: {
    text: 'How much the posterior mean would vary if the sampler were run again with another seed. It says nothing about how well the strength is known; more draws make it as small as you like. Digits below it are noise.',
  },
  divergence: {
    text: 'A trajectory along which the energy, which should stay constant, grew by more than 1000. It marks a region where the posterior curves too sharply for the step size, so draws near it may be missing. There should be none.',
  },
  'e-bfmi': {
    text: 'How much the energy changes from draw to draw, relative to the spread of the energies. Below 0.3 a chain moves too slowly between centre and tails, and the tails can’t be trusted.',
  },
  energy: {
    text: 'Minus the log density at a draw, plus the kinetic energy of the move. If the changes from draw to draw spread about as widely as the energies themselves, a chain can reach all parts of the posterior quickly. A narrower spread of the changes is a warning.',
  },
  acceptance: {
    text: 'The mean probability that a proposed move is accepted. High values mean that the trajectory was computed accurately. Below 60% the approximation that guides split HMC does not fit, and NUTS takes its place.',
  },
  autocorrelation: {
    text: 'How strongly two draws of a chain, a given number of steps apart, are correlated: 1 for identical, 0 for unrelated. It should fall to 0 within a few steps. Negative values are welcome: neighbouring draws then lie on opposite sides, and averages become more accurate.',
  },
  'trace-plot': {
    text: 'The draws of one parameter in the order in which they were made, one line for each chain. It should look like a fuzzy caterpillar, with the lines on top of one another. Slow waves, steps and chains at different levels are signs of trouble.',
  },
  'rank-plot': {
    text: 'All draws of a parameter are ranked together, and for each chain the ranks it holds are counted. If the chains sample the same distribution, every histogram is flat up to chance. A slope means that a chain lies too high or too low; a hump or a trough, that it spreads too little or too much.',
  },
};
