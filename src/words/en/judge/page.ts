/** The frame of the Judge page and the list of runs, in English. */
export const page = {
  purpose:
    'Have pairs of answers judged, by yourself, by models that you hold a key for or by models on this device, and get a ranking from the verdicts.',
  first:
    'New here? Leave everything as it is and press “Start judging”: you judge the practice set yourself, without any network, and see how a ranking comes of it.',
  newRun: 'New run',
  start: 'Start judging',
  starting: 'The run is being set up…',
  back: 'All runs of judging',
  loading: 'Opening the run…',
  gone: 'This run is no longer kept.',
};

export const runs = {
  title: 'Runs of judging',
  note: 'Every verdict is kept in this browser at once. Close the page whenever you like and go on later.',
  open: 'Open',
  openNamed: (name: string) => `Open ${name}`,
  resume: 'Go on',
  resumeNamed: (name: string) => `Go on with ${name}`,
  rename: 'Rename',
  renameNamed: (name: string) => `Rename ${name}`,
  nameOf: (name: string) => `New name of ${name}`,
  save: 'Save',
  cancel: 'Cancel',
  delete: 'Delete',
  deleteNamed: (name: string) => `Delete ${name}`,
  damaged: (name: string) => `Damaged: ${name}`,
  unnamed: 'unnamed session',
  damagedNote: 'This session can’t be opened. Export it to rescue what is left, or delete it.',
  export: 'Export',
  exportNamed: (name: string) => `Export ${name}`,
  deleteDamagedSure: (name: string) =>
    `Delete “${name}” with all its replies for good? A damaged session can’t be brought back.`,
  deleted: (name: string) => `Deleted “${name}”.`,
  undo: 'Undo',
  progress: (done: string, total: string) => `${done} of ${total} judgments`,
  about: (models: string, questions: string) => `${models} models · ${questions} questions`,
  by: (judges: string) => `judged by ${judges}`,
  ends: {
    'all-judged': 'all judged',
    'goal-reached': 'question answered',
    'budget-spent': 'budget spent',
    'called-off': 'called off',
    open: 'not finished',
  },
};
