import type { SettingName } from '../../core/history/settings-change.ts';
import { agree, counted } from './grammar.ts';

const changing = (models: string): string =>
  models === '0' ? 'none changes' : `${models} ${agree(models, 'changes', 'change')}`;

/** Fits side by side, over time and made once more, in English. */
export const history = {
  choice: {
    project: 'Project',
    fit: 'Fit',
    option: (name: string, date: string, judgments: string, settings: string) =>
      `${date} · ${settings} · ${counted(judgments, 'judgment')} · ${name}`,
    none: 'no finished fit',
    choose: 'choose a fit',
  },
  compare: {
    title: 'Compare two fits',
    explain:
      'What changed in the data, the settings and the ranking from one fit to another, of this project or of two.',
    before: 'Before',
    after: 'After',
    begin: 'Compare',
    running: 'Comparing the fits',
    again: 'Compare again',
    stopped: 'Stopped.',
    result: (before: string, after: string) => `From “${before}” to “${after}”`,
    region: 'Changes by model',
    headline: (moved: string, clear: string, models: string) =>
      `Of the ${counted(models, 'model')} in both fits, ${changing(moved)} rank, and ${changing(clear)} in strength with at least 95% probability.`,
    noneShared: 'The two fits have no model in common.',
    kendall: (tau: string) => `Kendall’s τ of the two rankings: ${tau}.`,
    kendallTerm: 'Kendall’s τ',
    added: (models: string) => `Only after: ${models}.`,
    removed: (models: string) => `Only before: ${models}.`,
    ranked: (name: string, rank: string) => `${name} (rank ${rank})`,
    more: (n: string) => `${n} more`,
    among: 'Ranks are counted among the models that both fits have.',
    model: 'Model',
    rankBefore: 'Rank before',
    rankAfter: 'Rank after',
    change: 'Change in strength (95% interval)',
    real: 'P(change is real)',
    interval: (by: string, lower: string, upper: string) => `${by} (${lower} to ${upper})`,
    up: (rank: string, by: string) => `${rank} (up ${by})`,
    down: (rank: string, by: string) => `${rank} (down ${by})`,
    /** P(better rank) or P(worse rank), behind a rank that moved. */
    moved: (rank: string, probability: string) => `${rank}, P ${probability}`,
    method:
      'Each strength is measured from the mean of the models in both fits, so a new weak model lifts nobody. P(change is real) is the probability that the strength moved the way shown: every draw of one posterior is compared with every draw of the other, as if the two were independent; 50% is no sign of a change. P behind a rank is that of a better (up) or worse (down) rank. Fits that share judgments also share their errors, so these probabilities are then cautious.',
    settingsMatter:
      'The settings differ too, so some of these changes may come from them rather than from the judgments.',
    settingsAlone: 'The judgments are the same, so these changes come from the settings.',
    tieScale: 'A different tie model also stretches the scale, equally for all models.',
    figure: (models: string) => `Ranks of ${counted(models, 'model')} before and after.`,
    figureRegion: 'Ranks before and after',
    part: (shown: string, models: string) =>
      `The figure shows the first ${shown} of ${counted(models, 'model')}.`,
  },
  differs: {
    title: 'What differs',
    sameData: (judgments: string) => `The same ${counted(judgments, 'judgment')}.`,
    judgments: (before: string, after: string) => `Judgments: ${before} → ${after}.`,
    parts: (added: string, removed: string, changed: string, same: string) =>
      `${added} added, ${removed} removed, ${changed} with another verdict, ${same} unchanged.`,
    byPair:
      'Only counts are kept for one of the two, so judgments are told apart by pair and order alone.',
    judges: (changes: string) => `Judges: ${changes}.`,
    count: (name: string, before: string, after: string) => `${name} (${before} → ${after})`,
    questions: (added: string, removed: string) => `Questions: ${added} added, ${removed} removed.`,
    sameSettings: 'The same settings and seed.',
    setting: (name: string, before: string, after: string) => `${name}: ${before} → ${after}.`,
    stan: 'One of them was drawn by CmdStan.',
    sameVersion: (version: string) => `Both were made by Caravan ${version}.`,
    version: (before: string, after: string) => `Caravan ${before} → ${after}.`,
    unknownVersion: '(version not recorded)',
  },
  settings: {
    strength: 'Prior on strength',
    informative: 'Priors for single models',
    order: 'Prior on the order effect',
    ties: 'Ties',
    tie: 'Prior on ties',
    questions: 'Questions',
    sampler: 'Sampler',
    chains: 'Chains',
    draws: 'Draws per chain',
    warmup: 'Warm-up per chain',
    bootstrap: 'Bootstrap interval',
    seed: 'Seed',
  } satisfies Record<SettingName, string>,
  values: {
    none: 'none',
    these: 'these alone',
    random: (scale: string, isConditional: boolean) =>
      `new ones, ω half-normal(${scale})${isConditional ? ', shown for one question' : ''}`,
    robust: { questions: 'new ones', raters: 'new raters', both: 'new questions and raters' },
    bootstrap: { bca: 'BCa', percentile: 'percentile' },
    normal: (mean: string, scale: string) => `normal(${mean}, ${scale})`,
  },
  time: {
    title: 'Ranks over time',
    by: 'Rankings shown',
    fits: 'Finished fits',
    dates: 'Dates of judgments',
    explain: 'Every fit of this project, by the date when it finished.',
    few: 'This appears once the project has two finished fits.',
    explainDates:
      'The ranking of all judgments made by each date, at even intervals, with the current settings (an approximation). Judgments without a date are left out.',
    ranking: 'Ranking the judgments date by date…',
    noDates: 'No judgment in these files says when it was made.',
    oneDate: 'All judgments were made at the same time.',
    judgments: (n: string) => counted(n, 'judgment'),
    older: (n: string) => `${counted(n, 'older fit')} not shown.`,
    figure: (models: string, fits: string) =>
      `Ranks of ${counted(models, 'model')} in ${counted(fits, 'ranking')}.`,
    region: 'Ranks over time',
    key: 'By rank among the models that both ends of a line have: solid blue has risen, dashed orange has fallen, grey is the same.',
    table: 'As a table',
    model: 'Model',
    pages: {
      previous: 'Previous',
      next: 'Next',
      range: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
    },
  },
  again: {
    title: 'Reproduce a fit',
    explain:
      'Runs an old fit again with its own data, settings and seed, and compares every number. Nothing stored is changed.',
    begin: 'Run it again',
    running: 'Running the fit again',
    stopped: 'Stopped.',
    stan: 'CmdStan drew this fit, so it can’t be run again here.',
    same: 'Equal to the bit: every draw and the whole summary.',
    sameByHash:
      'Equal to the bit: the summary, and the draws by their hash. The draws themselves were deleted to save room.',
    sameSummary:
      'The summary is equal to the bit. The draws were not kept, so they can’t be compared.',
    other: 'Not equal.',
    sameDraws: 'The draws are equal to the bit, but the summary made of them is not.',
    otherHash:
      'The hash of the draws is another. They were deleted to save room, so the place can’t be shown.',
    madeWith: (before: string, now: string) =>
      `The fit was made by Caravan ${before}; this is Caravan ${now}.`,
    sameVersion: (version: string) =>
      `Both were made by Caravan ${version}, so its version is not the reason.`,
    unknownVersion: (now: string) =>
      `Which version of Caravan made the fit was not recorded; this is Caravan ${now}.`,
    firstDraw: (chain: string, draw: string, parameter: string) =>
      `The first difference is in chain ${chain}, draw ${draw}, ${parameter}:`,
    firstField: (field: string) => `The first difference in the draws is in ${field}:`,
    firstSummary: (field: string) => `The first difference in the summary is in ${field}:`,
    values: (before: string, after: string) => `stored ${before}, now ${after}.`,
    missing: 'nothing',
    hash: 'SHA-256 of the draws made now:',
    parameters: {
      strength: (model: string) => `strength of ${model}`,
      order: 'the order effect',
      tie: 'the tie parameter',
      strong: 'the parameter of strong wins (≫)',
      tau: 'τ',
      omega: 'ω',
    },
  },
  drift: {
    before:
      'To compare two snapshots of a judge (before and after a day, or in two files), open its report card:',
    link: 'Report cards of judges',
  },
};
