import { counted } from '../grammar.ts';

/** What is judged, in English. */
export const material = {
  title: 'Questions and answers',
  filesNote: (questions: string, models: string) =>
    `${counted(questions, 'question')} answered by at least two of ${counted(models, 'model')}.`,
  looking: 'Looking for questions and answers in the files…',
  noFiles:
    'No files are open. Open questions and answers on the Data page, or judgments that include the answers, then come back.',
  noPairs:
    'The open files contain no question with answers from two models. On the Data page, add the file of questions or another model’s answers.',
  notKept:
    'The texts of these files are not kept in this browser, so there is nothing to show a judge. Open the files again on the Data page, or keep their texts there.',
  cut: (n: string) => `Only the first ${counted(n, 'question')} of these files are used.`,
  toData: 'To the Data page',
  models: 'Models',
  modelCount: (chosen: string, all: string) => `${chosen} of ${counted(all, 'model')}`,
  answers: (n: string) => counted(n, 'answer'),
  questions: (n: string) => counted(n, 'question'),
  all: 'All',
  none: 'None',
  twoModels: 'Choose at least two models.',
  categories: 'Categories',
  categoryCount: (chosen: string, all: string) =>
    `${chosen} of ${counted(all, 'category', 'categories')}`,
  noCategory: 'without a category',
  most: 'Max questions',
  mostHint: (n: string) => `1–${n}, sampled at random`,
  noQuestion: 'These choices leave no questions. Choose more models or categories.',
};
