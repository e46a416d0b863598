import type { Preset } from '../../core/fit/compared-setting.ts';
import { agree, counted, list } from './grammar.ts';

/** Several settings side by side, in English. */
export const compare = {
  title: 'Settings side by side',
  explain:
    'The same judgments under several priors, tie models and methods: what changes, and what holds under every assumption?',
  draws:
    'The fit is shown with its own draws; the others are fitted with fewer, which moves the ends of an interval by 1–2% of its width (up to 5% in a bootstrap).',
  names: {
    fit: 'The fit',
    kept: (serial: number) => `Kept ${serial}`,
    presets: {
      standard: 'Caravan’s default',
      rakuda: 'Rakuda’s model',
      'rakuda-run': 'Rakuda as it was run',
      mle: 'Maximum likelihood',
      'win-rate': 'Win rate',
      narrow: 'Narrow prior',
      wide: 'Wide prior',
      'student-t': 'Student t prior',
      laplace: 'Laplace prior',
      hierarchical: 'Hierarchical prior',
      half: 'Ties as half a win',
      drop: 'Ties dropped',
      davidson: 'Davidson’s ties',
      'rao-kupper': 'Rao–Kupper ties',
      adjacent: 'Grades by adjacent categories',
      cumulative: 'Grades by cumulative thresholds',
      order: 'With an order effect',
      'no-order': 'Without an order effect',
    } satisfies Record<Preset, string>,
  },
  about: {
    ensemble: 'flat priors, sampled with one coordinate too many: intervals about 6% too wide',
    mle: (ties: string, hasOrder: boolean) =>
      `no prior, intervals by bootstrap · ${ties} · ${hasOrder ? 'order effect' : 'no order effect'}`,
    winRate: (isHalf: boolean) =>
      `wins${isHalf ? ' and half the ties' : ''} per judgment, whichever opponents a model met`,
  },
  list: {
    title: 'Settings compared',
    reference: 'Compare with',
    isReference: (name: string) => `Compare the others with ${name}`,
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
    waiting: 'waiting',
    waitingFit: 'waiting for the fit',
    running: (percent: string) => `fitting, ${percent}`,
    stopped: 'stopped',
    failed: 'This ranking does not exist.',
    draws: (chains: string, draws: string) => `${chains} × ${counted(draws, 'draw')}`,
    replicates: (n: string) => counted(n, 'bootstrap replicate'),
    wilson: 'Wilson intervals',
    notConverged: 'not converged: don’t rely on it',
    approximate: 'an approximation',
  },
  add: {
    label: 'Add a setting',
    whole: 'Complete settings',
    oneChange: 'The fit with one thing changed',
    runs: 'Runs on these data',
    button: 'Add',
    fit: 'Add the fit',
    keep: 'Add the current settings',
  },
  progress: (done: string, total: string) => `${done} of ${counted(total, 'setting')} fitted`,
  stop: 'Stop',
  again: 'Continue',
  empty: 'Add at least two settings to compare them.',
  waiting: 'The comparison begins when the fit is finished.',
  summary: {
    together: (sentences: readonly string[]) => sentences.join(' '),
    few: 'There is nothing to compare yet.',
    leader: (name: string, settings: number) =>
      `${name} is first under all ${counted(settings, 'setting')}.`,
    leaders: (shares: readonly string[]) => `First place goes to ${list(shares)}.`,
    leaderShare: (name: string, settings: number, total: number) =>
      `${name} under ${settings} of ${counted(total, 'setting')}`,
    unmoved: 'No model changes rank.',
    moved: (models: number, total: number) =>
      `${models} of ${counted(total, 'model')} ${agree(models, 'changes', 'change')} rank under some setting.`,
    largest: (name: string, setting: string, sds: string) =>
      `${name} shifts most, by ${sds} standard deviations under “${setting}”.`,
  },
  changes: {
    title: (reference: string) => `Changes relative to “${reference}”`,
    region: 'Changes',
    setting: 'Setting',
    moved: 'Models that change rank',
    kendall: 'Kendall’s τ',
    width: 'Interval width',
    shift: 'Largest shift',
    claims: 'Claims at 95%',
    movedOf: (moved: string, total: string, most: string | null) =>
      most === null ? `none of ${total}` : `${moved} of ${total}; ${most}`,
    mostMoved: (name: string, from: string, to: string) => `${name} ${from} → ${to}`,
    times: (ratio: string) => `× ${ratio}`,
    shiftOf: (name: string, points: string, sds: string) => `${name} ${points} (${sds} sd)`,
    claimsOf: (lost: number, gained: number, reversed: number) =>
      lost + gained + reversed === 0
        ? 'no change'
        : list([
            ...(lost > 0 ? [`${lost} lost`] : []),
            ...(gained > 0 ? [`${gained} gained`] : []),
            ...(reversed > 0 ? [`${reversed} reversed`] : []),
          ]),
    reference: (decided: string, pairs: string) =>
      `the others are compared with this; ${decided} of ${pairs} pairs decided at 95%`,
    referenceRates: 'the others are compared with this, by rank alone',
    explain:
      'Shifts are measured in standard deviations under the reference setting. A different tie model also stretches the scale, equally for all models. A claim is that one model is stronger than another with at least 95% probability; changes within Monte Carlo error are not counted.',
    winRate:
      'A win rate is on a scale of its own and depends on which opponents the model met: the figure shows its log-odds, dashed, and only ranks are compared.',
    mle: 'Intervals and claims of maximum likelihood come from resampled judgments: they say how far the estimate would vary, not where the strength lies. With ties as half a win they are narrower than posterior intervals, since ties vary less than wins and losses.',
    /** As they stand in the sentences above. */
    terms: {
      winRate: 'win rate',
      logOdds: 'log-odds',
      mle: 'maximum likelihood',
    },
  },
  claims: {
    title: (setting: string, changes: string) => `${setting}: ${changes}`,
    lost: 'No longer decided',
    gained: 'Decided only here',
    reversed: 'Reversed',
    claim: (ahead: string, behind: string, before: string, after: string) =>
      `${ahead} ahead of ${behind}: ${before} → ${after}`,
    more: (n: string) => `and ${n} more`,
  },
  figure: {
    title: 'Intervals under each setting',
    rows: 'Models shown',
    changed: 'Those that change',
    all: 'All',
    noneChanged: 'No rank changes, and no strength by half a standard deviation.',
    label: (models: string, settings: string) =>
      `Medians and intervals of ${counted(models, 'model')} under ${counted(settings, 'setting')}.`,
    key: (narrow: string, wide: string) => `thick ${narrow}, thin ${wide} interval`,
    rating: 'Rating',
    logOdds: 'Log-odds',
    ownScale: (name: string) => `${name} (its log-odds)`,
    infinite: 'A rate of 0% or 100% has no log-odds: only its interval is drawn, up to the edge.',
    table: 'As a table',
    model: 'Model',
    rankOf: (setting: string) => `${setting}: rank`,
    ratingOf: (setting: string) => `${setting}: rating, 95% interval`,
    logOddsOf: (setting: string) => `${setting}: log-odds, 95% interval`,
    rateOf: (setting: string) => `${setting}, 95% interval`,
    interval: (middle: string, lower: string, upper: string) => `${middle} (${lower} to ${upper})`,
    up: (rank: string, by: string) => `${rank} (up ${by})`,
    down: (rank: string, by: string) => `${rank} (down ${by})`,
    pages: {
      previous: 'Previous',
      next: 'Next',
      range: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
    },
  },
};
