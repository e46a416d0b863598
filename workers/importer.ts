import { importJudgments } from '../src/core/import-judgments.ts';
import { serve } from './serve.ts';
import { byteSource } from './sources.ts';

serve({
  import: ({ sources, format, base }, report) =>
    importJudgments(sources.map(byteSource), {
      format,
      base,
      onProgress: (done, total) => report({ done, total }),
    }),
});
