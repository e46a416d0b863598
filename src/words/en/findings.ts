import { counted } from './grammar.ts';

type Who = (judge: string) => string;

/** What Inspect says of the judgments behind a number of a report; `judge` is null for all judges. */
export const findings = {
  everyJudge: 'the judges',
  own: {
    judged: (judge) => `Judgments by ${judge} with a verdict`,
    decided: (judge) => `Judgments in which ${judge} chose a winner, the order being known`,
    'first-won': (judge) => `Judgments in which ${judge} chose the answer shown first`,
    tie: (judge) => `Judgments in which ${judge} called a tie`,
    swapped: (judge) => `Answers that ${judge} judged in both orders`,
    flip: (judge) => `Judgments in which ${judge} chose the same place twice`,
    'half-flip': (judge) => `Judgments in which ${judge} called a tie in one order only`,
    'first-both': (judge) => `Judgments in which ${judge} chose the first place twice`,
    family: (judge) =>
      `Models of the family of ${judge} against others, decided by ${judge} and by judges of other families`,
    'family-won': (judge) =>
      `Judgments in which ${judge} chose a model of its own family, where judges of other families decided too`,
    'family-won-elsewhere': (judge) =>
      `Judgments in which judges of other families chose a model of the family of ${judge}, where ${judge} decided too`,
    'length-differ': (judge) => `Decisions of ${judge} between answers of different length`,
    'length-won': (judge) => `Judgments in which ${judge} chose the longer answer`,
    'length-lost': (judge) => `Judgments in which ${judge} chose the shorter answer`,
    'lists-differ': (judge) => `Decisions of ${judge} between answers with unequal lists`,
    'lists-won': (judge) => `Judgments in which ${judge} chose the answer with more list items`,
    'lists-lost': (judge) => `Judgments in which ${judge} chose the answer with fewer list items`,
    'headings-differ': (judge) => `Decisions of ${judge} between answers with unequal headings`,
    'headings-won': (judge) => `Judgments in which ${judge} chose the answer with more headings`,
    'headings-lost': (judge) => `Judgments in which ${judge} chose the answer with fewer headings`,
    'bold-differ': (judge) => `Decisions of ${judge} between answers with unequal bold passages`,
    'bold-won': (judge) => `Judgments in which ${judge} chose the answer with more bold passages`,
    'bold-lost': (judge) => `Judgments in which ${judge} chose the answer with fewer bold passages`,
    'code-differ': (judge) => `Decisions of ${judge} between answers with unequal blocks of code`,
    'code-won': (judge) => `Judgments in which ${judge} chose the answer with more blocks of code`,
    'code-lost': (judge) =>
      `Judgments in which ${judge} chose the answer with fewer blocks of code`,
  } satisfies Record<string, Who>,
  compared: {
    shared: (judge: string, others: string) => `What ${judge} and ${others} both judged`,
    agree: (judge: string, others: string) => `Where ${judge} and ${others} agree`,
    disagree: (judge: string, others: string) => `Where ${judge} and ${others} disagree`,
  },
  groups: { people: 'people', others: 'all others' },
  /** What the number counts, where that is not single judgments. */
  cases: {
    twice: (n: string) => counted(n, 'comparison', 'comparisons'),
    verdicts: (n: string) => counted(n, 'pair of verdicts', 'pairs of verdicts'),
    answers: (n: string) => counted(n, 'pair of answers', 'pairs of answers'),
    weight: (n: string) => `${counted(n, 'judgment')} by weight`,
  },
  said: (sentence: string, cases: string) => `${sentence}: ${cases}.`,
  alone: (sentence: string) => `${sentence}.`,
  remove: 'Remove this filter',
  back: 'Back to the number',
};
