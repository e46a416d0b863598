/** What is judged, in English. */
export const material = {
  title: 'What is judged',
  source: 'Questions and answers',
  practice: 'Practice set',
  files: 'Files on the Data page',
  meaning: {
    practice: 'Written for practice; in Japanese.',
    files: 'What you have opened there: questions with answers of your models.',
  },
  practiceNote: (questions: string, models: string) =>
    `${questions} open questions, each answered by ${models} invented assistants. No language model wrote these answers.`,
  filesNote: (questions: string, models: string) =>
    `${questions} questions that at least two of ${models} models answered.`,
  looking: 'Looking at what the files hold…',
  noFiles:
    'No files are open. Open questions and answers on the Data page, or judgments that quote the answers; then come back.',
  noPairs:
    'The files that are open hold no question with answers of two models. Add the file of questions, or the answers of another model, on the Data page.',
  notKept:
    'The texts of these files are not kept in this browser, so there is nothing to show a judge. Open the files again on the Data page, or have their texts kept there.',
  someNotKept: (n: string) =>
    n === '1'
      ? '1 question was left out: its texts are not kept.'
      : `${n} questions were left out: their texts are not kept.`,
  cut: (n: string) => `Only the first ${n} questions of these files are looked at.`,
  toData: 'To the Data page',
  models: 'Models',
  modelCount: (chosen: string, all: string) => `${chosen} of ${all} models`,
  answers: (n: string) => (n === '1' ? '1 answer' : `${n} answers`),
  questions: (n: string) => (n === '1' ? '1 question' : `${n} questions`),
  all: 'All',
  none: 'None',
  twoModels: 'Choose at least two models.',
  categories: 'Categories',
  categoryCount: (chosen: string, all: string) => `${chosen} of ${all} categories`,
  noCategory: 'without a category',
  most: 'Questions, at most',
  mostHint: (n: string) => `1 to ${n}; of more, so many are drawn at random`,
  noQuestion: 'These choices leave no question.',
};
