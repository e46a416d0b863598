/** Which judgments are asked for, in English. */
export const plan = {
  title: 'How many judgments',
  kind: 'Plan',
  kinds: {
    all: 'Everything',
    random: 'A random part',
    baseline: 'Against one model',
    adaptive: 'Where it tells most',
  },
  meaning: {
    all: 'Every pair of models on every question.',
    random:
      'So many comparisons, drawn at random but evenly: over pairs, questions, and who is shown first.',
    baseline: 'One model against each of the others on every question.',
    adaptive:
      'To answer one question with as few judgments as possible: each batch goes where it is expected to tell most.',
  },
  bothOrders: 'Each pair in both orders',
  bothOrdersNote: 'Twice the work; shows whether the order decides.',
  judgments: 'Comparisons',
  judgmentsHint: (most: string) => `1 to ${most}`,
  baseline: 'The model that all others meet',
  count: (n: string) => (n === '1' ? '1 judgment in all' : `${n} judgments in all`),
  perJudge: (n: string, judges: string) => `${n} for each of ${judges} judges`,
  counting: 'Counting…',
  missing: (n: string) => `${n} fewer than wanted: there are no more.`,
  apart: (groups: string) =>
    `The answers link these models in ${groups} groups that never meet; between the groups nothing can be said.`,
};
