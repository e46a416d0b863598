import { agree, counted } from '../grammar.ts';

/** The part of the Checks page about what each question does for the ranking. */
export const questions = {
  title: 'Which questions decide?',
  explain:
    'Every question is left out in turn: what would the ranking be without it, and do its verdicts follow the order that all the others give? Then the ranking is recomputed from fewer questions.',
  begin: 'Analyse the questions',
  running: 'Leaving out one question at a time',
  unknown:
    'The data don’t tell the questions apart: of some judgments the question is unknown, or each question was judged only once.',
  one: 'There is only one question here, so none can be left out.',
  random:
    'The question model is not part of these computations. In its place strengths are shifted, and their intervals widened, as with robust widths.',
  unnamed:
    'The names of the questions are not known here, so they have numbers and can’t be opened in Inspect.',
  /** One name that stands for a question without one. */
  number: (n: string) => `Question ${n}`,
  /** Sentences, one after another. */
  together: (sentences: readonly string[]) => sentences.join(' '),
  verdict: {
    decided: (count: string, all: string, leader: string) =>
      `${count} of ${counted(all, 'question')} ${agree(count, 'decides', 'decide')} the first rank: without that one, ${leader} is no longer first.`,
    stays: (all: string, leader: string) =>
      `Whichever of the ${counted(all, 'question')} is left out, ${leader} stays first.`,
    /** Where models were not fitted anew without every question. */
    refitted: (refitted: string) =>
      `(Refitted without the ${refitted} most influential; the others are estimated by one Newton step.)`,
    set: (count: string, enters: string) =>
      `The smallest set found that changes it has ${counted(count, 'question')}: without ${agree(count, 'it', 'them')} ${enters} is first.`,
    noSet: 'Leaving out every question that helps does not change it either.',
    kinds: (separating: string, all: string) =>
      `${separating} of ${counted(all, 'question')} clearly ${agree(separating, 'separates', 'separate')} models.`,
    unclear: (unclear: string) =>
      `${unclear} ${agree(unclear, 'has', 'have')} too few verdicts to tell.`,
    dead: (dead: string) => `${dead} ${agree(dead, 'is', 'are')} dead.`,
    reversed: (reversed: string) =>
      `${reversed} ${agree(reversed, 'goes', 'go')} against the order.`,
    enough: (questions: string, all: string, leader: string, share: string) =>
      `With ${questions} of ${counted(all, 'question')}, ${leader} stays first in ${share} of random subsets.`,
    notEnough: (all: string, leader: string, level: string) =>
      `No smaller number of the ${counted(all, 'question')} keeps ${leader} first in ${level} of random subsets.`,
  },
  set: {
    title: 'The smallest set that changes the first rank',
    first: (p: string, leader: string, enters: string) =>
      `With all questions, ${leader} is first with probability ${p}; without these together, ${enters} is first. Greedy search: perhaps even fewer would do.`,
    more: (count: string) => `and ${count} more`,
  },
  kinds: {
    separates: 'separates',
    unclear: 'too few verdicts',
    dead: 'dead',
    reversed: 'against the order',
  },
  kindMeaning: (low: string, sure: string) =>
    `Discrimination is the slope of item response theory (Birnbaum 1968): 1 means that the verdicts follow the strengths given by all other questions as an average question’s do, 0 that they are a coin toss, below 0 that they go against the order. A question separates models if its slope is above ${low} (“very low” up to there: Baker 2001) with probability ${sure} or more. It is dead if the slope is below ${low} with that probability, or if it has at least three verdicts and all are ties; it goes against the order if the slope is below 0 with that probability. Its own verdicts have to say so alone, too, without what the other questions are like: otherwise they are too few.`,
  figure: {
    title: 'Discrimination and influence',
    summary: (spread: string) =>
      `Each mark is a question. To the right: its verdicts follow the order more steeply (slopes scatter about 1 by ± ${spread}). Upwards: it holds the leader up; below the line, the leader would be farther ahead without it. Numbers are those of the table.`,
    x: 'Discrimination',
    y: 'Influence on the lead',
    key: 'Dots separate, rings have too few verdicts, crosses are dead, diamonds go against the order.',
  },
  table: {
    title: 'Questions',
    sort: 'Sort by',
    orders: {
      influence: 'Influence on the first rank',
      dull: 'Lowest discrimination',
      sharp: 'Highest discrimination',
      against: 'Most verdicts against the order',
      ties: 'Most ties',
      differ: 'Most disagreement',
      hard: 'Hardest (reference wins most)',
    },
    question: 'Question',
    kind: 'Separates?',
    judgments: 'Judgments',
    discrimination: 'Discrimination',
    influence: 'Influence on the lead',
    without: 'P(first) without it',
    top: 'First without it',
    against: 'Against the order',
    ties: 'Ties',
    differ: 'Judges differ',
    flips: 'Flips on swap',
    score: (reference: string) => `Score against ${reference}`,
    within: (value: string, lower: string, upper: string) => `${value} (${lower} to ${upper})`,
    explain: (interval: string) =>
      `Discrimination with its ${interval} interval. Influence: by how much the first is farther ahead of the next because of the question. P(first) is counted among some of the fit’s draws, moved to where the ranking would be without the question, so it may be a point or two off the leaderboard’s. Against the order: of the decided verdicts, those for the model that the other questions rank lower. Judges differ: of two verdicts on the same two answers, shown in the same order, the share that differ; flips: the same when the order is swapped.`,
    hardness: {
      reference: (reference: string) =>
        `All models were compared with ${reference} alone, so a question is hard where the others win least against it.`,
      none: 'How hard a question is can’t be told from comparisons without a common reference: two good answers tie just as two bad ones do. Ties and verdicts against the order show how hard it is to tell the models apart on it.',
    },
  },
  fewer: {
    title: 'Would fewer questions do?',
    summary: (subsets: string) =>
      `The ranking recomputed from ${counted(subsets, 'random subset')} of each size, compared with that from all questions. Each subset is part of the whole, so this shows how many questions were needed to get this ranking, not how close it is to the truth.`,
    x: 'Questions',
    y: 'Same model first',
    questions: 'Questions',
    same: 'Same first',
    tier: 'First from the same tier',
    tau: 'Kendall’s τ',
    interval: '95% interval',
    middle: 'Middle 90% of subsets',
    between: (lower: string, upper: string) => `${lower}–${upper}`,
    enough: (questions: string) => counted(questions, 'question'),
    made: (seed: string) => `Seed ${seed}.`,
  },
};
