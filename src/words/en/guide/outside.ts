import type { GuideCommand } from '../../guide/commands.ts';

/** Sections of the guide about what is outside the page, in English. */
export const privacy = {
  intro:
    'Caravan is a page without a server: no account, no telemetry, no cookies. Files are read, fitted and stored in this browser. Your data leave it only in what you start yourself:',
  columns: { when: 'When you …', what: 'this leaves', whom: 'and goes to' },
  rows: [
    {
      when: 'open this page online',
      what: 'requests for its own files and for a newer version; nothing of yours',
      whom: 'the site that serves it',
    },
    {
      when: 'open a file by its address',
      what: 'the request for that file, without cookies',
      whom: 'its site, and wherever that redirects',
    },
    {
      when: 'have models answer',
      what: 'questions, system prompt, your key',
      whom: 'the base URL you entered',
    },
    {
      when: 'have models judge',
      what: 'questions, both answers, the judge prompt, your key',
      whom: 'the base URL you entered',
    },
    {
      when: 'download a model for this device',
      what: 'the request for its files',
      whom: 'Hugging Face',
    },
    {
      when: 'save a report, a project or a study',
      what: 'a file with what it is of, never with keys; a report holds questions and answers only if you ask for them',
      whom: 'your disk; from there on it is up to you',
    },
  ],
  keys: 'Keys stay in memory and are gone when the page closes, unless you have them kept, encrypted with a passphrase. They are in no export.',
  stored:
    'All else is stored in this browser until you delete it; [Settings|#settings] shows how much, saves a backup and deletes everything.',
};

export const command = {
  intro:
    'The command line is the page’s twin: the same core, and the same numbers for the same seed. It needs Node and a copy of the repository, or only the one file `caravan.mjs`.',
  meanings: {
    rank: 'Prints the leaderboard.',
    json: 'The same with every number, as JSON.',
    checks:
      'Ties as an outcome of their own, with leave-one-out, predictive checks and prior sensitivity.',
    prior: 'Another prior: normal around 0, its spread learned from the data.',
    these: 'Intervals over these questions alone.',
    map: 'Single scores from a table with columns of other names.',
    gate: 'For CI: exit code 3 unless the claim holds.',
    report: 'Writes a report that opens offline in any browser.',
    project: 'Writes a project that this page opens.',
    convert: 'Writes the judgments in another format.',
    node: 'The same program in one file, and the ranking as a Markdown table.',
  } satisfies Record<GuideCommand, string>,
  help: 'Every option is explained by `--help`.',
};

export const citing = {
  intro:
    'Press “Publish” and choose “Citation”: it gives text, BibTeX and CITATION.cff with the data, the settings and the version in use.',
  say: 'A ranking can be checked by others if it says',
  points: [
    'which models, in which versions, and with which settings they answered;',
    'which questions, how many, and who judged with which prompt;',
    'how ties counted, which prior was used, and over which questions ± is;',
    'whether the computation converged, with the seed and the version of Caravan.',
  ],
  project: 'A project file or a report carries all of this that Caravan knows.',
  methods: 'The methods behind the numbers:',
};
