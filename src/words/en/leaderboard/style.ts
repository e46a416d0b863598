import { agree, counted } from '../grammar.ts';

/** What is said of a ranking that is adjusted for the style of answers, in English. */
export const style = {
  title: 'Adjusted for style',
  about: (features: string) =>
    `Strengths are as they would be if the two answers of every judgment had been alike in ${features} (style control).`,
  features: {
    length: 'length',
    headings: 'headings',
    lists: 'list items',
    bold: 'bold passages',
  },
  weights: 'What each of these weighs with the judges',
  toChecks: 'Choose other features in Checks',
  ties: 'Ties count as half a win here, whatever the tie model.',
  random: 'Departures by question are not part of this model: widths are robust instead.',
  raters: 'Widths are over questions here: those who judged are not told apart in this model.',
  sampled: 'There is no maximum likelihood with such coefficients, so it is sampled instead.',
  constant: (features: string) =>
    `Left out, since it doesn’t vary in these judgments: ${features}.`,
  shift: {
    title: 'Against the unadjusted ranking',
    summary: (moved: string, all: string, up: string, gain: string, down: string, loss: string) =>
      `${moved === '0' ? 'No model changes' : `${moved} of ${counted(all, 'model')} ${agree(moved, 'changes', 'change')}`} rank against the unadjusted ranking of the same judgments. ${up} gains most (${gain}), ${down} loses most (${loss}).`,
    comparing: 'Fitting the same judgments unadjusted, to compare…',
    notConverged: 'The unadjusted fit has not converged, so that the changes are a hint at best.',
    columns: { model: 'Model', ranks: 'Rank', plain: 'Unadjusted', change: 'Change' },
    ranks: (before: string, after: string) => (before === after ? before : `${before} → ${after}`),
    row: (before: string, after: string, plain: string, change: string) =>
      before === after
        ? `Unadjusted it has the same rank, with ${plain}; adjusting changes that by ${change}.`
        : `Unadjusted it has rank ${before}, with ${plain}; adjusting changes that by ${change}, to rank ${after}.`,
  },
};
