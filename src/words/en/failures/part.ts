/** Said where a part of the page fails. */
export const part = {
  failed: (name: string) => `“${name}” could not be shown.`,
  rest: 'The rest of the page still works, and nothing stored was changed.',
  again: 'Try again',
  notLoaded: (name: string) => `“${name}” could not be loaded.`,
  whyNotLoaded:
    'You may be offline, or Caravan has been updated since this page was opened. Reload the page.',
  reload: 'Reload',
};
