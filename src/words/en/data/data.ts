import { agree, counted } from '../grammar.ts';

/** The Data page in English. */
export const data = {
  title: 'Data',
  purpose:
    'Where the judgments come from. Drop files anywhere on this page, choose them, or paste text.',
  dropHere: 'Drop judgment files here',
  choose: 'Choose files',
  chooseFolder: 'Choose a folder',
  paste: 'Paste text',
  pastePlaceholder: 'model_a,model_b,winner\nalpha,beta,model_a',
  read: 'Read the pasted text',
  pastedName: 'pasted text',
  formatsTitle: 'What can be read?',
  formats:
    'Judgments of Rakuda (v0, v1, v2), FastChat and MT-bench, ja-vicuna, Chatbot Arena, Arena-Hard, AlpacaEval, WildBench, compar:IA, LLM Comparator, promptfoo, flexeval, ChainForge, OpenCompass, AutoArena, Open WebUI, Label Studio, Argilla, evalica and choix, counts and win matrices, match results and chess games (PGN); single scores of FastChat, shaberi, llm-jp, Nejumi, Inspect, lm-evaluation-harness, deepeval, Langfuse, LangSmith and Phoenix, which are compared into pairs; questions, answers, judge prompts and published rankings; any other table, once you choose what its columns mean. As JSON, JSON Lines, CSV, TSV, Parquet or SQLite, in gzip or ZIP, in UTF-8, UTF-16, Shift_JIS or EUC-JP. Files are recognised by their content, not by their names.',
  reading: (name: string) => `Reading ${name}`,
  files: 'Files',
  file: 'File',
  format: (name: string) => `Read as: ${name}`,
  rows: 'Rows',
  used: 'Judgments',
  unparsed: 'No verdict',
  rejected: 'Rejected',
  nothing: 'nothing read',
  unparsedMeaning:
    'Judgments without a readable verdict (−1, error, empty). They are kept and counted, never treated as ties.',
  rejectedRows: (n: string) => counted(n, 'rejected row'),
  rejectedMore: (shown: string, all: string) => `The first ${shown} of ${all} are listed.`,
  line: 'Line',
  reason: 'Reason',
  row: 'Row',
  duplicates: (n: string) =>
    `${counted(n, 'judgment')} ${agree(n, 'repeats', 'repeat')} another (same question, pair, order, judge and turn). Each counts in full, which makes the intervals narrower.`,
  missing: (n: string, of: string, share: string) =>
    `${n} of ${counted(of, 'row')} (${share}) could not be read and ${agree(n, 'is', 'are')} missing here.`,
  seeMissing: 'See why on the Data page',
  decideDuplicates: 'Keep or drop them on the Data page',
  models: 'Models',
  judged: 'Judged',
  winRate: 'Win rate',
  connected: 'Chains of judgments connect all models.',
  sampleSource:
    'The sample: 800 GPT-4 verdicts as counts per ordered pair. Source: Rakuda benchmark, YuzuAI, 2023-07-14.',
  countsAlone: 'Counts without files, as they came with a link or a report.',
  kept: 'The previous data are still loaded.',
  questionTitle: 'Choose how to read this file',
  question: 'The format leaves one thing open. Answer the question and the ranking follows.',
  toQuestion: 'Show the question on the Data page',
  failedTitle: 'Nothing was imported',
  importStopped: 'Reading was stopped. The previous data are still loaded.',
};
