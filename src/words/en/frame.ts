import type { Language } from '../language.ts';
import type { SamplerName } from '../../core/sampler/settings.ts';
import { counted } from './grammar.ts';
import { data } from './data/data.ts';
import { headline } from './leaderboard/headline.ts';
import { leaderboard } from './leaderboard/leaderboard.ts';
import { panel } from './panel.ts';
import { project } from './project.ts';
import { published } from './leaderboard/published.ts';
import { settingsText } from './settings-text.ts';
import { stan } from './stan.ts';

/** Every sentence of the page in English; `ja/frame.ts` holds the same in Japanese. */
export const en = {
  language: 'en' as Language,
  locale: 'en-GB',
  nav: {
    label: 'Pages',
    notices: 'Notices',
    leaderboard: 'Leaderboard',
    data: 'Data',
    priors: 'Priors',
    checks: 'Checks',
    inspect: 'Inspect',
    ask: 'Ask',
    judge: 'Judge',
    runs: 'Runs',
    settings: 'Settings',
    skip: 'Skip to content',
    promise: 'Data leaves this browser only in requests you start.',
    offline: 'Works offline. Data leaves this browser only in requests you start.',
  },
  header: {
    openFiles: 'Open files',
    publish: 'Publish',
    counts: (models: string, judgments: string) =>
      `${counted(models, 'model')} · ${counted(judgments, 'judgment')}`,
    judgedBy: (judge: string) => ` by ${judge}`,
    questions: (n: string) => ` · ${counted(n, 'question')}`,
    noQuestions: ' · no question ids',
    questionPerRow: ' · each judgment on its own question',
    drop: 'Drop your judgment files to rank them',
    panel: 'Model and prior',
    close: 'Close',
  },
  headline,
  leaderboard,
  status: {
    converged: 'Converged',
    notConverged: 'Not converged',
    failed: 'The fit failed',
    nothing: 'No judgments to rank',
    preview: 'Preview (Laplace approximation)',
    before: 'The fit before, until the new one is done',
    approximate: 'Laplace approximation',
    replicates: (n: string) => counted(n, 'bootstrap replicate'),
    draws: (n: string) => counted(n, 'draw'),
    stopped: 'Stopped: this is only the Laplace preview',
    stoppedBefore: 'Stopped: this is the fit before',
    sampling: 'Sampling',
    fitting: 'Fitting',
    rhat: (x: string) => `R-hat ${x}`,
    ess: (bulk: string, tail: string) => `ESS bulk ${bulk}, tail ${tail}`,
    divergences: (n: number) => (n === 0 ? 'no divergences' : counted(n, 'divergence')),
    chains: (n: string, draws: string) => `${counted(n, 'chain')} × ${counted(draws, 'draw')}`,
    stop: 'Stop',
    again: 'Run again',
    left: (t: string) => `${t} left`,
    order: (value: string, sign: -1 | 0 | 1) =>
      `order effect ${value}: ` +
      (sign > 0
        ? 'the first answer is favoured'
        : sign < 0
          ? 'the second answer is favoured'
          : 'no clear preference for either position'),
    noOrder: {
      'sides-unknown': 'no order effect: not known which answer was shown first',
      'one-order': 'no order effect: no pair known in both orders',
    },
    orderTitle: (narrow: string) =>
      `Posterior of the order effect: how much being shown first is worth; ±: half of the ${narrow} interval`,
    help: {
      title: 'What do these numbers mean?',
      rhat: 'R-hat compares the chains with each other; below 1.01 they agree (Vehtari et al. 2021).',
      ess: 'Effective sample size: how many independent draws the chains are worth, for the centre (bulk) and for the interval ends (tail). Above 400 the numbers are stable.',
      divergences:
        'Divergences are draws whose trajectory became numerically unstable; there should be none.',
      order: (narrow: string) =>
        `The order effect is the advantage of being shown first, on the rating scale; ± is half of its ${narrow} interval.`,
    },
  },
  project,
  published,
  questions: {
    title: 'Questions',
    over: {
      alone: '± over these questions',
      questions: '± over questions like these',
      raters: '± over raters like these',
      both: '± over questions and raters like these',
    },
  },
  stan,
  panel,
  data,
  priors: { title: 'Priors' },
  checks: { title: 'Checks' },
  inspect: { title: 'Inspect' },
  ask: { title: 'Ask' },
  judge: { title: 'Judge' },
  runs: {
    fitsOf: (name: string) => `Fits of ${name}`,
    title: 'Runs',
    purpose:
      'Every finished fit, kept in this browser with its data, settings, seed and draws. Imported data are saved at once and listed here until their first fit.',
    empty:
      'Nothing here yet. Data are saved as soon as they are imported, fits as soon as they finish.',
    unfitted: 'Not fitted yet: the fit starts when you open it',
    unfittedStopped: (again: string) =>
      `Not fitted yet: you stopped it; open it and choose “${again}”`,
    unfittedBrokenOff: (again: string) =>
      `Not fitted yet: the page closed twice during the fit; open it and choose “${again}”`,
    unfittedFailed: 'Not fitted yet: the fit failed; the leaderboard says why',
    open: 'Open',
    openNamed: (name: string) => `Open ${name}`,
    rename: 'Rename',
    renameNamed: (name: string) => `Rename ${name}`,
    nameOf: (name: string) => `New name of ${name}`,
    save: 'Save',
    cancel: 'Cancel',
    delete: 'Delete',
    deleteNamed: (name: string) => `Delete ${name}`,
    deleted: (name: string) => `Deleted “${name}”.`,
    undo: 'Undo',
    shown: 'shown',
    passedOver: 'It was the last run you opened; another run is shown instead.',
    seed: (seed: string) => `seed ${seed}`,
  },
  guide: { title: 'Guide' },
  settings: {
    title: 'Settings',
    purpose: 'Appearance, sampler and storage. Changes take effect immediately.',
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    scale: 'Strength scale',
    scaleNames: { rating: 'Rating', logOdds: 'Log-odds' },
    center: 'Average model at',
    perTenfold: 'Points for odds of 10 to 1',
    interval: 'Interval shown with ratings',
    sampler: 'Sampler',
    samplerMethod: 'Method',
    samplerNames: {
      'split-hmc': 'Split HMC (default)',
      nuts: 'NUTS',
      ensemble: 'Affine-invariant ensemble',
      'ensemble-legacy': 'Ensemble as Rakuda ran it',
      laplace: 'Laplace approximation',
      mle: 'Maximum likelihood with bootstrap',
    } satisfies Record<SamplerName, string>,
    samplerMeaning: {
      'split-hmc':
        'Hamiltonian Monte Carlo that moves exactly along a Gaussian approximation and corrects the rest. Where it fails, NUTS takes over and the leaderboard says so.',
      nuts: 'The no-U-turn sampler, as in Stan: slower, but robust where the posterior is curved or truncated.',
      ensemble: 'Walkers that stretch towards each other (Goodman & Weare 2010), as in emcee.',
      'ensemble-legacy':
        'The ensemble with the surplus coordinate of the Rakuda ranking: its intervals are about 6% too wide. For comparison only.',
      laplace: 'A Gaussian at the mode of the posterior: instant but approximate.',
      mle: 'No prior: maximum-likelihood strengths, with intervals from resampled judgments as in FastChat and Arena-Hard. Draws are bootstrap replicates.',
    } satisfies Record<SamplerName, string>,
    samplerTerms: {
      'split-hmc': 'Hamiltonian Monte Carlo',
      nuts: 'no-U-turn sampler',
      ensemble: 'Walkers',
      'ensemble-legacy': 'ensemble',
      laplace: 'Gaussian at the mode of the posterior',
      mle: 'maximum-likelihood strengths',
    } satisfies Record<SamplerName, string>,
    resampled: 'resampled judgments',
    chains: 'Chains',
    draws: 'Draws per chain',
    mostDraws: 'New data open with no more draws than these',
    mostDrawsMeaning:
      'Otherwise they open with as many as suit the number of models. Fewer are faster, and less exact at the ends of intervals.',
    warmup: 'Warm-up draws per chain',
    seed: 'Seed',
    seedMeaning: 'The same seed, data and settings give the same numbers to the last digit.',
    range: (low: string, high: string) => `a whole number from ${low} to ${high}`,
    storage: 'Storage',
    used: (amount: string) => `${amount} used in this browser.`,
    usedOf: (amount: string, quota: string) =>
      `${amount} used of the ${quota} that this browser allows.`,
    persistent: 'Storage is persistent: the browser won’t clear it by itself.',
    notPersistent:
      'Storage is not persistent: when disk space runs low, the browser may clear it. Save a backup of what you can’t lose.',
    persist: 'Ask for persistent storage',
    persistRefused:
      'The browser refused. It may agree once you use this page more often, bookmark it or install it.',
    deleteAll: 'Delete everything',
    deleteAllSure: 'Delete every project with all that is in it, and all keys, from this browser?',
    version: (version: string) => `Caravan ${version}, Apache-2.0`,
    licences: 'Licences of third-party libraries',
  },
  export: {
    figureSvg: 'Figure (SVG)',
    figurePng: 'Figure (PNG)',
    failed: 'The file could not be saved. Try another format, or reload the page and save again.',
    source: (name: string, judgments: string) =>
      `${name}, ${counted(judgments, 'judgment')}. Bayesian Bradley–Terry model, made with Caravan.`,
  },
  update: {
    ready: 'A new version is ready.',
    reload: 'Update',
    later: 'Later',
  },
  settingsText,
  /** Terms as they stand in the sentences above. */
  terms: {
    bulk: 'bulk',
    tail: 'tail',
    divergences: 'divergences',
    order: 'order effect',
    designEffect: 'design effect',
    interval: 'interval',
    posterior: 'posterior density',
    separated: 'separated',
  },
  warnings: 'Before you rely on this',
  dismiss: 'Dismiss',
};

/** What `ja/frame.ts` must hold: the same keys, the same arguments. */
export type Words = typeof en;
