import { agree, counted } from '../grammar.ts';

/** A study for several raters, in English. */
export const study = {
  title: 'Study for several raters',
  explain:
    'Each rater is given one HTML file. It opens in any browser without a network, names no model and sends nothing. Raters return a result file, and whatever they judged joins this project.',
  material:
    'The study is about the questions and models chosen in step 1. Answers are shown as they are: one that names its own model gives it away.',
  raters: 'Raters',
  ratersHint: (most: string) => `2–${most}`,
  names: 'Names of the raters',
  namesHint: 'Optional, one per line. Others are numbered.',
  sameNames: 'Two raters have the same name.',
  rater: (n: number) => `Rater ${String(n)}`,
  isAll: 'Every rater judges every pair',
  perRater: 'Pairs per rater',
  perRaterHint: (most: string) => `1–${most}`,
  overlap: 'Pairs that all raters see (%)',
  overlapHint: '0–100. Agreement between raters is measured on these.',
  repeats: 'Hidden repeats (%)',
  repeatsHint: (most: string) =>
    `0–${most}. Pairs that come back later, to see whether raters agree with themselves. They don’t count in the ranking.`,
  swaps: 'Swap the sides of repeats',
  swapsNote: 'A rater who follows the side instead of the answer then contradicts themselves.',
  seed: 'Seed',
  seedHint: '0–4,294,967,295. The same seed makes the same lists.',
  looking: 'Looking at the answers…',
  tooMany: (most: string) =>
    `All lists together may hold ${most} pairs. Choose fewer pairs per rater.`,
  outlook: 'What it takes',
  each: 'Per rater',
  eachText: (pairs: string, repeats: string) =>
    repeats === '0'
      ? counted(pairs, 'pair')
      : `${counted(pairs, 'pair')} and ${counted(repeats, 'repeat')}`,
  time: 'Time per rater',
  timeText: (time: string) => `about ${time}, at a minute per pair`,
  shared: 'Seen by all raters',
  sharedText: (pairs: string) => counted(pairs, 'pair'),
  covered: 'Covered by the study',
  coveredText: (covered: string, exist: string) => `${covered} of ${counted(exist, 'pair')}`,
  precision: 'Precision',
  forecast: 'Forecast the precision',
  forecasting: 'Simulating the study…',
  stop: 'Stop',
  stopped: 'Stopped.',
  width: (now: string, then: string, lower: string, upper: string, simulations: string) =>
    `A model’s rating would be known to ± ${then} on average (${lower} to ${upper} in the middle 68% of ${counted(simulations, 'simulation')}); now it is ± ${now}. ± is half the 68% interval, over these questions.`,
  make: 'Make the study',
  making: 'Making the study…',
  name: (raters: string) => `study with ${counted(raters, 'rater')}`,
  /** Of a study that was made. */
  files: 'Files for the raters',
  filesNote:
    'Give each rater their own file and ask for the result file back. Files open in the language that this page is in now; raters can change it.',
  save: 'Save the file',
  saveNamed: (name: string) => `Save the file of ${name}`,
  saveAll: 'Save all as ZIP',
  open: 'Open result files',
  openNote: 'Or drop them anywhere on this page. A rater’s later file replaces their earlier one.',
  table: 'Raters and what they have returned',
  working: 'Writing the files…',
  columns: {
    rater: 'Rater',
    verdicts: 'Verdicts',
    returned: 'Last result file',
    self: 'Agrees with themselves',
    file: 'File',
  },
  verdicts: (done: string, total: string) => `${done} of ${total}`,
  notReturned: 'none yet',
  self: (same: string, of: string) => `${same} of ${counted(of, 'repeat')}`,
  selfRange: (share: string, lower: string, upper: string) =>
    `${share} (95% interval: ${lower} to ${upper})`,
  kappa: (value: string, lower: string, upper: string) => `κ ${value} (${lower} to ${upper})`,
  few: (n: string, least: string) => `${counted(n, 'repeat')}: too few, ${least} needed`,
  noRepeats: '–',
  selfNote: (swaps: boolean, least: string) =>
    `Share of repeated pairs with the same verdict, and Cohen’s κ${swaps ? '; sides were swapped' : ''}. At least ${counted(least, 'repeat')} ${agree(least, 'is', 'are')} needed. How raters agree with each other is below.`,
  /** After result files were opened. */
  taken: (file: string, rater: string, done: string, total: string) =>
    `${file}: ${done} of ${counted(total, 'verdict')} by ${rater} read.`,
  refused: (file: string, reason: string) => `${file}: ${reason}`,
};
