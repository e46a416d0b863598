/** Terms of judging, in English. */
export const judgingTerms = {
  token: {
    text: 'What language models read and write in, and what their providers charge for: a short English word or a piece of a longer one, in Japanese about one character. How many a text has differs from model to model, so the figure is an estimate until the first replies say how many were counted.',
  },
  'adaptive-plan': {
    text: 'After every batch the strengths are estimated anew, and the next pairs are those whose verdict should narrow down the answer most; pairs whose outcome is clear already are left alone. First every model is connected with the others. A share of random pairs keeps the plan from being led astray.',
  },
};
