/** Terms of the model, its priors and the leaderboard, in English. */
export const modelTerms = {
  'bradley-terry': {
    text: 'Every model has one strength β, and the chance that one beats another depends only on the difference of the two. The strengths add up to zero, so 0 is the average model of this data set. A ranking by strength is fair to models that met stronger opponents; a win rate is not.',
  },
  rating: {
    text: 'A strength on the scale used in chess: the average model has 1000, and 400 points are odds of ten to one, so a lead of 100 points is a win in 64% of decided judgments. Only differences are meaningful, and only within one data set. You can change the zero point and scale in Settings.',
  },
  'log-odds': {
    text: 'The natural logarithm of the odds of a win. 0 is an even match, 1 is odds of 2.7 to 1 (73%), 2 is 88%, 3 is 95%. The model adds and subtracts strengths on this scale; 1 equals 174 rating points.',
  },
  prior: {
    text: 'What is considered likely about the strengths before seeing the judgments, written as a probability distribution. It keeps the strengths of models with few or one-sided judgments reasonable. With many judgments it hardly matters, and the Priors page shows whether it does here.',
  },
  likelihood: {
    text: 'How probable the judgments would be for given strengths: what the data alone say. It is a function of the strengths and not a distribution over them; together with a prior it becomes one, the posterior.',
  },
  posterior: {
    text: 'What is known about the strengths after the judgments: prior times likelihood, scaled to a total probability of one. Medians, intervals and rank probabilities on every page come from this one distribution.',
  },
  'credible-interval': {
    text: 'The strength lies inside it with the stated probability, given the model, the prior and these judgments. The ends leave equal probability on both sides. Two models can have overlapping intervals and still be clearly ordered, because their strengths are estimated together: look at the probability that one is stronger.',
  },
  'order-effect': {
    text: 'How much being shown first is worth, on the same scale as strength. Positive means that the judge favours the answer it reads first. The model estimates it together with the strengths, so a model that happened to be shown first more often gains nothing from it.',
  },
  'design-effect': {
    text: 'Judgments on the same question share what is special about it, so they are worth fewer than independent ones. The design effect is how many times larger the variance of the strengths is over questions like these than over these questions alone; the number of judgments divided by it is the number of independent ones that would say as much. It is measured by how much the judgments of each question pull away from the common ranking, and takes at least ten questions.',
  },
  'tie-model': {
    text: 'How a tie enters the likelihood: as half a win for each side, not at all, or as a third outcome with a probability of its own (Davidson; Rao & Kupper). The last two learn from the data how readily the judge calls a tie.',
  },
  'half-ties': {
    text: 'A tie counts as half a win for each side, as in chess, in Rakuda and in Chatbot Arena. Strengths then stand for expected scores: the chance of a win plus half that of a tie. They lie closer together than the log-odds of winning a decided judgment, so where there are many ties, intervals cover those less often than stated. It is not a probability model of ties: it can’t predict how many there will be.',
  },
  'dropped-ties': {
    text: 'Only decided judgments count. This leaves out that two models which often tie are probably close to each other, so the intervals are wider, and strengths lie further apart.',
  },
  davidson: {
    text: 'A tie is a third outcome, likeliest between equal models and rarer the further apart they are. A parameter ν sets how common ties are: between equals, the probability of one is ν / (2 + ν).',
  },
  'rao-kupper': {
    text: 'The judge names a winner only where the difference it perceives exceeds a threshold κ; below that it calls a tie. With κ near 0 there are no ties; the larger κ, the more.',
  },
  adjacent: {
    text: 'Verdicts have five grades, from much better through a tie to much worse. Going one grade up multiplies the odds by the same factor e^(η/2), whichever grade one starts from; how common each grade is between equals is learned. Without strong verdicts it is Davidson’s tie model.',
  },
  cumulative: {
    text: 'The judge perceives a difference with some noise and names its grade by thresholds: beyond κ₁ a win, beyond κ₂ a strong one, the same on both sides. Both thresholds are learned. Without strong verdicts it is the Rao–Kupper tie model.',
  },
  'normal-prior': {
    text: 'Before the data, two thirds of the models are expected within one width σ of the average and 95% within two. An outlying model is pulled towards the middle in proportion to its distance, and the more so the fewer judgments it has.',
  },
  'student-t-prior': {
    text: 'Like the normal in the middle, with longer tails: a truly exceptional model is shrunk less. The fewer the degrees of freedom, the longer the tails; with 1 it is the Cauchy distribution, above 30 practically the normal.',
  },
  'laplace-prior': {
    text: 'Two exponential slopes with a peak at the average. Small differences are shrunk, large ones barely touched: the pull is the same at any distance. With it, the posterior mode is the lasso estimate.',
  },
  'flat-prior': {
    text: 'All strengths inside the limits are equally likely and none outside is possible. It looks impartial, but it says that lopsided matches are as likely as level ones, and if a limit cuts into the posterior it narrows the interval: the leaderboard warns where it does. Rakuda used limits of ±4.',
  },
  'hierarchical-prior': {
    text: 'A normal prior whose width τ is itself unknown and is learned from how widely these models spread. You only set how large τ may plausibly be. Where models are similar, all are pulled together; where they differ, they are barely touched.',
  },
  'informative-prior': {
    text: 'What is known about one model from other sources, as a mean and a standard deviation, on top of the prior that all models share. It is worth about as much as a set of judgments that would give the same interval.',
  },
  'prior-predictive': {
    text: 'What the prior implies for things that can be observed: how often one random model beats another, how far apart the best and the worst are, how many ties there are. Strengths are drawn from the prior alone and matches computed from them. A prior whose predictions are absurd is a bad prior, whatever the data.',
  },
  stronger: {
    text: 'The share of posterior draws in which the first model’s strength is above the other’s. 50% means no information; 95% is the usual threshold for calling two separated. It takes into account that both strengths are estimated from the same judgments, which comparing two intervals does not.',
  },
  'p-best': {
    text: 'The probability that this model is the strongest of all, or in the top k: the share of draws in which it is. It answers the question that a rank leaves open; P(best) adds up to one over all models.',
  },
  'rank-distribution': {
    text: 'Each posterior draw is a complete ranking. Counting how often a model takes each place gives the probability of every rank. Ranks are often far less certain than strengths, since a small change in strength can overtake several close rivals.',
  },
  indistinct: {
    text: 'The ranking is cut where all models above are stronger than all below, at a level that is raised until all cuts hold at once with 95% probability. With 95% for each by itself, one of twenty such statements would be wrong. A bracket beside the ranks joins models between which there is no cut; models with no bracket in common are separated. Within a bracket some pairs may be too, such as two well-measured models on either side of one with few judgments. Ranges of ranks hold for all models at once in the same way. Open a row to see each pair.',
  },
  'expected-score': {
    text: 'The chance of a win plus half the chance of a tie in one further judgment between two models, averaged over the posterior and over who is shown first. 50% is an even match.',
  },
};
