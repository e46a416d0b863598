import { agree, counted } from './grammar.ts';

/** Projects, in English. */
export const project = {
  title: 'Project',
  list: 'Projects',
  listNote:
    'Each project is one evaluation: its files, answers, judgments, sessions and fits. They stay in this browser.',
  open: 'open',
  openNamed: (name: string) => `Open project ${name}`,
  new: 'New project',
  newName: 'Untitled project',
  practice: 'Practice set',
  rename: 'Rename project',
  nameOf: (name: string) => `New name of project ${name}`,
  duplicate: 'Duplicate project',
  copyOf: (name: string) => `${name} (copy)`,
  delete: 'Delete project',
  deleted: (name: string) => `Deleted project “${name}”.`,
  undo: 'Undo',
  save: 'Save project as a file',
  working: 'Working on the project file…',
  actions: {
    open: 'Open',
    rename: 'Rename',
    renameNamed: (name: string) => `Rename project ${name}`,
    duplicate: 'Duplicate',
    duplicateNamed: (name: string) => `Duplicate project ${name}`,
    save: 'Save as a file',
    saveNamed: (name: string) => `Save project ${name} as a file`,
    delete: 'Delete',
    deleteNamed: (name: string) => `Delete project ${name}`,
  },
  opened: (date: string) => `last opened ${date}`,
  choice: {
    title: 'Where do these files belong?',
    files: (names: string) => `You are opening ${names}.`,
    more: (n: string) => counted(n, 'more file'),
    add: 'Add to this project',
    addNote: (name: string) =>
      `They join the files and judgments of “${name}”, and the ranking follows.`,
    again: (names: string, n: number) =>
      `This project already has ${names}, as large to the byte. Added again, ${agree(n, 'its', 'their')} judgments count twice.`,
    new: 'New project',
    newNote: 'They are ranked by themselves; this project stays as it is.',
    cancel: 'Cancel',
  },
  next: {
    title: 'What next?',
    empty: 'This project is empty. Open files, or ask models your questions.',
    questions: (questions: string) =>
      `${counted(questions, 'question')}, no answers yet: ask models, or open files with their answers.`,
    oneModel: (questions: string, model: string) =>
      `${counted(questions, 'question')}, answered by ${model} alone: ask another model, or open its answers, so that there is something to compare.`,
    answers: (questions: string, models: string) =>
      `${counted(questions, 'question')}, ${counted(models, 'model')} with answers: judge them.`,
    verdicts: 'A ranking appears here with the first verdict.',
    ask: 'Ask models',
    judge: 'Judge the answers',
    files: 'Open files',
    practice: 'Open the practice set',
    practiceNote:
      'Questions answered by three fictional assistants, to try everything without a key.',
  },
  place: {
    unjudged: (model: string) => `${model} has answers but no judgments yet.`,
    place: 'Place this model',
  },
  source: {
    counts: 'Counts in the ranking',
    judging: 'Judging session',
    asking: 'Answers asked for here',
  },
};
