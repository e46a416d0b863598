import { agree, counted } from '../grammar.ts';

/** The part of the Checks page that shows questions or answers as a map. */
export const map = {
  title: 'Map of questions and answers',
  explain:
    'Similar questions, or similar answers, lie close together. The map shows at a glance whether a model wins on one kind of question, which questions are near-duplicates, which models write alike, and where answers are so similar that a tie is likely.',
  onlyCounts:
    'The map needs the questions themselves, but this data set holds only counts of judgments. Open a file of single judgments with their texts.',
  noTexts:
    'The map needs the questions themselves, but no question texts of these files are stored. Open a file that has them too, or keep them on the Data page.',
  toData: 'Show files',
  subject: 'Points',
  subjects: { questions: 'Questions', answers: 'Answers' },
  by: 'Similarity by',
  grams: 'Character n-grams (no model needed)',
  begin: 'Draw the map',
  running: 'Reading, comparing and laying out the texts',
  drawn: {
    questions: (shown: string, all: string, vectors: string) =>
      shown === all
        ? `All ${counted(all, 'question')}, compared by ${vectors}.`
        : `${shown} of ${counted(all, 'question')}, sampled at random, compared by ${vectors}.`,
    answers: (shown: string, all: string, vectors: string) =>
      shown === all
        ? `All ${counted(all, 'answer')}, compared by ${vectors}.`
        : `${shown} of ${counted(all, 'answer')}, those to a random sample of questions, compared by ${vectors}.`,
  },
  gramsUsed: 'the characters they share (2- and 3-grams, TF-IDF, cosine similarity)',
  modelUsed: (name: string) =>
    `their meaning according to ${name} (cosine similarity of embeddings)`,
  figure: {
    titles: { questions: 'The questions', answers: 'The answers' },
    summary: {
      questions: (count: string) =>
        `${counted(count, 'question')} laid out by UMAP from the nearest neighbours of each. Only neighbourhood is meaningful: axes, distances and empty space are not.`,
      answers: (count: string) =>
        `${counted(count, 'answer')} laid out by UMAP from the nearest neighbours of each. Only neighbourhood is meaningful: axes, distances and empty space are not.`,
    },
    labels: {
      questions: 'Map of the questions; arrow keys go from question to question',
      answers: 'Map of the answers; arrow keys go from answer to answer',
    },
    hints: {
      questions: 'Point at a question, or move with the arrow keys, to read it.',
      answers: 'Point at an answer, or move with the arrow keys, to read it.',
    },
    colour: 'Colour',
    colours: {
      model: 'Model',
      result: 'Wins or losses',
      category: 'Category',
      winner: 'Winner',
      group: 'Group',
    },
    results: {
      won: 'Mostly won',
      lost: 'Mostly lost',
      even: 'Even',
    },
    noCategory: 'No category',
    noWinner: 'No single winner',
    notJudged: 'Not judged',
    others: 'Others',
    group: (number: string) => `Group ${number}`,
    wins: (model: string) => `most points: ${model}`,
    points: (share: string) => `points per judgment: ${share}`,
    judgments: (count: string) => `judgments: ${count}`,
    columns: {
      question: 'Question',
      model: 'Model',
      text: 'Text',
      category: 'Category',
      group: 'Group',
      winner: 'Most points',
      points: 'Points per judgment',
      judgments: 'Judgments',
    },
  },
  spots: {
    title: 'Where a model is weaker or stronger than elsewhere',
    clear: (count: string, looked: string) =>
      `${count} of ${counted(looked, 'combination')} of model and group ${agree(count, 'shows', 'show')} a clear difference: points per judgment beyond what the model’s strength predicts, here minus elsewhere. The 95% intervals hold for all combinations at once.`,
    none: (looked: string) =>
      `None of the ${counted(looked, 'combination')} of model and group shows a clear difference: no model can be said to be weaker or stronger in any group (95% intervals that hold for all at once).`,
    tooFew: {
      questions:
        'There are too few judged questions to compare groups: a group needs at least eight, and so do the rest.',
      answers:
        'There are too few judged answers per model to compare groups: a group needs at least eight, and so do the rest.',
    },
    axis: 'Points per judgment, here minus elsewhere',
    of: (model: string, group: string) => `${model}, ${group}`,
    groups: {
      questions: 'Groups of questions, each shown by its most central question',
      answers: 'Groups of answers, each shown by its most central answer',
    },
    sizes: {
      questions: (count: string) => `questions: ${count}`,
      answers: (count: string) => `answers: ${count}`,
    },
    columns: {
      model: 'Model',
      group: 'Group',
      questions: 'Questions',
      difference: 'Difference',
      interval: 'Interval',
    },
    between: (lower: string, upper: string) => `${lower} to ${upper}`,
  },
  similar: {
    title: 'Most similar questions',
    none: 'No two questions are very similar.',
    more: (count: string) => `Show ${count} more`,
  },
  alike: {
    title: 'Most similar answers to the same question',
    none: 'No question has answers from two models.',
  },
  duplicates: {
    title: 'Near-duplicate answers',
    none: 'No two answers to the same question are near-duplicates.',
    some: (count: string, share: string) =>
      `${counted(count, 'pair')} of answers ${agree(count, 'shares', 'share')} at least ${share} of their n-grams: a judge has little to choose between them.`,
    judged: (judgments: string, ties: string) =>
      `judged ${counted(judgments, 'time')}, ties: ${ties}`,
    notJudged: 'not judged',
  },
};
