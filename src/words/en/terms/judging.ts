/** Terms of judging, in English. */
export const judgingTerms = {
  token: {
    text: 'What language models read and write in, and what their providers charge for: a short English word or a piece of a longer one, in Japanese about one character. The count for a text differs from model to model, so the number is an estimate until the first replies report it.',
  },
  'adaptive-plan': {
    text: 'After every batch the strengths are re-estimated, and the next pairs are those whose verdicts are expected to narrow down the answer most; pairs whose outcome is already clear are skipped. First every model is connected with the others. A share of random pairs keeps the plan from being misled by early results.',
  },
};
