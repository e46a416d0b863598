/** Terms of the checks and of the data, in English. */
export const checkTerms = {
  reweighting: {
    text: 'Draws made under one prior answer for another if each is weighted by how much more probable the new prior makes it. That takes no sampling, so the page follows a slider at once. It holds as long as the two posteriors overlap well; k-hat says whether they do.',
  },
  psis: {
    text: 'Importance weights are ruined by a few that are very large. The largest are therefore replaced by the quantiles of a generalised Pareto distribution that is fitted to them. The shape of that distribution, k-hat, tells whether the weights are reliable.',
  },
  'k-hat': {
    text: 'How heavy the tail of the importance weights is. Up to 0.7 (less where draws are few) the result is reliable; above that, a few draws dominate. After a slider moves, the model is then refitted; for a left-out judgment it means that this judgment alone moves the posterior far.',
  },
  loo: {
    text: 'How well each judgment is predicted by all others: the sum of the logarithms of these predictive probabilities, nearer to zero is better. Computed from one fit by reweighting, without refitting for each judgment. A difference below 4 is small, whatever its standard error; a larger one counts where it is several times that, and there are at least 100 judgments.',
  },
  'p-loo': {
    text: 'How much better the judgments are predicted when they are among the data than when left out: the effective number of parameters. It is normally below the actual number. If it is far above, the model fits some of the judgments badly.',
  },
  'posterior-predictive': {
    text: 'Data sets are simulated from the fitted model and compared with the real one: win rates, ties, non-transitive triples. Where the real value lies at the edge of the simulated ones, the model misses something. Each data set uses a different draw, so uncertainty about the strengths is included.',
  },
  'intransitive-triple': {
    text: 'Three models that beat each other in a circle, like rock, paper and scissors. A model with one strength each can’t produce such circles except by chance; more of them than it predicts means that strength depends on the opponent.',
  },
  'power-scaling': {
    text: 'The prior, or the likelihood, is made a little stronger or weaker by raising it to a power near 1, and the change in the posterior is measured. From 0.05 up, it counts as sensitive. To the likelihood alone: the data decide. To the prior but not the likelihood: the prior is strong or the data are weak. To both: prior and data disagree. Flat priors have no power to scale.',
  },
  'win-rate': {
    text: 'Wins plus half the ties, divided by judgments. Easy to read, but it ignores the opponents: a middling model that was compared with weak ones looks strong. It agrees with a ranking by strength only where all models met each other equally often.',
  },
  wilson: {
    text: 'An interval for a share such as a win rate. Unlike share ± 2 standard errors it never leaves 0 to 1, and has a width even where every judgment was won. With ties as half wins it is slightly too wide.',
  },
  calibration: {
    text: 'Strengths are drawn from the prior, judgments simulated from them and the model fitted: the true strength must then have every rank among the draws equally often. A histogram that is not flat shows a fault: a hump means intervals too wide, a trough too narrow, a slope a bias. It tests the program, not the data.',
  },
  kappa: {
    text: 'Agreement of two judges beyond chance: 0 is what two judges with these habits would reach by guessing, 1 is perfect, negative is worse than chance. Two judges who nearly always say the same thing can agree often and still have a low κ.',
  },
  alpha: {
    text: 'Agreement beyond chance, like Cohen’s κ, but with chance computed from the verdicts of both judges together, so different habits count against them. 0 is chance, 1 is perfect; by convention 0.8 or more is reliable and below 0.67 is not.',
  },
  'first-wins': {
    text: 'Of the judgments with a winner, the share that went to the answer shown first. An unbiased judge gives half, provided that every pair is judged in both orders; where strong models are shown first more often, the share is high without any bias. The order effect allows for that.',
  },
  flip: {
    text: 'The same judge sees the same two answers twice, in both orders. A flip is when the other answer wins after the swap, a half-flip when only one order gives a tie. A judge who reads only the answers does neither; many flips mean that the order decides.',
  },
  'longer-wins': {
    text: 'Of the judgments with a winner, the share that went to the answer with more characters. Judges, models more than people, are known to favour length; but a longer answer can also be the better one, so a high share is a reason to look, not proof.',
  },
  'self-preference': {
    text: 'Language models tend to favour their own answers and those of related models. It shows where a judge lets models of its own family win more often than other judges do on the same pairs. Without such judges, bias can’t be told from strength.',
  },
  kendall: {
    text: 'Agreement of two rankings: pairs of models in the same order minus those in opposite order, divided by all pairs. 1 is the same ranking, −1 the reverse, 0 no relation; (1 + τ) / 2 of the pairs are in the same order. The variant τ-b allows for ties.',
  },
  fragility: {
    text: 'The smallest change to the data that changes the answer: how few judgments would have to be flipped, or which single question or judge left out, for another model to be first. A lead that hangs on three judgments is not much of a lead, however narrow the intervals.',
  },
  separation: {
    text: 'Further judgments are simulated from the posterior and added to the data, and the page counts how often two models are then separated at 95%. Whether they ever will be depends on how far apart they really are, which is uncertain too, so even many judgments may not settle it.',
  },
};
