import type { CaptionFacts, ExplainedColumn, TableWords } from '../../../core/publish/table.ts';
import { counted } from '../grammar.ts';
import { leaderboard } from '../leaderboard/leaderboard.ts';

const SAMPLES: Readonly<Record<CaptionFacts['by'], string>> = {
  questions: 'questions',
  raters: 'raters',
  both: 'questions and raters',
};

const STATES: Readonly<Record<CaptionFacts['state'], string>> = {
  converged: 'The fit converged.',
  doubtful: 'The fit converged, but its checks leave doubts.',
  'not-converged': 'The fit did not converge: do not rely on these numbers.',
  'not-sampled': 'A Laplace approximation, which was not sampled.',
  maximum: 'Maximum likelihood with bootstrap intervals.',
};

const EXPLAINED: Readonly<Record<ExplainedColumn, string>> = {
  ranks: 'Ranks are those that a model may have, with 95% probability for all models at once.',
  rate: 'The win rate counts wins and half of the ties, whoever the opponents were.',
  tier: 'Models of different tiers are separated, with 95% probability for all at once.',
};

/** Words of a ranking that is printed as a table, in English. */
export const table: TableWords = {
  columns: {
    rank: leaderboard.rank,
    model: leaderboard.model,
    rating: leaderboard.rating,
    interval: leaderboard.interval,
    stronger: leaderboard.stronger,
    ...leaderboard.columns,
  },
  span: (lower, upper) => `${lower} to ${upper}`,
  caption: ({
    isAlike,
    by,
    isAdjusted,
    narrow,
    state,
    models,
    judgments,
    first,
    settings,
    explained,
  }) =>
    [
      `${counted(models, 'model')} ranked from ${counted(judgments, 'judgment')}${isAdjusted ? ', adjusted for style' : ''}${first === null ? '' : `; the first ${first} are shown`}.`,
      `± is half of the ${narrow} interval, over ${isAlike ? `${SAMPLES[by]} like these` : `these ${SAMPLES[by]}`}.`,
      ...explained.map((column) => EXPLAINED[column]),
      STATES[state],
      ...(settings === null ? [] : [`Priors or ties are not the defaults: ${settings}.`]),
    ].join(' '),
};
