import { bdi } from './look.ts';
import type { Look } from './look.ts';
import { make } from './markup.ts';
import type { Markup, MarkupElement } from './markup.ts';
import type { ReadTexts } from './page/text-messages.ts';

/** The row below a judgment’s own in the list, with its texts in it. */
export function textsRow(columns: number, content: readonly Markup[]): MarkupElement {
  return make(
    'tr',
    { class: 'texts' },
    make('td', { colspan: columns }, make('div', { class: 'read' }, ...content)),
  );
}

/**
 * What can be read of a judgment; texts stay texts.
 * @param names of the models, as the row has them
 */
export function textsMarkup(
  texts: ReadTexts | null,
  names: readonly [left: string, right: string],
  { words }: Look,
): readonly Markup[] {
  const { texts: say } = words.report.judgments;
  if (texts === null) return [make('p', { role: 'alert' }, say.damaged)];
  const { question, left, right, prompts, reasoning, reasoningOf } = texts;
  const answers = [left, right];
  const hasAnswer = answers.some((answer) => answer !== null);
  const [ofLeft, ofRight] = reasoningOf;
  const content = [
    ...textOf(say.question, question),
    ...(hasAnswer
      ? [
          make(
            'div',
            { class: 'sides' },
            ...answers.map((answer, side) =>
              make(
                'div',
                {},
                make('h3', {}, bdi(names[side])),
                answer === null ? make('p', { class: 'muted' }, say.missing) : written(answer),
              ),
            ),
          ),
        ]
      : []),
    ...textOf(say.reasoning, reasoning),
    ...textOf(say.reasoningOf(names[0]), ofLeft),
    ...textOf(say.reasoningOf(names[1]), ofRight),
    ...prompts.flatMap((prompt) => textOf(say.prompt, prompt)),
  ];
  return content.length === 0 ? [make('p', {}, say.none)] : content;
}

function textOf(title: string, text: string | null): readonly Markup[] {
  return text === null ? [] : [make('div', {}, make('h3', {}, title), written(text))];
}

/** As it is, in the direction of its own first letters. */
function written(text: string): MarkupElement {
  return make('div', { class: 'written', dir: 'auto' }, text);
}
