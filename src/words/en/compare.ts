import type { Preset } from '../../core/fit/compared-setting.ts';

/** Several settings side by side, in English. */
export const compare = {
  title: 'Settings side by side',
  explain:
    'The same judgments under several priors, tie models and methods: what changes, and what holds whatever one assumes?',
  draws:
    'The fit is shown with its own draws; the others are fitted with fewer, which moves an interval’s end by one or two hundredths of its width, in a bootstrap by up to five.',
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
      hierarchical: 'Learned prior',
      half: 'Ties as half a win',
      drop: 'Ties dropped',
      davidson: 'Davidson’s ties',
      'rao-kupper': 'Rao–Kupper ties',
      order: 'With an order effect',
      'no-order': 'Without an order effect',
    } satisfies Record<Preset, string>,
  },
  about: {
    ensemble: 'flat priors, sampled with a surplus coordinate: intervals about 6% too wide',
    mle: (ties: string, hasOrder: boolean) =>
      `no prior, intervals by bootstrap · ${ties} · ${hasOrder ? 'order effect' : 'no order effect'}`,
    winRate: (isHalf: boolean) =>
      `wins${isHalf ? ' and half the ties' : ''} over judgments, whomever a model met`,
  },
  list: {
    title: 'Settings compared',
    reference: 'Compare with',
    isReference: (name: string) => `Compare the others with ${name}`,
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
    waiting: 'waits',
    waitingFit: 'waits for the fit',
    running: (percent: string) => `fitting, ${percent}`,
    stopped: 'stopped',
    failed: 'There is no such ranking.',
    draws: (chains: string, draws: string) => `${chains} × ${draws} draws`,
    replicates: (n: string) => `${n} bootstrap replicates`,
    wilson: 'Wilson intervals',
    notConverged: 'not converged: don’t rely on it',
    approximate: 'an approximation',
  },
  add: {
    label: 'Add a setting',
    whole: 'By themselves',
    oneChange: 'The fit with one thing changed',
    runs: 'Runs of these data',
    button: 'Add',
    fit: 'Add the fit',
    keep: 'Add the settings as they are set now',
  },
  progress: (done: string, total: string) => `${done} of ${total} settings fitted`,
  stop: 'Stop',
  again: 'Go on',
  empty: 'Add at least two settings to compare them.',
  waiting: 'The comparison begins when the fit is finished.',
  summary: {
    together: (sentences: readonly string[]) => sentences.join(' '),
    few: 'There is nothing to compare yet.',
    leader: (name: string, settings: number) => `${name} is first under all ${settings} settings.`,
    leaders: (shares: readonly string[]) => `First is ${listed(shares)}.`,
    leaderShare: (name: string, settings: number, total: number) =>
      `${name} under ${settings} of ${total} settings`,
    unmoved: 'No model changes rank.',
    moved: (models: number, total: number) =>
      `${models} of ${total} models change${models === 1 ? 's' : ''} rank somewhere.`,
    largest: (name: string, setting: string, sds: string) =>
      `The largest shift is that of ${name} under “${setting}”: ${sds} standard deviations.`,
  },
  changes: {
    title: (reference: string) => `What changes, against “${reference}”`,
    region: 'What changes',
    setting: 'Setting',
    moved: 'Models with another rank',
    kendall: 'Kendall’s τ',
    width: 'Width of the intervals',
    shift: 'Largest shift',
    claims: 'Claims at 95%',
    movedOf: (moved: string, total: string, most: string | null) =>
      most === null ? `none of ${total}` : `${moved} of ${total}; ${most}`,
    mostMoved: (name: string, from: string, to: string) => `${name} ${from} → ${to}`,
    times: (ratio: string) => `× ${ratio}`,
    shiftOf: (name: string, points: string, sds: string) => `${name} ${points} (${sds} sd)`,
    claimsOf: (lost: number, gained: number, reversed: number) =>
      lost + gained + reversed === 0
        ? 'none changes'
        : [
            ...(lost > 0 ? [`${lost} lost`] : []),
            ...(gained > 0 ? [`${gained} gained`] : []),
            ...(reversed > 0 ? [`${reversed} reversed`] : []),
          ].join(', '),
    reference: (decided: string, pairs: string) =>
      `the others are compared with this; ${decided} of ${pairs} pairs decided at 95%`,
    referenceRates: 'the others are compared with this, by rank alone',
    explain:
      'A shift is measured in standard deviations of the setting compared with. Another tie model also stretches the scale, for all models alike. A claim is that one model is stronger than another with at least 95% probability; a change that draws could make by chance is not counted.',
    winRate:
      'A win rate is on a scale of its own, against whomever the model met: in the figure its log-odds, dashed, and only ranks are compared.',
    mle: 'Intervals and claims of maximum likelihood come from resampled judgments: how far the estimate would vary, not where the strength lies. With ties as half a win they are narrower than those of a posterior, since ties vary less than wins and losses.',
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
    reversed: 'The other way round',
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
      `Medians and intervals of ${models} models under ${settings} settings.`,
    key: (narrow: string, wide: string) => `thick ${narrow}, thin ${wide} interval`,
    rating: 'Rating',
    logOdds: 'Log-odds',
    apart: (name: string) => `${name} (its log-odds)`,
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

function listed(parts: readonly string[]): string {
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
