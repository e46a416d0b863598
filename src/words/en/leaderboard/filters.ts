import { counted, list } from '../grammar.ts';

/** What a ranking can be narrowed down to, in English. */
export const filters = {
  title: 'Filters',
  lead: 'Filter by',
  /** Names that Caravan knows; others are shown as the files have them. */
  names: {
    category: 'Category',
    subcategory: 'Subcategory',
    language: 'Language',
    kind: 'Kind of judge',
    judge: 'Judge',
    file: 'File',
    date: 'Date',
    turn: 'Turn',
    domain: 'Domain',
    topic: 'Topic',
    subject: 'Subject',
    tag: 'Tag',
    task: 'Task',
    dataset: 'Dataset',
    source: 'Source',
    difficulty: 'Difficulty',
    model: 'Models',
  },
  kinds: { people: 'people', models: 'models' },
  active: (name: string, values: string) => `${name}: ${values}`,
  since: (date: string) => `from ${date}`,
  until: (date: string) => `until ${date}`,
  either: (values: readonly string[]) => values.join(' or '),
  between: (names: readonly string[]) => `only between ${list(names)}`,
  remove: (filter: string) => `Remove filter ${filter}`,
  clear: 'Clear filters',
  values: (name: string) => `${name}: choose any`,
  search: 'Search values',
  noValue: 'No value has this in its name.',
  more: (n: string) => `${n} more: search to find them.`,
  from: 'From',
  to: 'To',
  judgments: (n: string) => counted(n, 'judgment'),
  rests: (part: string, whole: string, share: string) =>
    `Rests on ${part} of ${counted(whole, 'judgment')} (${share}).`,
  kept: 'The project’s own ranking stays as it is.',
  counting: 'Counting judgments…',
  adjusted: 'Style-adjusted',
  /** Stands behind the name of the data. */
  named: 'adjusted for style',
  reading: 'Reading answers and counting judgments…',
  noTexts:
    'No judgment of these has the texts of both answers in storage, so there is nothing to adjust.',
  toData: 'Keep texts on the Data page',
  alike:
    'The answers don’t differ in length or markdown, so this is the ranking as it is, of the judgments with texts.',
};
