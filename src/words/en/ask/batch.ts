import { counted } from '../grammar.ts';
import { batch as judging } from '../judge/batch.ts';

/** Batch files of an asking session, in English: the same as of judging, but for what comes back. */
export const batch = {
  ...judging,
  explain:
    'Instead of one call at a time, models can be run through their provider’s batch API, usually at half the price. Write the file, run it there (OpenAI Batch, vLLM run-batch, Anthropic Message Batches), and read its output here. It contains questions, but no key.',
  turns:
    'Questions with several turns are asked one turn at a time: read the output of a turn, then write the file for the next.',
  nothing: 'No requests are left to write.',
  added: (n: string) => `${counted(n, 'new answer')}.`,
};
