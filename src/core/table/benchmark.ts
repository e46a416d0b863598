/**
 * The nouns around judgments: what was asked, what was answered, how it is judged, and what
 * others published of it.
 */

/** Position of a text among all that the files hold; the texts themselves are kept separately. */
export type TextIndex = number;

export interface Question {
  readonly id: string;
  readonly category: string | null;
  /** What the user says, turn by turn; none where a file only names the question. */
  readonly turns: readonly TextIndex[];
  /** Answers to compare with, turn by turn. */
  readonly reference: readonly TextIndex[];
}

export interface Answer {
  readonly model: string;
  readonly question: string;
  readonly id: string | null;
  readonly turns: readonly TextIndex[];
  /** US dollars that the whole answer cost; not there where the file does not say. */
  readonly cost?: number;
  /** How long the whole answer took; likewise. */
  readonly seconds?: number;
}

/** Sums over the answers of which a file says it. */
export interface Spent {
  /** Answers whose cost is known, and what they cost together, in US dollars. */
  readonly priced: number;
  readonly cost: number;
  /** Answers of which it is known how long they took, and how long that was in all. */
  readonly timed: number;
  readonly seconds: number;
}

/** What the scored outputs of a model cost and took, in a file that has them for no answers. */
export interface ModelSpent extends Spent {
  readonly model: string;
}

export const NOTHING_SPENT: Spent = { priced: 0, cost: 0, timed: 0, seconds: 0 };

/** The sums with one more answer; null where a number is unknown. */
export function spentAlso(
  { priced, cost, timed, seconds }: Spent,
  more: { readonly cost: number | null; readonly seconds: number | null },
): Spent {
  return {
    priced: priced + (more.cost === null ? 0 : 1),
    cost: cost + (more.cost ?? 0),
    timed: timed + (more.seconds === null ? 0 : 1),
    seconds: seconds + (more.seconds ?? 0),
  };
}

/** A template for a judge, with places such as {question} and {answer_a} to fill in. */
export interface Prompt {
  readonly name: string;
  /** Such as pairwise or single; null where the file does not say. */
  readonly type: string | null;
  readonly category: string | null;
  readonly system: TextIndex | null;
  readonly template: TextIndex;
  /** What fills a place that the data do not fill: name of the place, text. */
  readonly defaults: readonly (readonly [place: string, text: TextIndex])[];
  /** How the verdict is marked, such as [[A]]; null where the file does not say. */
  readonly outputFormat: string | null;
}

/** One model of a ranking that was published; numbers on the scale of the source. */
export interface RankingEntry {
  readonly model: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Share of its judgments that it won, from 0 to 1. */
  readonly winRate: number | null;
  /** Probability of being stronger than the next in the ranking. */
  readonly strongerThanNext: number | null;
}

export interface Ranking {
  readonly file: string;
  /** What the values are: the name of the field they stand in, and the method if one is named. */
  readonly measure: string;
  readonly entries: readonly RankingEntry[];
}

/** All of these that some files hold, without the texts: core/texts keeps those. */
export interface Benchmark {
  /** How many texts there are: a TextIndex is below this. */
  readonly texts: number;
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
  readonly prompts: readonly Prompt[];
  readonly rankings: readonly Ranking[];
  /** Once for each file and model; not there where no file says it of scored outputs. */
  readonly spent?: readonly ModelSpent[];
}

export const EMPTY_BENCHMARK: Benchmark = {
  texts: 0,
  questions: [],
  answers: [],
  prompts: [],
  rankings: [],
};

/** Several as one, in order; texts are renumbered, and nothing is left out. */
export function mergeBenchmarks(parts: readonly Benchmark[]): Benchmark {
  let texts = 0;
  const questions: Question[] = [];
  const answers: Answer[] = [];
  const prompts: Prompt[] = [];
  const rankings: Ranking[] = [];
  const spent = parts.flatMap((part) => part.spent ?? []);
  for (const part of parts) {
    const shift = texts;
    const moved = (indices: readonly TextIndex[]) => indices.map((index) => index + shift);
    texts += part.texts;
    for (const question of part.questions) {
      const { turns, reference } = question;
      questions.push({ ...question, turns: moved(turns), reference: moved(reference) });
    }
    for (const answer of part.answers) {
      answers.push({ ...answer, turns: moved(answer.turns) });
    }
    for (const prompt of part.prompts) {
      const { system, template, defaults } = prompt;
      prompts.push({
        ...prompt,
        system: system === null ? null : system + shift,
        template: template + shift,
        defaults: defaults.map(([place, text]) => [place, text + shift]),
      });
    }
    rankings.push(...part.rankings);
  }
  return { texts, questions, answers, prompts, rankings, ...(spent.length > 0 && { spent }) };
}
