import { agree, counted } from '../grammar.ts';

/** Batch files of a judging session, in English. */
export const batch = {
  title: 'Batch files',
  explain:
    'Instead of one call at a time, models can be run through their provider’s batch API, usually at half the price. Write the file, run it there (OpenAI Batch, vLLM run-batch, Anthropic Message Batches), and read its output here. It contains questions and answers, but no key.',
  write: (judge: string, requests: string) => `Write ${counted(requests, 'request')} for ${judge}`,
  unsupported: (judge: string) => `${judge}: batch files for this provider can’t be written here.`,
  nothing: 'All judgments by models are complete.',
  read: 'Read output files',
  writing: 'Writing…',
  reading: 'Reading…',
  written: (files: string, size: string) => `${counted(files, 'file')} written (${size}).`,
  added: (n: string) => `${counted(n, 'new verdict')}.`,
  known: (n: string) => `${n} already ${agree(n, 'exists', 'exist')}.`,
  failed: (n: string) =>
    `${counted(n, 'request')} ${agree(n, 'was not answered and stays', 'were not answered and stay')} open.`,
  rejected: (n: string) => `${counted(n, 'line')} ${agree(n, 'was', 'were')} skipped.`,
  line: (file: string, line: string) => `${file}, line ${line}`,
  failure: (status: string | null, message: string) =>
    [status === null ? '' : `status ${status}`, message].filter((part) => part !== '').join(': '),
  notPlanned: (n: string) =>
    `${counted(n, 'reply', 'replies')} ${agree(n, 'answers', 'answer')} no request of this session.`,
  setUpOnly: 'Set up without starting',
  setUpNote: 'For batch files: no model is called, and no key is needed.',
};
