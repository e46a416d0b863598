/** Terms of the checks and of the data, in English. */
export const checkTerms = {
  reweighting: {
    text: 'Draws made under one prior answer for another if each is weighted by how much more probable the new prior makes it. That takes no sampling, so figures follow a slider at once. It holds as long as the two posteriors overlap well; k-hat says whether they do.',
  },
  psis: {
    text: 'Importance weights are ruined by a few that are very large. The largest are therefore replaced by the quantiles of a generalised Pareto distribution that is fitted to them. The shape of that distribution, k-hat, tells whether the weights can be believed.',
  },
  'k-hat': {
    text: 'How heavy the tail of the importance weights is. Up to 0.7 (less where draws are few) the result can be believed; above, a few draws decide all. After a slider moved the model is then fitted anew; for a left-out judgment it means that this judgment alone moves the posterior far.',
  },
  loo: {
    text: 'How well each judgment is predicted by all others: the sum of the logarithms of these predictive probabilities, nearer to zero is better. Computed from one fit by reweighting, without fitting once for each judgment. A difference below 4 is small, whatever its standard error; a larger one counts where it is several times that, and there are at least 100 judgments.',
  },
  'p-loo': {
    text: 'By how much the judgments are predicted better when they are among the data than when left out: the effective number of parameters. It is normally below the true number. Far above it, the model does not suit some of the judgments.',
  },
  'posterior-predictive': {
    text: 'Data sets are simulated from the fitted model and compared with the real one: win rates, ties, circles. Where the real figure lies at the edge of the simulated ones, the model misses something. Each data set uses another draw, so that what is unknown about the strengths is included.',
  },
  'intransitive-triple': {
    text: 'Three models that beat each other in a circle, like rock, paper and scissors. A model with one strength each can’t produce such circles except by chance; more of them than it predicts mean that strength depends on the rival.',
  },
  'power-scaling': {
    text: 'The prior, or the likelihood, is made a little stronger or weaker by raising it to a power near 1, and the move of the posterior is measured. From 0.05 on it is sensitive. To the likelihood alone: the data decide. To the prior but not the likelihood: the prior is strong or the data are weak. To both: prior and data disagree. Flat priors have no power to scale.',
  },
  'win-rate': {
    text: 'Wins and half the ties, over judgments. Easy to read, but it forgets whom a model met: a middling model that was compared with weak ones looks strong. It agrees with a ranking by strength only where all met all equally often.',
  },
  wilson: {
    text: 'An interval for a share such as a win rate. Unlike share ± 2 standard errors it never leaves 0 to 1, and has a width even where every judgment was won. With ties as half wins it is somewhat too wide.',
  },
  calibration: {
    text: 'Strengths are drawn from the prior, judgments simulated from them and the model fitted: the true strength must then have every rank among the draws equally often. A histogram that is not flat shows a fault: a hump is intervals too wide, a hollow too narrow, a slope a bias. It tests the program, and not the data.',
  },
  kappa: {
    text: 'Agreement of two judges beyond chance: 0 is what two judges with these habits would reach by guessing, 1 is perfect, negative is worse than chance. Two judges who nearly always say the same thing can agree often and still have a low κ.',
  },
  alpha: {
    text: 'Agreement beyond chance, like Cohen’s κ, but with chance reckoned from the verdicts of both judges together: two judges of different habits are not forgiven for them. 0 is chance, 1 is perfect; from 0.8 on coders are commonly relied upon, below 0.67 hardly.',
  },
  'first-wins': {
    text: 'Of the judgments with a winner, the share that went to the answer shown first. A judge without a leaning gives half, provided that every pair is judged in both orders; where strong models are shown first more often, the share is high without any bias. The order effect allows for that.',
  },
  flip: {
    text: 'The same judge sees the same two answers twice, in both orders. A flip is when the other answer wins once they change places, a half-flip when one order gives a tie. A judge who reads only the answers does neither; many flips mean that the order decides.',
  },
  'longer-wins': {
    text: 'Of the judgments with a winner, the share that went to the answer with more characters. Judges, models more than people, are known to be taken in by length; but a longer answer can also be the better one, so a high share is a reason to look, and no proof.',
  },
  'self-preference': {
    text: 'Language models tend to rate highly what they or their relatives wrote. It shows where a judge lets models of its own family win more often than other judges do on the same pairs. Without such judges a strong family can’t be told from a favoured one.',
  },
  kendall: {
    text: 'Agreement of two rankings: pairs of models in the same order less those in opposite order, over all pairs. 1 is the same ranking, −1 the reverse, 0 no relation; (1 + τ) / 2 of the pairs are in the same order. The variant τ-b allows for ties.',
  },
  fragility: {
    text: 'The smallest change to the data that changes the answer: how few judgments would have to be turned round, or which single question or judge left out, for another model to be first. A lead that hangs on three judgments is not much of a lead, however narrow the intervals.',
  },
  separation: {
    text: 'Further judgments are simulated from what is known now and added to the data, and it is counted how often two models are then told apart at 95%. Whether they ever will be depends on how far apart they truly are, and that is uncertain too, so even many judgments may leave some chance of no answer.',
  },
};
