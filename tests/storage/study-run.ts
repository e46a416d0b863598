import type { JudgingSetup } from '../../src/core/judge/setup.ts';
import { SETUP } from './judging-run.ts';

/** Two raters on the questions of judging-run.ts; the second is shown a pair again, swapped. */
export const STUDY: JudgingSetup = {
  ...SETUP,
  judges: ['Ann', 'Ben'].map((name) => ({
    ...SETUP.judges[0],
    ...{ name, provider: 'human', baseUrl: '', model: '' },
  })),
  prices: [null, null],
  plan: {
    kind: 'study',
    id: 'the study',
    lists: [
      [
        { question: 0, left: 0, right: 1 },
        { question: 1, left: 1, right: 0 },
      ],
      [
        { question: 0, left: 1, right: 0 },
        { question: 1, left: 0, right: 1 },
        { question: 0, left: 0, right: 1, again: true },
      ],
    ],
  },
};
