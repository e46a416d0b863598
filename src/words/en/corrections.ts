import { agree, counted } from './grammar.ts';

/** The words of corrections: verdicts, questions and answers that the user sets right. */
export const corrections = {
  title: 'Corrections',
  /** On the Inspect page. */
  verdict: {
    title: 'Correct this verdict',
    legend: 'Verdict that counts',
    better: (name: string) => `${name} is better`,
    tie: 'Tie',
    unparsed: 'no readable verdict',
    exclude: 'Leave it out',
    reason: 'Reason (optional)',
    reasonHint: 'Stored with the project.',
    saveReason: 'Save reason',
    back: 'Restore the file’s verdict',
    only: {
      choice:
        'This verdict is part of a ranking of several answers, so it can only be left out, together with the rest of that ranking.',
      several: 'This row stands for several judgments, so it can only be left out.',
    },
    off: 'The ranking is currently shown without corrections.',
    question: 'Leave out this question',
    questionBack: 'Include this question again',
    answer: (name: string) => `Leave out the answer of ${name}`,
    answerBack: (name: string) => `Include the answer of ${name} again`,
    rest: 'Or leave out more than this verdict:',
  },
  filter: 'Only corrected or left-out ones',
  mark: {
    to: (file: string) => `corrected (file: ${file})`,
    out: (file: string) => `left out (file: ${file})`,
    question: (file: string) => `left out with its question (file: ${file})`,
    answer: (name: string, file: string) => `left out with the answer of ${name} (file: ${file})`,
    reason: (note: string) => `Reason: ${note}`,
  },
  notice: {
    to: (verdict: string, file: string) => `Corrected: ${verdict}. The file says: ${file}.`,
    out: (pair: string) => `Left out: the judgment of ${pair}.`,
    back: (pair: string) => `The file’s verdict on ${pair} counts again.`,
    question: (id: string) => `Left out: question ${id}.`,
    questionBack: (id: string) => `Question ${id} is included again.`,
    answer: (name: string, id: string) => `Left out: the answer of ${name} to question ${id}.`,
    answerBack: (name: string, id: string) =>
      `The answer of ${name} to question ${id} is included again.`,
    undo: 'Undo',
    dismiss: 'Dismiss',
  },
  pair: (left: string, right: string) => `${left} and ${right}`,
  /** On the Data page. */
  list: {
    explain:
      'Your own verdicts in place of those in the files, and what you left out. The files stay as they are; corrections belong to this project.',
    counting: 'Ranking',
    on: 'With corrections',
    off: 'Without corrections',
    undo: 'Undo',
    redo: 'Redo',
    question: (id: string) => `question ${id}`,
    judge: (name: string) => `judge ${name}`,
    turn: (n: string) => `turn ${n}`,
    place: (file: string, row: string) => `${file}, judgment ${row}`,
    change: (from: string, to: string) => `${from} → ${to}`,
    leftOut: 'left out',
    wholeQuestion: (id: string) => `Question ${id}`,
    wholeAnswer: (name: string, id: string) => `Answer of ${name} to question ${id}`,
    rows: (n: string) => counted(n, 'judgment'),
    gone: 'No effect: the files no longer contain this.',
    open: 'Show in Inspect',
    openOf: (what: string) => `Show in Inspect: ${what}`,
    remove: 'Remove',
    removeOf: (what: string) => `Remove the correction: ${what}`,
    previous: 'Previous',
    next: 'Next',
    range: (from: string, to: string, total: string) => `${from} to ${to} of ${total}`,
  },
  /** On the leaderboard. */
  status: {
    counted: (n: string) => `${counted(n, 'correction')} applied`,
    ignored: (n: string) => `${counted(n, 'correction')} not applied`,
    without: 'Show without',
    with: 'Show with corrections',
    list: 'List',
  },
  /** Where judgments are saved as a file of another tool. */
  converted: (n: string) =>
    `Files are saved with ${counted(n, 'correction')} applied: they hold the corrected verdicts, not the original ones.`,
  commandLine: {
    counted: (n: number) =>
      `${counted(n, 'correction')} of the project ${agree(n, 'is', 'are')} applied; --without-corrections leaves ${agree(n, 'it', 'them')} aside.`,
    ignored: (n: number) =>
      `${counted(n, 'correction')} of the project ${agree(n, 'is', 'are')} not applied.`,
    none: '--without-corrections changes nothing: nothing was corrected.',
  },
};
