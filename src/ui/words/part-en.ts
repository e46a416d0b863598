/** What is said where a part of the page fails. */
export const part = {
  failed: (name: string) => `${name}: this part failed.`,
  rest: 'The rest of the page goes on, and nothing that is stored was changed.',
  again: 'Try again',
  notLoaded: (name: string) => `${name}: this part could not be loaded.`,
  whyNotLoaded:
    'The connection may be gone, or a newer version of Caravan has taken this one’s place. Reload the page.',
  reload: 'Reload',
  details: 'Details',
  copy: 'Copy details',
  copied: 'Copied.',
  byHand: 'The browser did not let the details be copied; they stand below.',
  /** Of something that failed outside every part. */
  unexpected: 'Something failed in the background. If anything looks wrong, reload the page.',
  background: 'in the background',
};
