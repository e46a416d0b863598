import { agree, counted } from '../grammar.ts';

/** The part of the Checks page about the style of answers. */
export const style = {
  title: 'Adjusted for style',
  explain:
    'Judges tend to like long answers with plenty of markdown. Refitted with a coefficient for each feature of style, the ratings show what would be left of every lead if all answers had the same style (style control, as in LMArena).',
  onlyCounts:
    'Style control needs the answers themselves, but this data set holds only counts of judgments. Open a file of single judgments with their texts.',
  noAnswers:
    'Style control needs the answers themselves, but no answer texts of these files are stored. Open a file that has them too, or keep them on the Data page.',
  toData: 'Show files',
  reading: 'Reading the answers',
  models: {
    title: 'How each model writes',
    summary: (longest: string, most: string, shortest: string, least: string) =>
      `The median answer has ${counted(most, 'character')} for ${longest} and ${least} for ${shortest}. Dots are medians; half of a model’s answers lie within its bar.`,
    one: (model: string, characters: string) =>
      `The median answer of ${model} has ${counted(characters, 'character')}.`,
    axis: 'Characters per answer',
    table: 'Language and markdown, by model',
    columns: {
      model: 'Model',
      answers: 'Answers',
      length: 'Characters (median)',
      headings: 'Headings',
      lists: 'List items',
      bold: 'Bold',
      japanese: 'Japanese characters',
      foreign: 'Answers with foreign characters',
      polite: 'Polite sentences (敬体)',
      mixed: 'Answers that mix styles',
    },
    key: 'Means per answer unless stated otherwise. Foreign characters are those used in neither Japanese nor English, such as Hangul, Cyrillic or simplified Chinese. A sentence is polite (敬体, …です, …ます) or plain (常体, …だ, …である) by its ending; an answer mixes styles if at least a tenth of its sentences are in the rarer one.',
  },
  covariates: {
    legend: 'Adjust for',
    length: 'Length in characters',
    headings: 'Headings',
    lists: 'List items',
    bold: 'Bold passages',
    japanese: 'Share of Japanese characters',
    foreign: 'Foreign characters',
    polite: 'Share of polite sentences (敬体)',
    mixed: 'Mixed styles (敬体 and 常体)',
  },
  begin: 'Adjust ratings',
  running: 'Fitting with style features',
  result: {
    used: (used: string, all: string) =>
      used === all
        ? `All ${counted(all, 'judgment')} ${agree(all, 'has', 'have')} the texts of both answers.`
        : `${used} of ${counted(all, 'judgment')} ${agree(used, 'has', 'have')} the texts of both answers; only these are used, for both ratings.`,
    ties: 'Ties count as half a win here, whatever the tie model of the ranking.',
    constant: (names: string) => `Left out because they don’t vary in these judgments: ${names}.`,
    notConverged: (rhat: string, ess: string) =>
      `Not converged: R-hat reaches ${rhat} and the smallest ESS is ${ess}. Treat these numbers as a hint at best.`,
    none: 'No judgment has the texts of both answers, so there is nothing to adjust.',
    same: 'The answers do not differ in any chosen feature, so there is nothing to adjust. Choose other features.',
  },
  shift: {
    title: 'Ratings, unadjusted and adjusted',
    summary: (moved: string, all: string, up: string, gain: string, down: string, loss: string) =>
      `${moved === '0' ? 'No model changes' : `${moved} of ${counted(all, 'model')} ${agree(moved, 'changes', 'change')}`} rank. ${up} gains most (${gain}), ${down} loses most (${loss}). Thick lines are the narrow intervals, thin lines 95%.`,
    plain: 'Unadjusted',
    adjusted: 'Adjusted for style',
    rating: 'Rating',
    logOdds: 'Log-odds',
    columns: {
      model: 'Model',
      plain: 'Unadjusted',
      adjusted: 'Adjusted',
      change: 'Change',
      ranks: 'Rank',
    },
    between: (middle: string, lower: string, upper: string) => `${middle} (${lower} to ${upper})`,
    ranks: (before: string, after: string) => (before === after ? before : `${before} → ${after}`),
  },
  effects: {
    title: 'What judges prefer',
    summary:
      'How often the answer with more of a feature wins between equally strong models. At 50% it makes no difference. Lines are 95% intervals.',
    axis: 'Wins of the answer with more of it',
    examples: {
      length: 'Twice as long',
      headings: '4 headings against none',
      lists: '4 list items against none',
      bold: '4 bold passages against none',
      japanese: '10 points more Japanese characters',
      foreign: '4 foreign characters against none',
      polite: 'Polite sentences (敬体) against plain ones',
      mixed: 'Half polite, half plain against one style',
    },
    liked: (example: string, wins: string, range: string) =>
      `${example}: wins ${wins} (95%: ${range}). The judges prefer it.`,
    disliked: (example: string, wins: string, range: string) =>
      `${example}: wins ${wins} (95%: ${range}). The judges prefer the opposite.`,
    unclear: (example: string, wins: string, range: string) =>
      `${example}: wins ${wins} (95%: ${range}). No clear preference.`,
    columns: {
      name: 'Coefficient',
      mean: 'Log-odds per standard deviation',
      interval: '95% interval',
    },
    between: (lower: string, upper: string) => `${lower} to ${upper}`,
    order: 'Order effect',
  },
};
