import { begun, listed, taken } from '../held-judgments.ts';
import { serve } from '../serve.ts';
import type { InspectorJobs } from './jobs.ts';

serve<keyof InspectorJobs>(
  {
    judgments: listed,
    beginTexts: begun,
    takeTexts: ({ key, file, kind, bytes }) => taken(key, file, kind, bytes),
  },
  self,
);
