/** Said of an error that can be reported. */
export const details = {
  details: 'Details',
  copy: 'Copy details',
  copied: 'Copied.',
  byHand: 'The browser did not allow copying. Select the text below and copy it.',
  /** Of something that failed outside every part. */
  unexpected: 'Something failed in the background. If anything looks wrong, reload the page.',
  background: 'in the background',
};
