/** The part of the Checks page about the style of answers. */
export const style = {
  title: 'Adjusted for style',
  explain:
    'Judges tend to like long answers with much markdown. Fitted once more, with a coefficient for each way in which two answers differ, the ratings show what is left of every lead if all answers looked alike (style control, as LMArena does it).',
  onlyCounts:
    'This needs the answers themselves, and this data set holds counts of judgments only.',
  noAnswers: 'This needs the answers themselves, and no text of an answer is kept of these files.',
  toData: 'See the files',
  reading: 'Reading the answers',
  models: {
    title: 'How each model writes',
    summary: (longest: string, most: string, shortest: string, least: string) =>
      `Half of the answers of ${longest} have ${most} characters or more, of ${shortest} ${least}. Dots are medians; half of a model’s answers lie within its bar.`,
    one: (model: string, characters: string) =>
      `Half of the answers of ${model} have ${characters} characters or more.`,
    axis: 'Characters of an answer',
    table: 'Language and markdown, by model',
    columns: {
      model: 'Model',
      answers: 'Answers',
      length: 'Characters (median)',
      headings: 'Headings',
      lists: 'List items',
      bold: 'Bold',
      japanese: 'Japanese letters',
      foreign: 'Answers with foreign letters',
      polite: 'Polite sentences (敬体)',
      mixed: 'Answers that mix styles',
    },
    key: 'Means per answer, where nothing else is said. Foreign letters are those that neither Japanese nor English writes, such as Hangul, Cyrillic or Chinese characters in their simplified form. A sentence is polite (敬体, …です, …ます) or plain (常体, …だ, …である) by its ending; an answer mixes styles if the rarer one has a tenth of its sentences or more.',
  },
  covariates: {
    legend: 'Adjust for',
    length: 'Length in characters',
    headings: 'Headings',
    lists: 'List items',
    bold: 'Bold passages',
    japanese: 'Share of Japanese letters',
    foreign: 'Foreign letters',
    polite: 'Share of polite sentences (敬体)',
    mixed: 'Mixed styles (敬体 and 常体)',
  },
  begin: 'Adjust the ratings',
  running: 'Fitting with the style of the answers',
  result: {
    used: (used: string, all: string) =>
      used === all
        ? `All ${all} judgments have the texts of both answers.`
        : `Of ${all} judgments ${used} have the texts of both answers; these alone are used, for both ratings.`,
    ties: 'Ties count half here, whatever the tie model of the ranking.',
    constant: (names: string) => `Alike in all these judgments, and so left out: ${names}.`,
    notConverged: (rhat: string, ess: string) =>
      `Not converged: R-hat reaches ${rhat} and the smallest ESS is ${ess}. Take these figures as a hint at best.`,
    none: 'Not one judgment has the texts of both answers, so there is nothing to adjust.',
    same: 'The answers do not differ in anything that was chosen, so there is nothing to adjust.',
  },
  shift: {
    title: 'Ratings, plain and adjusted',
    summary: (moved: string, all: string, up: string, gain: string, down: string, loss: string) =>
      `${moved} of ${all} models change their rank. ${up} moves most upwards (${gain}), ${down} most downwards (${loss}). Thick lines are narrow intervals, thin ones 95%.`,
    plain: 'Plain',
    adjusted: 'Adjusted for style',
    rating: 'Rating',
    logOdds: 'Log-odds',
    columns: {
      model: 'Model',
      plain: 'Plain',
      adjusted: 'Adjusted',
      change: 'Change',
      ranks: 'Rank',
    },
    between: (middle: string, lower: string, upper: string) => `${middle} (${lower} to ${upper})`,
    ranks: (before: string, after: string) => (before === after ? before : `${before} → ${after}`),
  },
  effects: {
    title: 'What the judges like',
    summary:
      'How often the answer with more of it wins, of two equally strong models. At 50% it makes no difference. Lines are 95% intervals.',
    axis: 'Wins of the answer that has more of it',
    examples: {
      length: 'Twice as long',
      headings: '4 headings against none',
      lists: '4 list items against none',
      bold: '4 bold passages against none',
      japanese: 'A tenth more of the letters Japanese',
      foreign: '4 foreign letters against none',
      polite: 'Polite sentences (敬体) against plain ones',
      mixed: 'Half polite, half plain against one style',
    },
    liked: (example: string, wins: string, range: string) =>
      `${example}: wins ${wins} (95%: ${range}). The judges like it.`,
    disliked: (example: string, wins: string, range: string) =>
      `${example}: wins ${wins} (95%: ${range}). The judges do not like it.`,
    unclear: (example: string, wins: string, range: string) =>
      `${example}: wins ${wins} (95%: ${range}). Whether the judges like it can’t be told.`,
    columns: {
      name: 'Coefficient',
      mean: 'Log-odds per standard deviation',
      interval: '95% interval',
    },
    between: (lower: string, upper: string) => `${lower} to ${upper}`,
    order: 'Order effect',
  },
};
