/** What projects take up, and projects that are damaged; in English. */
export const usage = {
  size: (total: string) => `takes up about ${total}`,
  kinds: {
    judgments: (bytes: string) => `judgments ${bytes}`,
    texts: (bytes: string) => `texts ${bytes}`,
    fits: (bytes: string) => `fits ${bytes}`,
    sessions: (bytes: string) => `judging and asking ${bytes}`,
  },
  shared: (bytes: string) => `${bytes} of it shared with other projects`,
  note: 'Sizes are estimated from what is stored. Deleting a project frees its fits and sessions at once; its judgments and texts go when Caravan next starts, a day after they were read at the earliest.',
  where: 'What each project takes up',
  unnamed: 'unnamed project',
  damaged: (name: string) => `Damaged: ${name}`,
  damagedNote:
    'This project can’t be opened. Its fits and sessions are listed in every other project. Export what is left of it, or remove it.',
  export: 'Export what is left',
  exportNamed: (name: string) => `Export what is left of ${name}`,
  remove: 'Remove',
  removeNamed: (name: string) => `Remove ${name}`,
  removeSure: (name: string) =>
    `Remove “${name}” from the list for good? A damaged project can’t be brought back. Its fits and sessions stay.`,
};
