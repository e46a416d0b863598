import { LocalModels } from '../../src/local-models/local-models.ts';
import type { Transformers } from '../../src/local-models/local-models.ts';
import { embedTexts, generateReply, scoreAnswers } from '../../src/local-models/local-work.ts';
import { serve } from '../serve.ts';
import type { LocalJobs } from './jobs.ts';

/** Both doorways to models: over WebAssembly, and over a graphics card. */
export function serveModels(library: Transformers, runtimeUrl: string): void {
  const models = new LocalModels(library, runtimeUrl);
  serve<keyof LocalJobs>(
    {
      embedTexts: (input, { notify }) => embedTexts(models, input, notify),
      scoreAnswers: (input) => scoreAnswers(models, input),
      generateReply: (input) => generateReply(models, input),
    },
    self,
  );
}
