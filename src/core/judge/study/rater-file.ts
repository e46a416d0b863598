import type { JudgedQuestion, JudgeTask } from '../setup.ts';

/**
 * What the page of one rater holds: nothing that says which model wrote what. Answers are numbered
 * as they first come up, so that a number says nothing either.
 */
export interface RaterFile {
  /** The id of the study's plan. */
  readonly study: string;
  /** By position. */
  readonly rater: number;
  readonly name: string;
  /** Which language the page opens in. */
  readonly language: 'en' | 'ja';
  readonly questions: readonly Pick<JudgedQuestion, 'turns' | 'reference'>[];
  /** Turn by turn. */
  readonly answers: readonly (readonly string[])[];
  /** In the order they are shown, by positions in the lists above; A is shown first. */
  readonly pairs: readonly {
    readonly question: number;
    readonly a: number;
    readonly b: number;
  }[];
}

/**
 * @param about all but the lists
 * @param list of this rater
 * @param questions of the run
 */
export function raterFile(
  about: Omit<RaterFile, 'questions' | 'answers' | 'pairs'>,
  list: readonly Omit<JudgeTask, 'judge'>[],
  questions: readonly JudgedQuestion[],
): RaterFile {
  const asked = new Map<number, number>();
  const shown = new Map<string, number>();
  const answers: (readonly string[])[] = [];
  const answerOf = (question: number, model: number): number => {
    const key = [question, model].join();
    const place = shown.get(key) ?? answers.push(questions[question].answers[model] ?? []) - 1;
    shown.set(key, place);
    return place;
  };
  const pairs = list.map(({ question, left, right }) => {
    const place = asked.get(question) ?? asked.size;
    asked.set(question, place);
    return { question: place, a: answerOf(question, left), b: answerOf(question, right) };
  });
  const texts = [...asked.keys()].map((at) => {
    const { turns, reference } = questions[at];
    return { turns, reference };
  });
  return { ...about, questions: texts, answers, pairs };
}
