import { fenceFor } from './fence.ts';
import { chooseSections, fillPlaces, placesOf, readPlace, textAt } from './places.ts';
import type { ShownTexts } from './places.ts';
import type { JudgedQuestion, JudgeTask, PromptTemplate } from '../setup.ts';
import { imitates, suspectsInstruction } from './suspicion.ts';

/** What a judge is asked. */
export interface FilledPrompt {
  readonly system: string;
  readonly user: string;
  /** What was filled in, for judges who look at each answer by itself. */
  readonly texts: ShownTexts;
  readonly flags: PromptFlags;
}

/** What a reader should know of a prompt. */
export interface PromptFlags {
  /** Answers that seem to tell the judge what to say. */
  readonly suspectsInstruction: readonly ('left' | 'right')[];
  /** Whether the texts stand between lines that they cannot close; templates of others have none. */
  readonly isFenced: boolean;
  /** Whether the template asks for a turn that the question, reference or an answer has not. */
  readonly lacksTurn: boolean;
  /** Whether the question has turns that the template does not show. */
  readonly hidesTurn: boolean;
}

/**
 * A template with the texts of one comparison in its places. Texts of others go into the user
 * part alone, each to the letter.
 * @throws RangeError where one of the two models did not answer the question
 */
export function fillPrompt(
  template: PromptTemplate,
  question: JudgedQuestion,
  { left, right }: Pick<JudgeTask, 'left' | 'right'>,
): FilledPrompt {
  const texts = shownTexts(question, left, right);
  const answers = { left: texts.left.join('\n'), right: texts.right.join('\n') };
  const fence = fenceFor(Object.values(texts).flat());
  const user = chooseSections(template.user, question);
  const fenceAlone = (name: string) => (name === 'fence' ? fence : null);
  const places = placesOf({ user });
  const isSuspect = (text: string) => suspectsInstruction(text) || imitates(template, text);
  return {
    system: fillPlaces(template.system, fenceAlone),
    user: fillPlaces(user, (name) => {
      const place = readPlace(name);
      return place === null ? fenceAlone(name) : textAt(texts, place);
    }),
    texts,
    flags: {
      suspectsInstruction: (['left', 'right'] as const).filter((side) => isSuspect(answers[side])),
      isFenced: user.includes('{fence}'),
      lacksTurn: places.some((place) => texts[place.part].length < Math.max(1, place.turn)),
      hidesTurn: question.turns.some(
        (_, at) =>
          !places.some(({ part, turn }) => part === 'question' && (turn === 0 || turn === at + 1)),
      ),
    },
  };
}

function shownTexts(question: JudgedQuestion, left: number, right: number): ShownTexts {
  const answerOf = (model: number): readonly string[] => {
    const answer = question.answers.at(model) ?? null;
    if (answer === null) throw new RangeError(`question ${question.id}: model ${model} is silent`);
    return answer;
  };
  return {
    question: question.turns,
    reference: question.reference,
    left: answerOf(left),
    right: answerOf(right),
  };
}
