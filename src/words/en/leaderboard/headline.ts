import { agree, counted, list } from '../grammar.ts';

/** The headline of the leaderboard, in English. */
export const headline = {
  ahead: (p: string) => ({
    between: ' is ahead of ',
    after: ` with probability ${p}.`,
  }),
  level: (p: string) => ({
    between: ' and ',
    after: ` can’t be told apart: the first is stronger with probability ${p}.`,
  }),
  /** @param rest how many models are below these */
  clear: (n: number, rest: number) => {
    const others = agree(rest, 'the last', 'the rest');
    if (n === 0) return '';
    if (n === 2) return ` Both are clear of ${others}.`;
    return agree(
      n,
      ` The leader is clear of ${others}.`,
      ` The first ${n} are clear of ${others}.`,
    );
  },
  rival: (isAhead: boolean, rank: number) =>
    isAhead
      ? { before: ' The leader is not clear of ', after: ` in rank ${rank}, though.` }
      : { before: ' Nor is the first clear of ', after: ` in rank ${rank}.` },
  settled: ' At 95% for all at once, the order of all is settled.',
  unsettled: (models: number) =>
    ` At 95% for all at once, the order of the ${models} as a whole is not settled.`,
  unsettledWithin: (ranges: readonly string[], more: number) =>
    ` At 95% for all at once, the order is settled except within ranks ${list(more === 0 ? ranges : [...ranges, counted(more, 'more group')])}.`,
  range: (from: number, to: number) => `${from}–${to}`,
  whole: (groups: number) => `Show all ${groups} groups`,
  part: 'Show fewer groups',
  waiting: 'Fitting the model…',
  stopped: 'Stopped before there was a ranking',
  /** Stands before the first sentence. */
  adjusted: 'Adjusted for style: ',
};
