import { questionView } from '../../src/core/overview/question-view.ts';
import { wordDifference } from '../../src/core/texts/word-difference.ts';
import { begun, heldBook, listed, near, taken } from '../held-judgments.ts';
import { serve } from '../serve.ts';
import type { InspectorJobs } from './jobs.ts';

serve<keyof InspectorJobs>(
  {
    judgments: listed,
    filterChoices: async ({ about }) => (await heldBook(about)).choices(),
    questionsNear: near,
    question: async ({ about, id, starts }) => questionView(await heldBook(about), id, starts),
    difference: ({ left, right }) => wordDifference(left, right),
    beginTexts: begun,
    takeTexts: ({ key, file, kind, bytes }) => taken(key, file, kind, bytes),
  },
  self,
);
