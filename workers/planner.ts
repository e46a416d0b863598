import { nextBatch } from '../src/core/judge/plan/adaptive.ts';
import { judgingForecast } from '../src/core/judge/plan/forecast.ts';
import { serve } from './serve.ts';

serve(
  {
    nextBatch: ({ run, size }) => nextBatch(run, size),
    judgingForecast: ({ run, sizes, seed }, report) =>
      judgingForecast(run, sizes, seed, (done, total) => void report({ done, total })),
  },
  self,
);
