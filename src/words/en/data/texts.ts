import { counted } from '../grammar.ts';

/** What the page says of texts that are kept in the browser, in English. */
export const texts = {
  keeping: 'Keeping texts',
  keepingSoFar: (texts: string, size: string) => `${texts} so far, ${size}`,
  kept: (texts: string, size: string) =>
    `${counted(texts, 'text')} (questions, answers and judges’ reasons) kept in this browser, ${size}.`,
  keptAnswers: (texts: string, size: string) =>
    `${counted(texts, 'text')} (questions and answers, not judges’ reasons) kept in this browser, ${size}.`,
  part: (texts: string, size: string) =>
    `${counted(texts, 'text')} kept in this browser, ${size}; the rest are missing.`,
  none: 'The texts of these files are not kept; Inspect shows the verdicts without them.',
  chooseAgain: 'To keep them, choose the files again.',
  noRoom: 'There was no room for all the texts.',
  stop: 'Stop',
  keep: 'Keep texts',
  keepAll: 'Keep all texts',
  delete: 'Delete texts',
  deleteSure: 'Delete the texts of these files from this browser? The ranking stays.',
  question: {
    large: (size: string) =>
      `These files are large (${size}). Keep their questions, answers and judges’ reasons in this browser, so that Inspect can show them? The ranking does not need them. Your choice is remembered; you can change it in Settings.`,
    remote: (size: string) =>
      `To keep the texts of these files, they must be downloaded again (${size}). The ranking does not need them.`,
    'no-room': (needed: string, room: string) =>
      `The remaining texts need about ${needed}, but only ${room} is free.`,
    full: 'The browser has no room for more texts.',
  },
  answers: {
    all: 'Keep them',
    answers: 'Keep questions and answers only',
    none: 'Keep none',
    'until-full': 'Keep until storage is full',
    enough: 'Keep what is stored so far',
    again: 'Try again',
    runs: 'Delete old runs',
  },
  roomHint: 'Deleting old runs also deletes their texts and makes room.',
  large: 'Texts of files over 200 MB',
  largeChoices: { ask: 'Ask', keep: 'Keep', leave: 'Don’t keep' },
};
