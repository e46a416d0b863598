/** The part of the Checks page that shows questions or answers as a map. */
export const map = {
  title: 'Map of questions and answers',
  explain:
    'What is alike lies near each other: the questions, or the answers to them. It shows at a glance whether one model wins on one kind of question, which questions ask the same thing twice, how models write alike, and where answers are so alike that a tie is likely.',
  onlyCounts:
    'This needs the questions themselves, and this data set holds counts of judgments only.',
  noTexts: 'This needs the questions themselves, and no text of a question is kept of these files.',
  toData: 'See the files',
  subject: 'Points',
  subjects: { questions: 'Questions', answers: 'Answers' },
  by: 'Alike by',
  grams: 'Character n-grams (no model needed)',
  begin: 'Draw the map',
  running: 'Reading, comparing and laying out the texts',
  drawn: {
    questions: (shown: string, all: string, vectors: string) =>
      shown === all
        ? `All ${all} questions, compared by ${vectors}.`
        : `${shown} of ${all} questions, drawn at random, compared by ${vectors}.`,
    answers: (shown: string, all: string, vectors: string) =>
      shown === all
        ? `All ${all} answers, compared by ${vectors}.`
        : `${shown} of ${all} answers, those to some questions drawn at random, compared by ${vectors}.`,
  },
  gramsUsed: 'the characters they share (n-grams of two and three, TF-IDF, cosine)',
  modelUsed: (name: string) => `the meaning that ${name} sees in them (cosine of its embeddings)`,
  figure: {
    titles: { questions: 'The questions', answers: 'The answers' },
    summary: {
      questions: (count: string) =>
        `${count} questions laid out by UMAP from what each is most like. Only who is near whom means something: axes, distances and empty space do not.`,
      answers: (count: string) =>
        `${count} answers laid out by UMAP from what each is most like. Only who is near whom means something: axes, distances and empty space do not.`,
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
      winner: 'Who wins there',
      group: 'Group',
    },
    results: {
      won: 'More won than lost',
      lost: 'More lost than won',
      even: 'As many won as lost',
    },
    noCategory: 'No category',
    noWinner: 'Nobody alone',
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
      `${count} of ${looked} combinations of model and group are clear. Points per judgment beyond what the model’s strength leads to expect, here less elsewhere; the intervals hold for all combinations at once (95%).`,
    none: (looked: string) =>
      `None of the ${looked} combinations of model and group is clear: by these no model can be said to be weaker or stronger on one kind of them (intervals that hold for all at once, 95%).`,
    tooFew: {
      questions:
        'There are too few judged questions to compare groups: each needs eight, and so do the others.',
      answers:
        'There are too few judged answers of one model to compare groups: each needs eight, and so do the others.',
    },
    axis: 'Points per judgment, here less elsewhere',
    of: (model: string, group: string) => `${model}, ${group}`,
    groups: {
      questions: 'Groups of questions, each by the question nearest to its middle',
      answers: 'Groups of answers, each by the answer nearest to its middle',
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
    title: 'Questions most alike',
    none: 'No two questions are much alike.',
    more: (count: string) => `Show ${count} more`,
  },
  alike: {
    title: 'Answers to one question that are most alike',
    none: 'No question has answers of two models.',
  },
  duplicates: {
    title: 'Answers that are nearly the same',
    none: 'No two answers to a question are nearly the same.',
    some: (count: string, share: string) =>
      `${count} pairs of answers share ${share} or more of their pieces: a judge has little to choose between them.`,
    judged: (judgments: string, ties: string) => `judged ${judgments} times, ties: ${ties}`,
    notJudged: 'not judged',
  },
};
