/** The lesson in English. */
export const lesson = {
  intro:
    'Three models, A, B and C, and ten judgments. Choose who won, move the prior and the order effect, and watch what is known of two strengths.',
  games: 'Who won?',
  game: (n: string, first: string, second: string) =>
    `Judgment ${n}: ${first} shown first, ${second} second`,
  sides: 'Of each two, the one on the left was shown first.',
  wins: (model: string) => `${model} won`,
  all: (model: string) => `${model} wins all`,
  again: 'Start again',
  prior: 'Width of the prior',
  priorAside: (points: string) => `${points} rating points`,
  order: 'Order effect, taken as known',
  orderAside: (percent: string) => `between equals, the first answer wins ${percent}`,
  curves: { prior: 'Prior', data: 'Likelihood', posterior: 'Posterior', fit: 'Fit' },
  strength: (model: string) => `Strength of ${model}`,
  summary: (model: string, mean: string, half: string) =>
    `${model}: posterior mean ${mean}, standard deviation ${half}.`,
  result: (model: string, percent: string) =>
    `${model} is the strongest of the three with probability ${percent}.`,
  maximum: 'Maximum likelihood has an answer: every model has won and lost.',
  none: {
    undefeated: (names: string) =>
      `Maximum likelihood has no answer: ${names} won every judgment, so that a larger strength always fits better, without end. The likelihood stays high on one side; only the prior brings the posterior back.`,
    winless: (names: string) =>
      `Maximum likelihood has no answer: ${names} lost every judgment, so that a smaller strength always fits better, without end. Only the prior holds the posterior.`,
  },
  table: 'What is known of each model',
  columns: {
    model: 'Model',
    record: 'Won',
    maximum: 'Maximum likelihood',
    posterior: 'Posterior mean',
    sd: 'Standard deviation',
    best: 'P(best)',
  },
  record: (wins: number, played: number) => `${String(wins)} of ${String(played)}`,
  noMaximum: 'none',
  how: 'The likelihood of one strength is its profile: the best that the data allow at each value, whatever the other strengths are. All of it is computed by the same model as every ranking here.',
  tasksTitle: 'Try this',
  tasks: [
    'Let A win all, then widen the prior step by step. How far does the posterior follow?',
    'Make the prior narrow. Which of the three curves moves least?',
    'Raise the order effect. Which models had been shown first when they won?',
    'Turn one judgment round. How far does P(best) move, with ten judgments in all?',
  ],
};
