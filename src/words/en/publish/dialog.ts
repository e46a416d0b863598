import type { LinkRefusal } from '../../../core/publish/link/link.ts';
import { counted } from '../grammar.ts';

/** The Publish dialog, in English. */
export const dialog = {
  title: 'Publish',
  close: 'Close',
  what: 'What to publish',
  products: {
    figure: 'Figure',
    table: 'Table',
    badge: 'Badge',
    citation: 'Citation',
    report: 'Report',
    link: 'Link',
    draws: 'Draws',
    files: 'Files',
  },
  purpose: {
    figure: 'The ranking as a drawing, for a page, a paper or a slide.',
    table: 'The ranking as a table, to paste where you write.',
    badge: 'One model’s rank, for a README or a model card.',
    citation: 'How to cite this ranking and Caravan.',
    report: 'All of it in one file that opens anywhere, without any request.',
    link: 'The counts in an address that anybody can open, without any file.',
    draws: 'Every draw of the posterior, for ArviZ, posterior and other programs.',
    files: 'The result with all its digits, the model for Stan, and the whole project.',
  },
  format: 'Format',
  formats: {
    svg: 'SVG',
    png: 'PNG',
    markdown: 'Markdown',
    latex: 'LaTeX',
    html: 'HTML',
    csv: 'CSV',
    text: 'Text',
    bibtex: 'BibTeX',
    cff: 'CITATION.cff',
    report: 'Without texts',
    'report-texts': 'With questions and answers',
    link: 'By question',
    'link-pairs': 'By pair alone',
    cmdstan: 'CmdStan CSV',
    parquet: 'Parquet',
    'result-csv': 'Result (CSV)',
    'result-json': 'Result (JSON)',
    stan: 'Stan program (.stan)',
    'stan-data': 'Stan data (JSON)',
    project: 'Project (.caravan)',
  },
  scale: 'Pixels',
  scales: { '1': '1×', '2': '2×', '3': '3×', '4': '4×' },
  preview: 'Preview',
  size: (width: string, height: string) => `${width} × ${height} px`,
  limited: 'No browser paints a larger picture. Print fewer models, or save SVG.',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied:
    'The browser refused access to the clipboard. Select the text and copy it, or save it.',
  save: (format: string) => `Save ${format}`,
  writing: 'Writing the file…',
  saved: (name: string) => `Saved as ${name}.`,
  failed: 'The file could not be saved. Try another format, or reload the page and save again.',
  making: 'Drawing the preview…',
  waiting: 'Available once sampling has finished.',
  nothing: 'There is no ranking to publish yet.',
  part: (shown: string, all: string) => `The first ${shown} of ${counted(all, 'character')}.`,
  notConverged: 'This fit has not converged. What you save says so.',
  unsampled:
    'Sampling has not finished: this is a Laplace approximation, and what you save says so.',
  settings: {
    title: 'Settings',
    reset: 'Reset',
    heading: 'Title',
    subtitle: 'Subtitle',
    source: 'Source line',
    authors: 'Authors, one per line',
    rows: 'Models',
    all: (n: string) => `All ${n}`,
    first: (n: string) => `First ${n}`,
    columns: 'Columns',
    language: 'Language',
    languages: { en: 'English', ja: '日本語' },
    theme: 'Theme',
    themes: { light: 'Light', dark: 'Dark' },
    form: 'Made for',
    forms: { page: 'Page', column: 'Paper column', slide: 'Slide' },
    tooMany: (n: string) =>
      `A slide has room for ${counted(n, 'model')}; with more, it grows taller.`,
    names: 'Names as printed',
    nameOf: (model: string) => `Printed name of ${model}`,
    pages: {
      previous: 'Previous',
      next: 'Next',
      range: (from: string, to: string, all: string) => `${from}–${to} of ${all}`,
    },
    model: 'Model',
    kept: 'Remembered for this project until you close the page.',
  },
  report: {
    lead: 'The report has the headline, tiers, leaderboard, checks with their evidence, tables of judges, questions and slices, the judgments, settings and how to reproduce it. Readers can print it, move the prior, filter and fit anew in it, and open it in Caravan as a project. Making it asks the checks that are not computed yet.',
    texts: (size: string) =>
      `The project inside also holds the questions and answers word by word: about ${size} more.`,
    noTexts: 'No questions and answers are kept here, so that the report has none either.',
  },
  link: {
    length: (characters: string) =>
      `${counted(characters, 'character')} long. All of it stands behind the #, which browsers send to no server; whoever has the link can read it.`,
    carries: (judgments: string, models: string, questions: string | null) =>
      `It carries the counts of ${counted(judgments, 'judgment')} of ${counted(models, 'model')} by pair${
        questions === null ? '' : ` and by question (${questions}, as numbers only)`
      }, the models’ names, the title, the settings and the seed: whoever opens it gets the same fit, made anew, as a project of its own.`,
    without: 'It carries no texts, no names of questions and no judges.',
    part: (models: string, all: string) =>
      `Only judgments between the first ${models} of ${counted(all, 'model')} are in it, so that its numbers differ from these.`,
    narrower: {
      these:
        'There, ± is over these questions alone, and mostly narrower than here: the link does not say of which question a judgment is.',
      questions: 'There, ± is over questions like these, and not over raters: it has none.',
      raters: 'There, ± is over raters like these.',
      both: 'There, ± is over questions and raters like these.',
    },
    ownFile:
      'This page is a file of yours. For others, put the address of Caravan on the web before the #.',
    refused: (refusal: LinkRefusal, whole: (n: number) => string): string => {
      switch (refusal.kind) {
        case 'choices':
          return 'There is no link: rankings and choices out of several are more than counts by pair. Publish a report instead.';
        case 'styled':
          return 'There is no link: strengths adjusted for style rest on the answers, which no link carries. Publish a report instead.';
        case 'models':
          return `There is no link: ${counted(whole(refusal.found), 'model')} are more than the ${whole(refusal.most)} that a link carries.`;
        case 'draws':
          return `There is no link: whoever opened it would take ${counted(whole(refusal.found), 'draw')}, and a link may ask for ${whole(refusal.most)}. Fit with fewer draws.`;
        case 'length':
          return refusal.found === null
            ? `There is no link: it would be far longer than the ${counted(whole(refusal.most), 'character')} that an address may have.`
            : `There is no link: it would have ${counted(whole(refusal.found), 'character')}, and an address may have ${whole(refusal.most)}.`;
      }
    },
    carry: (models: string | null) =>
      models === null
        ? 'Count by pair alone'
        : `Carry the first ${counted(models, 'model')}, by pair alone`,
  },
  draws: {
    cmdstan: (chains: string, draws: string) =>
      `A ZIP with one CSV file per chain, as CmdStan writes them (${counted(chains, 'chain')} × ${counted(draws, 'draw')}), and a README.`,
    begins: 'The first one begins like this:',
    parquet: (draws: string) =>
      `One Parquet file with one row per draw (${draws} in all). Its columns:`,
    model: (name: string) => `strength of ${name}, natural log-odds`,
  },
  project:
    'The whole project in one file: its files, answers, judgments, sessions, fits and settings. Open it in Caravan, on this device or another; keys are never in it.',
};
