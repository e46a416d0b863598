import { counted } from '../grammar.ts';

/** The page that a rater of a study is given; in English. */
export const rater = {
  title: (name: string) => `Study: ${name}`,
  otherLanguage: '日本語',
  back: 'Back',
  next: 'Next',
  note: 'Note on this pair (optional)',
  keys: 'Keys: ← for A, → for B, ↓ for a tie; U or Backspace to go back.',
  keeping: 'Your verdicts as a file',
  kept: 'Your verdicts stay in this browser. Save them as a file whenever you like, to be safe or to continue on another device.',
  notKept:
    'This browser keeps nothing for this page. Save your verdicts as a file before you close it, and open that file here to continue.',
  save: 'Save my verdicts',
  load: 'Open saved verdicts',
  saved: (n: string) =>
    `Saved ${counted(n, 'verdict')} as a file. Send it to whoever gave you this page.`,
  opened: {
    opened: (n: string) => `${counted(n, 'pair')} judged, with those of the file.`,
    damaged: (_n: string) =>
      'This file is no complete result file. Your verdicts are as they were.',
    newer: (_n: string) =>
      'This file was saved by a newer version of this page. Your verdicts are as they were.',
    'other-rater': (_n: string) =>
      'This file belongs to another rater or another study. Your verdicts are as they were.',
  },
  endOpen: 'Some pairs are still open.',
  open: (n: string) => `${counted(n, 'pair')} without a verdict.`,
  toOpen: 'Go to the first open pair',
  doneNext:
    'Save your verdicts and send the file to whoever gave you this page. Nothing is sent by itself.',
};
