import { counted } from '../grammar.ts';

/** The frame of the Judge page and the list of sessions, in English. */
export const page = {
  purpose:
    'Judge pairs of answers yourself, with models you have an API key for, or with models on this device, and get a ranking from the verdicts.',
  first:
    'New here? Open the practice set, leave everything as it is and press “Start judging”: you judge it yourself, offline, and see how a ranking emerges.',
  firstOpen:
    'New here? Leave everything as it is and press “Start judging”: you judge the practice set yourself, offline, and see how a ranking emerges.',
  newRun: 'New session',
  start: 'Start judging',
  starting: 'Setting up the session…',
  back: 'All judging sessions',
  loading: 'Opening the session…',
  gone: 'This session is no longer stored.',
};

export const runs = {
  title: 'Judging sessions',
  note: 'Every verdict is saved in this browser immediately. Close the page whenever you like and continue later.',
  open: 'Open',
  openNamed: (name: string) => `Open ${name}`,
  resume: 'Continue',
  resumeNamed: (name: string) => `Continue ${name}`,
  rename: 'Rename',
  renameNamed: (name: string) => `Rename ${name}`,
  nameOf: (name: string) => `New name of ${name}`,
  save: 'Save',
  cancel: 'Cancel',
  delete: 'Delete',
  deleteNamed: (name: string) => `Delete ${name}`,
  damaged: (name: string) => `Damaged: ${name}`,
  unnamed: 'unnamed session',
  damagedNote: 'This session can’t be opened. Export it to save what is left, or delete it.',
  export: 'Export',
  exportNamed: (name: string) => `Export ${name}`,
  deleteDamagedSure: (name: string) =>
    `Delete “${name}” with all its replies for good? A damaged session can’t be brought back.`,
  deleted: (name: string) => `Deleted “${name}”.`,
  undo: 'Undo',
  progress: (done: string, total: string) => `${done} of ${counted(total, 'judgment')}`,
  about: (models: string, questions: string) =>
    `${counted(models, 'model')} · ${counted(questions, 'question')}`,
  by: (judges: string) => `judged by ${judges}`,
  ends: {
    'all-judged': 'all judged',
    'goal-reached': 'question answered',
    'questions-too-few': 'more questions needed',
    'budget-spent': 'budget spent',
    open: 'not finished',
  },
};
