/** What the page says of texts that are kept in the browser, in English. */
export const texts = {
  keeping: 'Keeping texts',
  keepingSoFar: (texts: string, size: string) => `${texts} so far, ${size}`,
  kept: (texts: string, size: string) =>
    `Texts: ${texts} questions, answers and reasons kept in this browser, ${size}.`,
  keptAnswers: (texts: string, size: string) =>
    `Texts: ${texts} questions and answers kept in this browser, ${size}; not what the judges said.`,
  part: (texts: string, size: string) =>
    `Texts: ${texts} kept in this browser, ${size}. The rest is not there.`,
  none: 'The texts of these files are not kept; Inspect shows verdicts without them.',
  chooseAgain: 'To keep them, choose the files again.',
  noRoom: 'There was no room for all texts.',
  stop: 'Stop',
  keep: 'Keep texts',
  keepAll: 'Keep all texts',
  delete: 'Delete texts',
  deleteSure: 'Delete the texts of these files from this browser? The ranking stays.',
  question: {
    large: (size: string) =>
      `These files are large (${size}). Keep their questions, answers and reasons in this browser, so that Inspect can show them? The ranking does not need them. Your answer is remembered; Settings changes it.`,
    remote: (size: string) =>
      `To keep the texts of these files, they have to be fetched once more (${size}). The ranking does not need them.`,
    'no-room': (needed: string, room: string) =>
      `The texts that are left need about ${needed}, and there is room for ${room}.`,
    full: 'The browser has no room for more texts.',
  },
  answers: {
    all: 'Keep them',
    answers: 'Keep questions and answers only',
    none: 'Keep none',
    'until-full': 'Keep until it is full',
    enough: 'Keep what is there',
    again: 'Try again',
    runs: 'Delete old runs',
  },
  roomHint: 'Deleting old runs, with their texts, makes room.',
  large: 'Texts of files over 200 MB',
  largeChoices: { ask: 'Ask', keep: 'Keep', leave: 'Don’t keep' },
};
