import { formatsEn } from './formats-en.ts';

/** The Data page in English. */
export const data = {
  title: 'Data',
  purpose:
    'Where the judgments come from. Drop files anywhere on this page, pick them, or paste text.',
  dropHere: 'Drop judgment files here',
  choose: 'Choose files',
  chooseFolder: 'Choose a folder',
  add: 'Add to the files below',
  addHint: 'Otherwise new files replace them; the old ranking stays under Runs.',
  paste: 'Paste text',
  pastePlaceholder: 'model_a,model_b,winner\nalpha,beta,model_a',
  read: 'Read the pasted text',
  pastedName: 'pasted text',
  formatsTitle: 'What can be read?',
  formats:
    'Judgments of Rakuda (v0, v1, v2), FastChat and MT-bench, ja-vicuna, Chatbot Arena, Arena-Hard, AlpacaEval, LLM Comparator, promptfoo, flexeval, ChainForge, evalica, choix, counts and win matrices; single scores of FastChat, shaberi, llm-jp and Nejumi, which become pairs; questions, answers, judge prompts and published rankings; any other table, once you say what its columns mean. As JSON, JSON Lines, CSV, TSV or Parquet, in gzip or ZIP, in UTF-8, UTF-16, Shift_JIS or EUC-JP. What a file is goes by its content, not by its name.',
  reading: (name: string) => `Reading ${name}`,
  files: 'Files',
  file: 'File',
  format: 'Read as',
  rows: 'Rows',
  used: 'Judgments',
  unparsed: 'No verdict',
  rejected: 'Rejected',
  nothing: 'nothing read',
  unparsedMeaning:
    'Judgments without a readable verdict (−1, error, empty). They are kept and counted, never taken as ties.',
  rejectedRows: (n: string) => (n === '1' ? '1 rejected row' : `${n} rejected rows`),
  rejectedMore: (shown: string, all: string) => `The first ${shown} of ${all} are listed.`,
  line: 'Line',
  reason: 'Reason',
  row: 'Row',
  duplicates: (n: string) =>
    `${n} judgments repeat another (same question, pair, order, judge and turn). Each counts in full, which makes the intervals narrower.`,
  missing: (n: string) =>
    `${n === '1' ? '1 rejected row is' : `${n} rejected rows are`} missing here.`,
  seeMissing: 'See why on the Data page',
  decideDuplicates: 'Keep or drop them on the Data page',
  models: 'Models',
  judged: 'Judged',
  winRate: 'Win rate',
  connected: 'Every model is linked to every other through some chain of judgments.',
  formatNames: formatsEn,
  sample: 'Back to the Rakuda sample',
  sampleSource:
    'The sample: 800 GPT-4 verdicts as counts per ordered pair. Source: Rakuda benchmark, YuzuAI, 2023-07-14.',
  kept: 'What was loaded before is still here.',
  questionTitle: 'One question first',
  question: 'Say on the Data page how to read what was opened; then it is ranked.',
  failedTitle: 'Nothing was imported',
  importStopped: 'Reading was stopped. What was loaded before is still here.',
};
