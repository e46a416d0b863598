import { counted } from './grammar.ts';

/** Rankings that came with a link, in English. */
export const link = {
  title: 'Ranking from a link',
  /** Name of its project. */
  project: (title: string) => `${title} (from a link)`,
  untitled: 'Ranking',
  opened: (title: string, judgments: string, models: string) =>
    `“${title}” came with a link: ${counted(judgments, 'judgment')} of ${counted(models, 'model')}, fitted here with the settings and seed of the link. It is a project of its own; your other projects are as they were.`,
  questions: (n: string) =>
    `A link carries counts alone: the ${counted(n, 'question')} are numbers, and the link leaves out texts and the names of judges.`,
  noQuestions:
    'A link carries counts alone: it leaves out texts and the names of judges, and ± is over these questions, since nothing says of which one a judgment is.',
  back: (name: string) => `Back to ${name}`,
  remove: 'Delete this project',
  dismiss: 'Dismiss',
  problems: {
    damaged:
      'The link is damaged or was cut, so that no ranking was opened. Ask whoever sent it for the whole link.',
    newer:
      'The link was made by a later version of Caravan, so that no ranking was opened. Reload the page for the newest version, and open the link again.',
  },
  unchanged: 'Your projects are as they were.',
};
