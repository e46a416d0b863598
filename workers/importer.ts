import { importJudgments } from '../src/core/import-judgments.ts';
import { serve } from './serve.ts';
import { byteSource } from './sources.ts';

serve(
  {
    import: ({ sources, ...options }, report) =>
      importJudgments(sources.map(byteSource), {
        ...options,
        onProgress: (done, total) => report({ done, total }),
      }),
  },
  self,
);
