/** Sections of the guide about the statistics, in English. */
export const model = {
  intro:
    'Each model has one strength β. How often one beats another depends on nothing but the difference of their strengths, and on which answer was shown first (Bradley & Terry 1952).',
  win: 'The model whose answer is shown first wins with probability',
  where:
    'α is the order effect: above 0, the judge favours the answer read first. It is estimated together with the strengths, so no model gains by being shown first more often.',
  zero: 'Only differences can be learned, so the strengths add up to 0, the average of these models:',
  rating: 'For people, strengths are written as ratings, on the scale of chess:',
  gap: {
    title: 'What a difference in ratings is worth',
    columns: { gap: 'Points ahead', win: 'Wins' },
  },
  ties: 'A tie counts as half a win for each side unless you choose otherwise. Davidson’s model makes it an outcome of its own, likelier the closer two models are:',
  bayes:
    'The likelihood is the probability of all the judgments. Times the prior, it is the posterior: all that is known of the strengths afterwards.',
  draws:
    'The posterior is sampled by Hamiltonian Monte Carlo. Every median, interval and probability on the page is a summary of the same draws; how far they can be trusted is on [Checks|#checks].',
};

export const widths = {
  intro: (narrow: string) =>
    `± is half of the ${narrow} interval. Given the model and the prior, the strength lies in it with probability ${narrow}. It says how much these data leave open, not how well the data were collected.`,
  over: 'Over which questions? Questions are a sample too: with other questions of the same kind the same models would score differently. So ± can be over two things, and the status line says which:',
  kinds: [
    'These questions: how the models rank on exactly what was asked. Judgments count as independent.',
    'Questions like these: how they would rank on new questions of the same kind. Judgments on one question share what is peculiar to it, so that they say less than their number suggests.',
  ],
  default: (questions: string, each: string) =>
    `The second is the default from ${questions} questions on, with ${each} judgments each on average. Where questions are unknown, or each occurs once, it can’t be computed.`,
  formula:
    'Intervals over questions like these come from how far each question’s judgments pull away from the common ranking (a cluster-robust sandwich; S is the pull of one question, H the curvature):',
  more: 'How many judgments? Over these questions, intervals shrink with the square root: four times as many judgments halve them. Over questions like these, more judgments of the same questions help little; more questions do.',
  figure: 'Every judgment of the sample made 1, 4 and 16 times, on the same 40 questions',
  these: (times: string) => `these questions, ${times} ×`,
  alike: (times: string) => `questions like these, ${times} ×`,
  summary: (name: string, these: readonly [string, string], alike: readonly [string, string]) =>
    `± of ${name} goes from ${these[0]} to ${these[1]} over these questions, and from ${alike[0]} to ${alike[1]} over questions like these.`,
  not: 'What ± never covers: another judge, other prompts, another task, or models that were updated since.',
  columns: { data: 'Data', median: 'Median' },
  axis: 'rating',
  axisLogOdds: 'log-odds',
};

export const priors = {
  intro:
    'The prior says which strengths are plausible before any judgment. It matters where judgments are few or one-sided, and hardly elsewhere.',
  default: (points: string) =>
    `The default is a normal distribution with a standard deviation of 1 in log-odds, ${points} rating points: two thirds of models within that distance of the average.`,
  figure: 'The priors you can choose',
  names: {
    normal: 'Normal: pulls every model towards the average, the more the farther it is away.',
    'student-t': 'Student t: much the same in the middle, but lets a real outlier go.',
    laplace: 'Laplace: shrinks small differences and keeps large ones.',
    uniform: 'Flat: no pull at all between its limits; Rakuda used one.',
    hierarchical: 'Hierarchical: learns from the data how far models are spread.',
  },
  shape: (name: string) => `Density of the prior. ${name}`,
  marks: 'The ticks are the models of the sample.',
  check: [
    'On [Priors|#priors], move a slider: every interval follows at once, and the page says which results depend on the prior.',
    'A model that won all its judgments has no maximum-likelihood strength; only the prior keeps it finite. The [lesson|#guide?section=lesson] shows it.',
    'Choose the prior before you see who wins, and say in print which one you chose.',
  ],
};

export const pitfalls = {
  intro: 'A ranking is no better than its judgments. What goes wrong most often:',
  points: [
    'Order: judges favour the first answer, or the second. Judge each pair in both orders; the model then takes the effect out.',
    'Length and style: judges like long answers with headings and lists. [Checks|#checks] adjusts strengths for style and shows what changes.',
    'Self-preference: a model as judge favours its own answers and those of its family. Use a judge that does not compete, or several.',
    'Few questions: a thousand judgments on ten questions still say little of an eleventh.',
    'Several judges: five judges on one pair are not five questions. Compare them first; where they disagree, a joint model weighs them.',
    'Lost verdicts: a reply that could not be parsed is no tie. If many are missing, see whose they are.',
    'Looking again and again: stopping as soon as the result pleases makes 95% mean less. Decide on the question and the plan first.',
  ],
  order: (first: string, decided: string, share: string) =>
    `In the sample, the answer shown first won ${first} of ${decided} decided judgments (${share}).`,
  costs: {
    title: 'What all pairs cost',
    intro: (questions: string) =>
      `Every pair of models on ${questions} questions, in both orders, is one call of a judge each. The number of pairs grows with the square of the models:`,
    columns: { models: 'Models', pairs: 'Pairs', calls: 'Calls' },
    after:
      'Adaptive plans need fewer, and adding one model to a ranking needs only its own pairs. [Judge|#judge] estimates calls, tokens, cost and time for your plan, and stops at your budget.',
  },
};
