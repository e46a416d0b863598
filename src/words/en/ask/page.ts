import { counted } from '../grammar.ts';

/** The frame of the Ask page and the list of sessions, in English. */
export const page = {
  purpose:
    'Put your questions to models and collect their answers, to be judged and ranked afterwards.',
  newRun: 'New session',
  start: 'Start asking',
  starting: 'Setting up the session…',
  back: 'All asking sessions',
  loading: 'Opening the session…',
  gone: 'This session is no longer stored.',
};

export const runs = {
  title: 'Asking sessions',
  note: 'Every answer is saved in this browser immediately. Close the page whenever you like and continue later.',
  answers: (n: string) => counted(n, 'answer'),
  about: (models: string, questions: string) =>
    `${counted(models, 'model')} · ${counted(questions, 'question')}`,
  ends: {
    'all-asked': 'all answered',
    'budget-spent': 'budget spent',
    open: 'not finished',
  },
};
