/** Batch files of a run, in English. */
export const batch = {
  title: 'Batch files',
  explain:
    'Instead of being called one by one, models can be asked through their provider’s own batch engine, mostly at half the price. Write the file, run it there (OpenAI Batch, vLLM run-batch, Anthropic Message Batches), and read its output here. It holds questions and answers, but no key.',
  write: (judge: string, requests: string) =>
    `Write ${requests === '1' ? '1 request' : `${requests} requests`} for ${judge}`,
  unsupported: (judge: string) => `${judge}: this provider’s batches can’t be written here.`,
  nothing: 'Every judgment of a model is there.',
  read: 'Read output files',
  writing: 'Writing…',
  reading: 'Reading…',
  written: (files: string) => (files === '1' ? '1 file written.' : `${files} files written.`),
  added: (n: string) => (n === '1' ? '1 new verdict.' : `${n} new verdicts.`),
  known: (n: string) => (n === '1' ? '1 was there already.' : `${n} were there already.`),
  failed: (n: string) =>
    n === '1'
      ? '1 request was not answered and stays open.'
      : `${n} requests were not answered and stay open.`,
  rejected: (n: string) => (n === '1' ? '1 line was left out.' : `${n} lines were left out.`),
  line: (file: string, line: string, reason: string) => `${file}, line ${line}: ${reason}`,
  failure: (status: string | null, message: string) =>
    [status === null ? '' : `answer ${status}`, message].filter((part) => part !== '').join(': '),
  notPlanned: (n: string) =>
    n === '1'
      ? '1 reply is to nothing that this run asks.'
      : `${n} replies are to nothing that this run asks.`,
  setUpOnly: 'Set up without starting',
  setUpNote: 'For batch files: no model is called, and no key is needed.',
};
